import type { LocalDate } from "~/lib/local-date";
import { db } from "~/platform/db/client.server";

/** An open harvest by its latest forecast, in pieces: the bands, the window, and what is sold, offered and waited for. */
export type OpenHarvest = { low: number; likely: number; high: number; from: LocalDate; to: LocalDate; sold: number; offered: number; waiting: number };

export type BookedPieces = { free: number; harvest: OpenHarvest | null };

/**
 * How many pieces may still be sold now of variants that take nothing from the shelf (function booked_units in the
 * migrations), and how the harvest stands that some of them wait for.
 */
export async function bookedPieces(variantIds: readonly string[]): Promise<Map<string, BookedPieces>> {
  if (variantIds.length === 0) return new Map();
  const rows = await db().$queryRaw<(BookedPieces & { id: string })[]>`
    SELECT v.id, booked_units(v.id) / v.units_per_sale AS free,
      (SELECT jsonb_build_object('low', h.low, 'likely', h.likely, 'high', h.high, 'from', h.from_day, 'to', h.to_day, 'sold', h.sold, 'offered', h.offered, 'waiting', h.waiting)
       FROM harvest_standing AS h WHERE h.variant_id = v.id AND v.sale_mode = 'preorder') AS harvest
    FROM variant AS v WHERE v.id = ANY (${variantIds}::uuid[])`;
  return new Map(rows.map(({ id, ...pieces }) => [id, pieces]));
}
