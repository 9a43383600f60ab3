import { Form } from "@remix-run/react";
import type { ListingDraft } from "~/domain/catalog/drafts/draft-queries.server";
import type { OwnListing } from "~/domain/catalog/own-listings.server";
import { pick } from "~/lib/localized-text";
import { formatVnd } from "~/platform/i18n/format";
import { LISTING_TEXTS, type ListingDictionary } from "~/platform/i18n/messages/listing";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Picture } from "~/ui/commerce/picture";
import { Badge } from "~/ui/kit/badge";
import { Button, ButtonLink } from "~/ui/kit/button";
import { Notice } from "~/ui/kit/notice";
import { Pager } from "~/ui/kit/pager";
import { Section } from "~/ui/kit/section";

type Props = { drafts: ListingDraft[]; listings: OwnListing[]; page: number; pages: number; done: string | null };

/** What a producer is writing and what they sell. */
export function ListingsPage({ drafts, listings, page, pages, done }: Props) {
  const t = useTexts(LISTING_TEXTS);
  const to = useLocalePath();
  return (
    <div className="grid max-w-4xl grid-cols-1 gap-6">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div>
          <h1 className="text-2xl">{t("title")}</h1>
          <p className="text-soft">{t("lead")}</p>
        </div>
        <div className="flex flex-wrap gap-3">
          <Form method="post"><Button type="submit" name="intent" value="new" icon="plus">{t("new")}</Button></Form>
          <ButtonLink href={to("/nguoi-ban/kho")} variant="secondary" icon="box">{t("stock.title")}</ButtonLink>
        </div>
      </div>
      {done && `done.${done}` in LISTING_TEXTS.vi ? <Notice tone="good" live>{t(`done.${done}` as keyof ListingDictionary)}</Notice> : null}
      {drafts.length > 0 ? (
        <Section title={t("drafts")}>
          <ul className="grid grid-cols-1 gap-3">{drafts.map((draft) => <DraftCard key={draft.id} draft={draft} />)}</ul>
        </Section>
      ) : null}
      <Section title={t("selling")}>
        {listings.length === 0 ? <p className="panel p-4 text-soft">{t("none")}</p> : null}
        <ul className="grid grid-cols-1 gap-3 sm:grid-cols-2">{listings.map((listing) => <ListingCard key={listing.id} listing={listing} />)}</ul>
        <div className="mt-4"><Pager page={page} pages={pages} href={(number) => `${to("/nguoi-ban/san-pham")}?page=${number}`} labels={{ nav: t("stock.pages"), previous: t("stock.previous"), next: t("stock.next") }} /></div>
      </Section>
    </div>
  );
}

function DraftCard({ draft }: { draft: ListingDraft }) {
  const t = useTexts(LISTING_TEXTS);
  const to = useLocalePath();
  const [cover] = draft.pictures;
  const returned = draft.state === "editing" && draft.reason !== null;
  return (
    <li className="panel flex items-center gap-3 p-3">
      <div className="size-16 flex-none overflow-hidden rounded-control [&_img]:size-full [&_img]:object-cover"><Picture picture={cover ? { ...cover, avif: false } : null} alt="" sizes="4rem" /></div>
      <div className="min-w-0 grow">
        <p className="font-semibold">{draft.facts.name.vi ?? t("unnamed")}</p>
        {draft.productId ? <p className="text-sm text-soft">{t("changing")}</p> : null}
        {returned ? <p className="text-persimmon">{t("returned", { reason: draft.reason ?? "" })}</p> : null}
        <p className="mt-1 flex flex-wrap items-center gap-3">
          <Badge tone={returned ? "warn" : draft.state === "submitted" ? "info" : "neutral"}>{t(returned ? "state.returned" : `state.${draft.state}`)}</Badge>
          <a className="link inline-flex min-h-11 items-center" href={to(`/nguoi-ban/san-pham/${draft.id}/${draft.state === "submitted" ? "gui" : "anh"}`)}>{t(draft.state === "submitted" ? "review" : "continue")}</a>
        </p>
      </div>
    </li>
  );
}

function ListingCard({ listing }: { listing: OwnListing }) {
  const t = useTexts(LISTING_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  return (
    <li className="panel flex items-start gap-3 p-3">
      <div className="size-20 flex-none overflow-hidden rounded-control [&_img]:size-full [&_img]:object-cover"><Picture picture={listing.picture} alt="" sizes="5rem" /></div>
      <div className="min-w-0 grow">
        <p className="font-semibold">{pick(listing.name, locale)}</p>
        <p className="num text-soft">{listing.priceVnd === null ? "" : formatVnd(listing.priceVnd, locale)}</p>
        <p className="flex flex-wrap items-center gap-x-3">
          <Badge tone={listing.state === "published" ? "good" : "neutral"}>{t(`state.${listing.state}`)}</Badge>
          {listing.state === "published" ? <a className="link inline-flex min-h-11 items-center" href={to(`/san-pham/${listing.slug}`)}>{t("view")}</a> : null}
        </p>
        <p><a className="link inline-flex min-h-11 items-center" href={to(`/nguoi-ban/cach-ban/${listing.id}`)}>{t("toVariants")}</a></p>
        <Form method="post">
          <input type="hidden" name="product" value={listing.id} />
          <Button type="submit" name="intent" value="change" variant="quiet" size="sm" icon="edit">{t("change")}</Button>
        </Form>
      </div>
    </li>
  );
}
