import { Form } from "@remix-run/react";
import type { BatchCounts, MonthOfSeller } from "~/domain/invoices/invoice-batches.server";
import type { LocalDate } from "~/lib/local-date";
import { pick } from "~/lib/localized-text";
import { formatMoment, formatSignedVnd } from "~/platform/i18n/format";
import { INVOICE_DESK_TEXTS } from "~/platform/i18n/messages/invoice-desk";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { Notice } from "~/ui/kit/notice";
import { Table, Td, Th } from "~/ui/kit/table";
import { AdminHead, AdminPanel } from "~/ui/layout/admin-page";
import { MonthFilter, monthName } from "./month-filter";

type Props = { month: LocalDate; months: LocalDate[]; sellers: MonthOfSeller[]; batches: BatchCounts[]; nothing: boolean };

/** A month's documents by seller, what of them waits to be handed over, and the batches that were. */
export function InvoicesPage({ month, months, sellers, batches, nothing }: Props) {
  const t = useTexts(INVOICE_DESK_TEXTS);
  return (
    <>
      <AdminHead title={t("title")} lead={<p className="max-w-prose">{t("desk.lead")}</p>} />
      <div className="grid grid-cols-1 gap-5">
        {nothing ? <Notice tone="warn" live>{t("desk.nothing")}</Notice> : null}
        <MonthFilter month={month} months={months} />
        <AdminPanel title={`${t("documents")} (${monthName(month)})`}>{sellers.length === 0 ? <p className="text-soft">{t("desk.none")}</p> : <Sellers sellers={sellers} month={month} />}</AdminPanel>
        <AdminPanel title={t("desk.batches")}>{batches.length === 0 ? <p className="text-soft">{t("desk.noBatch")}</p> : <Batches batches={batches} />}</AdminPanel>
      </div>
    </>
  );
}

function Sellers({ sellers, month }: { sellers: readonly MonthOfSeller[]; month: LocalDate }) {
  const t = useTexts(INVOICE_DESK_TEXTS);
  const locale = useLocale();
  const vnd = (amount: bigint) => <span className="num whitespace-nowrap">{formatSignedVnd(amount, locale)}</span>;
  return (
    <>
      <ul className="divide-y divide-line md:hidden">
        {sellers.map((seller) => (
          <li key={seller.producerId} className="grid gap-1 py-3">
            <span className="flex items-start justify-between gap-3"><b className="min-w-0">{pick(seller.producer, locale)}</b><b className="flex-none">{vnd(seller.goods)}</b></span>
            <span className="text-sm text-soft">{t("desk.count")}: {seller.sales} · {t("tax")}: {vnd(seller.tax)}</span>
            <HandOver seller={seller} month={month} />
          </li>
        ))}
      </ul>
      <div className="hidden md:block">
        <Table label={t("documents")} head={<><Th>{t("desk.seller")}</Th><Th end>{t("desk.count")}</Th><Th end>{t("gross")}</Th><Th end>{t("tax")}</Th><Th>{t("desk.waiting")}</Th></>}>
          {sellers.map((seller) => (
            <tr key={seller.producerId}>
              <Td>{pick(seller.producer, locale)}</Td>
              <Td end>{seller.sales}</Td>
              <Td end>{vnd(seller.goods)}</Td>
              <Td end>{vnd(seller.tax)}</Td>
              <Td><HandOver seller={seller} month={month} /></Td>
            </tr>
          ))}
        </Table>
      </div>
    </>
  );
}

/** Puts what waits of a seller into a batch. */
function HandOver({ seller: { producerId, waiting, commissionWaiting }, month }: { seller: MonthOfSeller; month: LocalDate }) {
  const t = useTexts(INVOICE_DESK_TEXTS);
  if (waiting + commissionWaiting === 0) return <span className="text-soft">–</span>;
  return (
    <Form method="post" action={`?month=${month.slice(0, 7)}`} className="flex flex-wrap gap-2">
      <input type="hidden" name="producer" value={producerId} />
      <input type="hidden" name="month" value={month.slice(0, 7)} />
      {waiting > 0 ? <Button type="submit" name="intent" value="sales" variant="secondary">{t("desk.export", { count: waiting })}</Button> : null}
      {commissionWaiting > 0 ? <Button type="submit" name="intent" value="commission" variant="secondary">{t("desk.exportCommission")}</Button> : null}
    </Form>
  );
}

function Batches({ batches }: { batches: readonly BatchCounts[] }) {
  const t = useTexts(INVOICE_DESK_TEXTS);
  const locale = useLocale();
  const path = useLocalePath()("/quan-tri/hoa-don/dot");
  return (
    <Table fits label={t("desk.batches")} head={<><Th>{t("desk.at")}</Th><Th>{t("desk.seller")}</Th><Th end>{t("desk.count")}</Th><Th end>{t("desk.accepted")}</Th><Th end>{t("desk.rejected")}</Th></>}>
      {batches.map(({ id, code, at, producer, documents, accepted, rejected, commission }) => (
        <tr key={id}>
          <Td><a className="link inline-flex min-h-11 flex-col justify-center" href={`${path}/${id}`}><span className="code">{code}</span><span className="text-sm">{formatMoment(at, locale)}</span></a></Td>
          <Td>{pick(producer, locale)}{commission ? `, ${t("desk.ofCommission")}` : ""}</Td>
          <Td end>{documents}</Td>
          <Td end>{accepted}</Td>
          <Td end>{rejected}</Td>
        </tr>
      ))}
    </Table>
  );
}
