import type { LocalDate } from "~/lib/local-date";
import { fromDateColumn } from "~/lib/local-date";
import type { LocalizedText } from "~/lib/localized-text";

/** Where a lot stands. A recalled one stays recalled. */
export type LotStatus = "open" | "on_sale" | "sold_out" | "recalled";

/** What left a lot and what is in it still, in its units; what other lots took is weighed. */
export type LotBalance = { quantity: number; unitG: number; packed: number; soldOutside: number; lost: number; usedG: number; remaining: number };

export type GrowingAreaFacts = {
  id: string;
  code: string;
  name: string | null;
  scheme: string;
  crop: string;
  areaHa: number;
  hives: number | null;
  commune: string;
  markets: string[];
  latitude: number | null;
  longitude: number | null;
  gln: string | null;
  /** Whether the code holds today. */
  active: boolean;
};

/** One thing that a lot was made of. */
export type LotSourceFacts =
  | { kind: "lot"; grams: number; lotId: string }
  | { kind: "area"; grams: number; area: GrowingAreaFacts }
  | { kind: "bought"; grams: number; supplier: string; material: string; document: string | null };

/** A lot is rarely mixed of more; the rest can be a lot of its own first. */
export const MOST_SOURCES = 8;

/** Whole units that so many grams give: what is left over is no unit. */
export function unitsOf(grams: number, unitG: number): number {
  return Math.floor(grams / unitG);
}

/** The most that can be made of so many grams put in, in grams. `ratioBp`: grams made of 10,000. */
export function outputCeilingG(putInG: number, ratioBp: number): number {
  return Number((BigInt(putInG) * BigInt(ratioBp)) / 10_000n);
}

/** What an area is declared to give in a year, in grams: its size (or hives) times its yield, and no more than its quota. */
export function areaCeilingG(area: { areaHa: number; hives: number | null; yieldKg: number; yearlyQuotaKg: number | null }): number {
  const declared = area.hives === null ? Math.round(area.areaHa * area.yieldKg * 1_000) : area.hives * area.yieldKg * 1_000;
  return area.yearlyQuotaKg === null ? declared : Math.min(declared, area.yearlyQuotaKg * 1_000);
}

/** Grams that are in a lot still. */
export function remainingG({ quantity, unitG, packed, soldOutside, lost, usedG }: Omit<LotBalance, "remaining">): number {
  return (quantity - packed - soldOutside - lost) * unitG - usedG;
}

/** What a lot was made for: units that were sold here or elsewhere, in grams, and the most that can ever be. */
export function soldOf(balance: LotBalance): { soldG: number; ofG: number } {
  return { soldG: (balance.packed + balance.soldOutside) * balance.unitG, ofG: balance.quantity * balance.unitG };
}

export type LotDates = { harvestedOn: LocalDate | null; producedOn: LocalDate; bestBefore: LocalDate | null };

/** The days of a lot's row. */
export function datesOf(row: { harvestedOn: Date | null; producedOn: Date; bestBefore: Date | null }): LotDates {
  return { harvestedOn: row.harvestedOn && fromDateColumn(row.harvestedOn), producedOn: fromDateColumn(row.producedOn), bestBefore: row.bestBefore && fromDateColumn(row.bestBefore) };
}

/** Events carry their place and detail as they were captured; only what is a text in the shop's languages is shown. */
export function asText(value: unknown): LocalizedText | null {
  return typeof value === "object" && value !== null && "vi" in value && typeof value.vi === "string" ? (value as LocalizedText) : null;
}
