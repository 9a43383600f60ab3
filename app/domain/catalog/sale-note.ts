/** How a variant is sold when not from the shelf, and how that is said; no I/O. */
import type { LocalDate } from "~/lib/local-date";
import { formatDate, formatNumber, formatVnd, formatWeight } from "~/platform/i18n/format";
import type { SaleDictionary } from "~/platform/i18n/messages/sale";
import type { Translate } from "~/platform/i18n/translator";

export const SALE_MODES = ["stock", "made_to_order", "by_weight", "preorder"] as const;
export type SaleMode = (typeof SALE_MODES)[number];

export type SaleFacts = {
  mode: SaleMode;
  /** Made to order: days until it leaves. */
  leadDays: number | null;
  /** By weight: how far over what was ordered is charged, in basis points. */
  marginBp: number | null;
  priceVnd: bigint | number;
  /** Of one portion. */
  netWeightG: number;
  /** Ahead of a harvest: its window; null while there is no forecast. */
  window: { from: LocalDate; to: LocalDate } | null;
};

/** The sentence about a variant that is not simply taken from the shelf; null for one that is. */
export function saleNote({ mode, leadDays, marginBp, priceVnd, netWeightG, window }: SaleFacts, t: Translate<SaleDictionary>): string | null {
  if (mode === "made_to_order") return t("sale.madeToOrder", { days: leadDays ?? 0 });
  if (mode === "by_weight") {
    return t("sale.byWeight", { price: formatVnd(pricePerKg(priceVnd, netWeightG), t.locale), weight: formatWeight(netWeightG, t.locale), margin: formatPercent(marginBp ?? 0, t.locale) });
  }
  if (mode !== "preorder") return null;
  return window ? t("sale.preorder", { from: formatDate(window.from, t.locale), to: formatDate(window.to, t.locale) }) : t("sale.preorderSoon");
}

/** The price of a kilogram, to the đồng, of a portion's price and weight. */
export function pricePerKg(portionVnd: bigint | number, portionG: number): bigint {
  const grams = BigInt(Math.max(1, portionG));
  return (BigInt(portionVnd) * 2_000n + grams) / (2n * grams);
}

/** The price of a portion of that many grams at a price per kilogram, to the đồng. */
export function portionPrice(perKgVnd: bigint | number, portionG: number): bigint {
  return (BigInt(perKgVnd) * BigInt(portionG) + 500n) / 1_000n;
}

/** Basis points as `5 %`. */
function formatPercent(bp: number, locale: "vi" | "en" | "zh"): string {
  return `${formatNumber(bp / 100, locale)}${locale === "vi" ? "\u00a0" : ""}%`;
}
