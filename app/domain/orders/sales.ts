import type { LocalizedText } from "~/lib/localized-text";
import type { LocalDate } from "~/lib/local-date";
import type { Vnd } from "~/lib/money";

/** What a producer sold; no I/O. */

/** So many weeks back, the running one included. */
export const SALES_WEEKS = [4, 13, 26, 52] as const;
export type SalesWeeks = (typeof SALES_WEEKS)[number];

export type WeekSales = { /** Its Monday. */ week: LocalDate; parcels: number; goods: Vnd };
export type ProductSales = { productId: string; name: LocalizedText; pieces: number; parcels: number; goods: Vnd };
/** Where it went; null for what was fetched at a pick-up point. */
export type PlaceSales = { province: string | null; parcels: number; goods: Vnd };
/** How it was bought: the language of the page, and whether it was brought or fetched. */
export type ChannelSales = { locale: string; method: "ship" | "pickup"; parcels: number; goods: Vnd };

/** A shelf that stood empty for a part of the weeks looked at. */
export type EmptyShelf = { name: LocalizedText; variantName: LocalizedText; /** With a decimal. */ daysOut: number; days: number; soldUnits: number; soldVnd: Vnd; emptyNow: boolean };

export type Sales = {
  from: LocalDate;
  until: LocalDate;
  weeks: WeekSales[];
  products: ProductSales[];
  places: PlaceSales[];
  channels: ChannelSales[];
  shelves: EmptyShelf[];
  refunds: Vnd;
};

/** Reads `?weeks=`; a quarter where it makes no sense. */
export function readSalesWeeks(query: URLSearchParams): SalesWeeks {
  return SALES_WEEKS.find((weeks) => String(weeks) === query.get("weeks")) ?? 13;
}

/**
 * What an empty shelf cost, as an estimate: the days it was empty, times what it sold a day while it was not, at the prices
 * that were paid. A shelf that was never full in that time tells nothing: null.
 */
export function missedSales({ daysOut, days, soldVnd }: Pick<EmptyShelf, "daysOut" | "days" | "soldVnd">): Vnd | null {
  const daysFull = days - daysOut;
  if (daysFull < 1 || soldVnd === 0n) return null;
  // In tenths of a day, so that whole đồng stay whole.
  return (soldVnd * BigInt(Math.round(daysOut * 10))) / BigInt(Math.round(daysFull * 10));
}
