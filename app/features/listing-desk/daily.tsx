import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import type { ListingDraft } from "~/domain/catalog/drafts/draft-queries.server";
import type { ActingFor } from "~/domain/producers/acting-for.server";
import { may } from "~/domain/producers/member-roles";
import { LISTING_TEXTS } from "~/platform/i18n/messages/listing";
import { useLocalePath, useTexts } from "~/platform/i18n/react";
import { Button, ButtonLink } from "~/ui/kit/button";
import { Section } from "~/ui/kit/section";
import { AttentionList } from "~/ui/layout/attention-list";

/** What is done every day: what was sent back, what runs out, and the ways to products, stock and people. */
export function Daily({ producer, drafts, low, children }: { producer: ActingFor; drafts: ListingDraft[]; low: number; /** The ways to other daily work. */ children: ReactNode }) {
  const t = useTexts(LISTING_TEXTS);
  const to = useLocalePath();
  const see = t("home.see");
  const items = [
    ...(producer.verified ? [] : [{ key: "unverified", text: t("home.unverified"), href: to("/nguoi-ban/dang-ky"), action: see, urgent: true }]),
    ...drafts.flatMap(({ id, state, reason, facts }) => (state === "editing" && reason !== null ? [{ key: id, text: t("home.toFix", { name: facts.name.vi ?? "", reason }), href: to(`/nguoi-ban/san-pham/${id}/gui`), action: see, urgent: true }] : [])),
    ...(low > 0 ? [{ key: "low", text: t("home.low", { count: low }), href: to("/nguoi-ban/kho?low=1"), action: see, urgent: false }] : []),
  ];
  return (
    <Section title={t("home.today")}>
      <div className="grid grid-cols-1 gap-3">
        <div className="flex flex-wrap gap-3">
          {may(producer.role, "listings") ? <Form method="post" action={to("/nguoi-ban/san-pham")}><Button type="submit" name="intent" value="new" icon="plus">{t("home.add")}</Button></Form> : null}
          <ButtonLink href={to("/nguoi-ban/kho")} variant="secondary" icon="box">{t("home.stock")}</ButtonLink>
          {may(producer.role, "people") ? <ButtonLink href={to("/nguoi-ban/nguoi-lam")} variant="secondary" icon="user">{t("home.people")}</ButtonLink> : null}
        </div>
        {children}
        {items.length > 0 ? <AttentionList items={items} /> : null}
      </div>
    </Section>
  );
}
