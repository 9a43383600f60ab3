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
  const words = useTexts(INVOICE_TEXTS);
  const locale = useLocale();
  const to = useLocalePath();
  return (
    <Table fits label={label} head={<><Th>{t("document")}</Th><Th end>{t("amount")}</Th><Th>{t("state")}</Th></>}>
      {documents.map(({ id, code, kind, reason, day, total, eInvoice, sent, orderCode, shipmentId, buyerName }) => (
        <tr key={id}>
          <Td>
            <a className="link code inline-flex min-h-11 items-center" href={to(`/nguoi-ban/hoa-don/${id}/tep`)} download aria-label={words("download", { code })}>{code}</a>
            <span className="block text-sm text-soft">{[formatDate(day, locale), words(`kind.${kind}`), reason ? words(`reason.${reason}`) : "", kind === "commission" ? "" : buyerName].filter(Boolean).join(" · ")}</span>
            {orderCode && shipmentId ? <a className="link inline-flex min-h-11 items-center text-sm" href={to(`/nguoi-ban/don-hang/${shipmentId}`)}>{t("order", { code: orderCode })}</a> : null}
          </Td>
          <Td end><b className="num whitespace-nowrap">{formatSignedVnd(total, locale)}</b></Td>
          <Td>{eInvoice ? <span className="code">{eInvoice.series} {eInvoice.number}</span> : t(`state.${sent?.state ?? "none"}`)}</Td>
        </tr>
      ))}
    </Table>
  );
}
