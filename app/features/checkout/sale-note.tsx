import { saleNote, type SaleFacts } from "~/domain/catalog/sale-note";
import { SALE_TEXTS, type SaleDictionary } from "~/platform/i18n/messages/sale";
import { formatVnd } from "~/platform/i18n/format";
import { useLocale, useTexts } from "~/platform/i18n/react";

/** How a line is sold, when it is not simply taken from the shelf. */
export function SaleNote({ facts }: { facts: SaleFacts }) {
  const note = saleNote(facts, useTexts<SaleDictionary>(SALE_TEXTS));
  return note === null ? null : <span className="hint block">{note}</span>;
}

/** What one alone costs, beside the price that the quantity has made cheaper. */
export function ListPrice({ price }: { price: bigint }) {
  const t = useTexts<SaleDictionary>(SALE_TEXTS);
  return <span className="num"> ({t("listPrice", { price: formatVnd(price, useLocale()) })})</span>;
}
