import { Form, useLocation } from "@remix-run/react";
import type { DetailField } from "~/domain/invoices/buyer-details";
import { formatDate } from "~/platform/i18n/format";
import { INVOICE_TEXTS } from "~/platform/i18n/messages/invoice";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { TextField } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import type { BuyerInvoices, DetailsRefusal } from "./buyer-invoices.server";
import { InvoiceList } from "./invoice-list";

type Props = BuyerInvoices & { saved: boolean; refusal: DetailsRefusal | undefined };

/** What is to stand on the invoice of an order, while that may be changed, and the documents there are. */
export function BuyersInvoices({ party, version, open, lastDay, delivered, documents, saved, refusal }: Props) {
  const t = useTexts(INVOICE_TEXTS);
  const locale = useLocale();
  const { pathname, search } = useLocation();
  if (!open && documents.length === 0) return null;
  return (
    <section className="panel grid gap-3 px-5 py-5" aria-labelledby="hoa-don-tieu-de" id="hoa-don">
      <h2 id="hoa-don-tieu-de" className="text-xl">{t("title")}</h2>
      {saved && !refusal ? <Notice tone="good" live>{t("saved")}</Notice> : null}
      {refusal?.refused ? <Notice tone="bad" live>{t(`refused.${refusal.refused}`)}</Notice> : null}
      <p>{party.kind === "none" ? t("none") : t("now", { name: party.name, taxId: party.taxId ?? "" })}</p>
      <p className="hint">{!open ? t("closed") : lastDay ? t("until", { day: formatDate(lastDay, locale) }) : t("open")}</p>
      {open ? (
        <details className="no-print" open={refusal !== undefined}>
          <summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold">{t(party.kind === "none" ? "give" : "change")}</summary>
          <DetailsForm party={party} version={version} refusal={refusal} action={`${pathname}${search}`} />
        </details>
      ) : null}
      {documents.length > 0 ? <h3 className="text-lg">{t("documents")}</h3> : <p className="hint">{t(delivered ? "waiting" : "later")}</p>}
      <InvoiceList documents={documents} hrefOf={(id) => `${pathname}/chung-tu/${id}${search}`} />
    </section>
  );
}

function DetailsForm({ party, version, refusal, action }: Pick<Props, "party" | "version" | "refusal"> & { action: string }) {
  const t = useTexts(INVOICE_TEXTS);
  const known = party.kind === "none" ? { name: "", taxId: "", address: party.address ?? "", email: party.email ?? "", buyerName: party.buyerName ?? "" }
    : { name: party.name, taxId: party.taxId ?? "", address: party.address ?? "", email: party.email ?? "", buyerName: party.buyerName ?? "" };
  const values = refusal?.values ?? known;
  const error = (field: DetailField) => {
    const problem = refusal?.problems[field];
    if (!problem) return null;
    return t(field === "taxId" && problem === "malformed" ? "taxId.malformed" : problem);
  };
  return (
    <Form method="post" action={action} className="mt-3 grid gap-4 sm:grid-cols-2">
      <input type="hidden" name="version" value={version} />
      <TextField label={t("name")} name="name" autoComplete="organization" maxLength={200} required defaultValue={values.name} error={error("name")} />
      <TextField label={t("taxId")} hint={t("taxIdHint")} name="taxId" inputMode="numeric" maxLength={20} required defaultValue={values.taxId} error={error("taxId")} />
      <TextField label={t("address")} name="address" maxLength={300} required defaultValue={values.address} error={error("address")} className="sm:col-span-2" />
      <TextField label={t("email")} hint={t("optional")} name="email" type="email" autoComplete="email" maxLength={254} defaultValue={values.email} error={error("email")} />
      <TextField label={t("buyerName")} hint={t("optional")} name="buyerName" maxLength={120} defaultValue={values.buyerName} error={error("buyerName")} />
      <div><Button type="submit" name="intent" value="invoice-details" variant="secondary">{t("save")}</Button></div>
    </Form>
  );
}
