import type { StatementLine } from "~/domain/settlement/payout-queries.server";
import { localDateAt } from "~/lib/local-date";
import type { Locale } from "~/lib/localized-text";
import { formatDate, formatSignedVnd, formatVnd } from "~/platform/i18n/format";
import { INCOME_TEXTS, type IncomeDictionary } from "~/platform/i18n/messages/income";
import { makeTranslate } from "~/platform/i18n/translator";
import { operatorFooter } from "~/platform/pdf/operator-footer.server";
import { PdfFile } from "~/platform/pdf/pdf-document.server";
import type { PayoutStatement } from "./income-view.server";
import { partsOf, sumStatement } from "./statement-columns";

/** A payout's statement on paper, the same figures as its page. The document's letters have no Chinese, so that is in English. */
export async function statementPdf({ payout, lines }: PayoutStatement, sellerName: string, asked: Locale, at: Date): Promise<{ bytes: Uint8Array<ArrayBuffer>; name: string }> {
  const locale: Locale = asked === "zh" ? "en" : asked;
  const t = makeTranslate<IncomeDictionary>(INCOME_TEXTS[locale], locale);
  const name = t("pdf.page", { code: payout.code });
  const file = new PdfFile({ title: name, header: name, footer: operatorFooter(), landscape: true, at });
  file
    .heading(t("pdf.statement", { code: payout.code }), 1)
    .facts([
      { term: t("pdf.producer"), value: sellerName },
      { term: t("one.day"), value: formatDate(payout.day, locale) },
      { term: t("one.to"), value: `${payout.bank} ${payout.account}, ${payout.holder}` },
      { term: t("state"), value: [t(`state.${payout.state}`), payout.reason].filter(Boolean).join(": ") },
      ...(payout.bankReference === null ? [] : [{ term: t("one.reference"), value: payout.bankReference }]),
      { term: t("amount"), value: formatVnd(payout.amount, locale) },
    ]);
  writeLines(file, lines, locale);
  return { bytes: await file.bytes(), name };
}

/** The lines of a payout or a bill as a table, with what VAT is in the commission. */
export function writeLines(file: PdfFile, lines: readonly StatementLine[], locale: Locale): void {
  const t = makeTranslate<IncomeDictionary>(INCOME_TEXTS[locale], locale);
  const { shown, parts, total, commissionVat } = sumStatement(lines);
  const money = (amount: bigint) => (amount === 0n ? "–" : formatSignedVnd(amount, locale));
  const label = (line: StatementLine) =>
    line.orderCode === null ? t(line.total > 0n ? "line.carried" : "line.correction")
      : [line.orderCode, line.deliveredAt ? t("line.delivered", { day: formatDate(localDateAt(line.deliveredAt), locale) }) : ""].filter(Boolean).join("\n");
  file.table({
    columns: [{ head: t("line.parcel"), width: 2.2 }, ...shown.map((part) => ({ head: t(`part.${part}`), width: 1.3, align: "right" as const })), { head: t("part.total"), width: 1.4, align: "right" }],
    rows: lines.map((line) => {
      const each = partsOf(line);
      return [label(line), ...shown.map((part) => money(each[part])), money(line.total)];
    }),
    total: [t("sum"), ...shown.map((part) => money(parts[part])), money(total)],
  });
  if (commissionVat !== 0n) file.paragraph(t("sum.vat", { amount: formatVnd(commissionVat, locale) }), { soft: true });
}
