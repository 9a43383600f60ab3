import { INVOICE_DESK_TEXTS } from "~/platform/i18n/messages/invoice-desk";
import { useLocalePath, useTexts } from "~/platform/i18n/react";
import type { SeenInvoice } from "./buyer-invoices.server";
import { InvoiceList } from "./invoice-list";

/** The documents of a parcel, at its seller's desk; nothing before it was delivered. */
export function ParcelInvoices({ documents, delivered }: { documents: readonly SeenInvoice[]; delivered: boolean }) {
  const t = useTexts(INVOICE_DESK_TEXTS);
  const path = useLocalePath()("/nguoi-ban/hoa-don");
  if (!delivered && documents.length === 0) return null;
  return (
    <section className="panel p-4" aria-labelledby="chung-tu-kien">
      <h2 id="chung-tu-kien" className="text-lg">{t("trail")}</h2>
      {documents.length === 0 ? <p className="text-soft">{t("parcel.none")}</p> : null}
      <InvoiceList documents={documents} hrefOf={(id) => `${path}/${id}/tep`} />
    </section>
  );
}
