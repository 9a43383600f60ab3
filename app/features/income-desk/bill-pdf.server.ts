import { localDateAt } from "~/lib/local-date";
import type { Locale } from "~/lib/localized-text";
import { formatDate, formatVnd } from "~/platform/i18n/format";
import { BILL_TEXTS, type BillDictionary } from "~/platform/i18n/messages/bills";
import { makeTranslate } from "~/platform/i18n/translator";
import { operatorFooter } from "~/platform/pdf/operator-footer.server";
import { PdfFile } from "~/platform/pdf/pdf-document.server";
import type { BillStatement } from "./bill-view.server";
import { writeLines } from "./statement-pdf.server";

/** A bill on paper, the same figures as its page. The document's letters have no Chinese, so that is in English. */
export async function billPdf({ bill, transfer, lines }: BillStatement, sellerName: string, asked: Locale, at: Date): Promise<{ bytes: Uint8Array<ArrayBuffer>; name: string }> {
  const locale: Locale = asked === "zh" ? "en" : asked;
  const t = makeTranslate<BillDictionary>(BILL_TEXTS[locale], locale);
  const name = t("one", { code: bill.code });
  const vnd = (amount: bigint) => formatVnd(amount, locale);
  const file = new PdfFile({ title: name, header: name, footer: operatorFooter(), landscape: true, at });
  file.heading(t("pdf.title", { code: bill.code }), 1).facts([
    { term: t("pdf.producer"), value: sellerName },
    { term: t("day"), value: formatDate(bill.day, locale) },
    { term: t("due"), value: formatDate(bill.dueOn, locale) },
    { term: t("amount"), value: vnd(bill.amount) },
    { term: t("state"), value: t(`state.${bill.standing}`) },
    ...bill.payments.map((one) => ({ term: t("payments"), value: t("payment", { amount: vnd(one.amount), day: formatDate(localDateAt(one.creditedAt), locale), reference: one.bankReference }) })),
    ...(transfer ? [{ term: t("rest"), value: vnd(bill.rest) }, { term: t("pdf.payTo"), value: `${transfer.bank} ${transfer.account}, ${transfer.holder}` }, { term: t("pay.content"), value: transfer.content }] : []),
  ]);
  writeLines(file, lines, locale);
  return { bytes: await file.bytes(), name };
}
