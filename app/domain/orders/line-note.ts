/** What is said of a bought line that was weighed or is to be; no I/O. */
import type { SaleMode } from "~/domain/catalog/sale-note";
import type { Vnd } from "~/lib/money";
import { formatVnd, formatWeight } from "~/platform/i18n/format";
import type { SaleDictionary } from "~/platform/i18n/messages/sale";
import type { Translate } from "~/platform/i18n/translator";

/** The three values of a line sold by weight, kept apart. */
export type WeighedLine = {
  orderedG: number;
  marginBp: number;
  /** Null until it is packed. */
  packedG: number | null;
  /** What the order asked for; `charged` takes its place once it is packed. */
  orderedVnd: Vnd;
  chargedVnd: Vnd | null;
};

export type LineSale = { mode: SaleMode; weight: WeighedLine | null };

/** Says which of ordered, packed and charged a document shows; null for what is not sold by weight. */
export function weightNote({ weight }: LineSale, prepaid: boolean, t: Translate<SaleDictionary>): string | null {
  if (!weight) return null;
  const ordered = formatWeight(weight.orderedG, t.locale);
  if (weight.packedG !== null && weight.chargedVnd !== null) {
    return t("line.weighed", { ordered, packed: formatWeight(weight.packedG, t.locale), charged: formatVnd(weight.chargedVnd, t.locale) });
  }
  if (prepaid) return t("line.orderedPaid", { ordered, most: formatVnd(weight.orderedVnd, t.locale) });
  const most = (weight.orderedVnd * BigInt(10_000 + weight.marginBp) + 5_000n) / 10_000n;
  return t("line.ordered", { ordered, most: formatVnd(most, t.locale) });
}

/** What is owed to who has paid for more than was packed. */
export function refundDue(lines: readonly { sale: LineSale }[], prepaid: boolean): Vnd {
  if (!prepaid) return 0n;
  return lines.reduce((sum, { sale: { weight } }) => (weight && weight.chargedVnd !== null ? sum + weight.orderedVnd - weight.chargedVnd : sum), 0n);
}
