import type { ReactNode } from "react";
import type { VatSum } from "~/domain/invoices/invoice";
import type { LocalDate } from "~/lib/local-date";
import { formatDate, formatSignedVnd } from "~/platform/i18n/format";
import { INVOICE_TEXTS } from "~/platform/i18n/messages/invoice";
import { INVOICE_DESK_TEXTS } from "~/platform/i18n/messages/invoice-desk";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Table, Td, Th } from "~/ui/kit/table";
import type { SellersInvoice } from "./seller-invoices.server";
import { MonthFilter, monthName } from "./month-filter";
import { VatSums } from "./vat-sums";

type Props = { month: LocalDate; months: LocalDate[]; sales: SellersInvoice[]; commission: SellersInvoice[]; sums: VatSum[] };

/** A producer's documents of a month, what they come to by rate of tax, and the shop's own about its commission. */
export function SellerInvoicesPage({ month, months, sales, commission, sums }: Props) {
  const t = useTexts(INVOICE_DESK_TEXTS);
  return (
    <div className="grid max-w-4xl grid-cols-1 gap-5">
      <div>
        <h1 className="text-2xl">{t("title")}</h1>
        <p className="max-w-prose text-soft">{t("lead")}</p>
      </div>
      <MonthFilter month={month} months={months} />
      {sums.length > 0 ? <Part title={`${t("totals")}, ${monthName(month)}`}><VatSums sums={sums} /></Part> : null}
      <Part title={t("documents")}>{sales.length === 0 ? <p className="p-4 text-soft">{t("none")}</p> : <Documents documents={sales} label={t("documents")} />}</Part>
      {commission.length > 0 ? <Part title={t("commission")}><Documents documents={commission} label={t("commission")} /></Part> : null}
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid grid-cols-1 gap-2">
      <h2 className="text-lg">{title}</h2>
      <div className="panel">{children}</div>
    </section>
  );
}

function Documents({ documents, label }: { documents: readonly SellersInvoice[]; label: string }) {
  const t = useTexts(INVOICE_DESK_TEXTS);
  const locale = useLocale();
  const total = (amount: bigint) => <b className="num whitespace-nowrap">{formatSignedVnd(amount, locale)}</b>;
  return (
    <>
      <ul className="divide-y divide-line md:hidden">
        {documents.map((document) => (
          <li key={document.id} className="grid gap-0.5 px-4 py-2">
            <span className="flex items-center justify-between gap-3"><Code document={document} />{total(document.total)}</span>
            <About document={document} />
            <span className="flex flex-wrap items-center justify-between gap-x-3"><OrderLink document={document} /><State document={document} /></span>
          </li>
        ))}
      </ul>
      <div className="hidden md:block">
        <Table label={label} head={<><Th>{t("document")}</Th><Th>{t("buyer")}</Th><Th end>{t("amount")}</Th><Th>{t("state")}</Th></>}>
          {documents.map((document) => (
            <tr key={document.id}>
              <Td><Code document={document} /></Td>
              <Td><About document={document} /><OrderLink document={document} /></Td>
              <Td end>{total(document.total)}</Td>
              <Td><State document={document} /></Td>
            </tr>
          ))}
        </Table>
      </div>
    </>
  );
}

type One = { document: SellersInvoice };

function Code({ document: { id, code } }: One) {
  const words = useTexts(INVOICE_TEXTS);
  const to = useLocalePath();
  return <a className="link code inline-flex min-h-11 items-center" href={to(`/nguoi-ban/hoa-don/${id}/tep`)} download aria-label={words("download", { code })}>{code}</a>;
}

function About({ document: { day, kind, reason, buyerName } }: One) {
  const words = useTexts(INVOICE_TEXTS);
  const locale = useLocale();
  return <span className="block text-sm text-soft">{[formatDate(day, locale), words(`kind.${kind}`), reason ? words(`reason.${reason}`) : "", kind === "commission" ? "" : buyerName].filter(Boolean).join(" · ")}</span>;
}

function OrderLink({ document: { orderCode, shipmentId } }: One) {
  const t = useTexts(INVOICE_DESK_TEXTS);
  const to = useLocalePath();
  if (orderCode === null || shipmentId === null) return null;
  return <a className="link inline-flex min-h-11 items-center text-sm" href={to(`/nguoi-ban/don-hang/${shipmentId}`)}>{t("order", { code: orderCode })}</a>;
}

function State({ document: { eInvoice, sent } }: One) {
  const t = useTexts(INVOICE_DESK_TEXTS);
  return eInvoice ? <span className="code">{eInvoice.series} {eInvoice.number}</span> : <span className="text-sm">{t(`state.${sent?.state ?? "none"}`)}</span>;
}
