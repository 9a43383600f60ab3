import { formatDate, formatSignedVnd } from "~/platform/i18n/format";
import { INVOICE_TEXTS } from "~/platform/i18n/messages/invoice";
import { useLocale, useTexts } from "~/platform/i18n/react";
import type { SeenInvoice } from "./buyer-invoices.server";

/** Documents of an order or a parcel, each to be saved. */
export function InvoiceList({ documents, hrefOf }: { documents: readonly SeenInvoice[]; hrefOf: (id: string) => string }) {
  const t = useTexts(INVOICE_TEXTS);
  const locale = useLocale();
  if (documents.length === 0) return null;
  return (
    <ul className="divide-y divide-line">
      {documents.map(({ id, code, kind, reason, day, total, eInvoice }) => (
        <li key={id} className="grid gap-0.5 py-2">
          <span className="flex flex-wrap items-baseline justify-between gap-x-4">
            <b>{t(`kind.${kind}`)}{reason ? `, ${t(`reason.${reason}`)}` : ""}</b>
            <b className="num whitespace-nowrap">{formatSignedVnd(total, locale)}</b>
          </span>
          <span className="text-soft">{formatDate(day, locale)} · {eInvoice ? t("eInvoice", { series: eInvoice.series, number: eInvoice.number }) : t("notYet")}</span>
          <a className="link inline-flex min-h-11 items-center self-start" href={hrefOf(id)} download>{t("download", { code })}</a>
        </li>
      ))}
    </ul>
  );
}
