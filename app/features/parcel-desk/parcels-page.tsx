import { Form } from "@remix-run/react";
import type { Parcel } from "~/domain/orders/parcel-queries.server";
import { PARCEL_TABS, type ParcelFilter, type ParcelTab } from "~/domain/orders/parcels";
import { PARCEL_TEXTS } from "~/platform/i18n/messages/parcels";
import { useLocalePath, useTexts } from "~/platform/i18n/react";
import { Button, ButtonLink } from "~/ui/kit/button";
import { Notice } from "~/ui/kit/notice";
import { Pager } from "~/ui/kit/pager";
import { Tabs } from "~/ui/layout/tabs";
import { ParcelCard } from "./parcel-card";

type Props = {
  filter: ParcelFilter;
  counts: Record<ParcelTab, number> & { unpaid: number };
  total: number;
  pageSize: number;
  parcels: Parcel[];
  done: { step: "confirmed" | "shipped" | "delivered"; count: number } | null;
  refusal: "none" | undefined;
};

/** A producer's parcels by what is to be done with them. */
export function ParcelsPage({ filter, counts, total, pageSize, parcels, done, refusal }: Props) {
  const t = useTexts(PARCEL_TEXTS);
  const path = useLocalePath()("/nguoi-ban/don-hang");
  const { tab, q, page } = filter;
  const address = (change: Record<string, string>) => `${path}?${new URLSearchParams({ ...(tab === "new" ? {} : { tab }), ...(q ? { q } : {}), ...change })}`;
  return (
    <div className="grid max-w-4xl grid-cols-1 gap-4">
      <h1 className="text-2xl">{t("title")}</h1>
      <Tabs label={t("tabs")} tabs={PARCEL_TABS.map((one) => ({ href: `${path}?tab=${one}`, text: t(`tab.${one}`), count: one === "delivered" || one === "back" || one === "cancelled" ? undefined : counts[one], current: one === tab, urgent: one === "new" }))} />
      {done && !refusal ? <Notice tone="good" live>{t(`done.${done.step}`, { count: done.count })}</Notice> : null}
      {refusal ? <Notice tone="bad" live>{t(`refused.${refusal}`)}</Notice> : null}
      <form method="get" role="search" className="flex gap-2">
        <input type="hidden" name="tab" value={tab} />
        <input type="search" name="q" className="input" aria-label={t("search")} placeholder={t("search")} defaultValue={q} maxLength={100} />
        <Button type="submit" variant="secondary" className="whitespace-nowrap">{t("searchSubmit")}</Button>
      </form>
      {tab === "new" && counts.unpaid > 0 ? <p className="text-soft">{t("unpaid", { count: counts.unpaid })}</p> : null}
      {tab === "packing" && total > 0 ? (
        <div className="flex flex-wrap gap-3">
          <ButtonLink href={`${path}/lay-hang`} variant="secondary" icon="box">{t("picking")}</ButtonLink>
          <ButtonLink href={`${path}/phieu`} variant="secondary" icon="print">{t("printAll")}</ButtonLink>
        </div>
      ) : null}
      {total === 0 ? <p className="panel p-4 text-soft">{q ? t("none.search", { query: q }) : t(`none.${tab}`)}</p> : <ParcelForm tab={tab} total={total} parcels={parcels} path={path} />}
      <Pager page={page} pages={Math.ceil(total / pageSize)} href={(number) => address({ page: String(number) })} labels={{ nav: t("pages"), previous: t("previous"), next: t("next") }} />
    </div>
  );
}

/** New parcels can be taken up together; all lists lead to each parcel. */
function ParcelForm({ tab, total, parcels, path }: Pick<Props, "total" | "parcels"> & { tab: ParcelTab; path: string }) {
  const t = useTexts(PARCEL_TEXTS);
  const list = (
    <ul className="grid grid-cols-1 gap-3">
      {parcels.map((parcel) => <ParcelCard key={parcel.id} parcel={parcel} path={path} selectable={tab === "new"} />)}
    </ul>
  );
  if (tab !== "new") return list;
  return (
    <Form method="post" className="grid grid-cols-1 gap-4">
      {list}
      <div className="sticky bottom-20 z-10 flex flex-wrap gap-3 rounded-control bg-surface p-3 shadow-lg lg:bottom-4">
        <Button type="submit" name="intent" value="confirm" icon="check" className="grow sm:grow-0">{t("confirmSelected")}</Button>
        {total > 1 && total <= parcels.length ? <Button type="submit" name="intent" value="confirm-all" variant="secondary" className="grow sm:grow-0">{t("confirmAll", { count: total })}</Button> : null}
      </div>
    </Form>
  );
}
