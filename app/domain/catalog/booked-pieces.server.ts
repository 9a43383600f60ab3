import type { LocalDate } from "~/lib/local-date";
import { db } from "~/platform/db/client.server";

export type BookedPieces = { free: number; window: { from: LocalDate; to: LocalDate } | null };

/**
 * How many pieces may still be sold now of variants that take nothing from the shelf (function booked_units in the
 * migrations), and the window of the harvest that some of them wait for.
 */
export async function bookedPieces(variantIds: readonly string[]): Promise<Map<string, BookedPieces>> {
  if (variantIds.length === 0) return new Map();
  const rows = await db().$queryRaw<(BookedPieces & { id: string })[]>`
    SELECT v.id, booked_units(v.id) / v.units_per_sale AS free,
      (SELECT jsonb_build_object('from', h.from_day, 'to', h.to_day) FROM harvest_standing AS h WHERE h.variant_id = v.id) AS window
    FROM variant AS v WHERE v.id = ANY (${variantIds}::uuid[])`;
  return new Map(rows.map(({ id, ...pieces }) => [id, pieces]));
}
