import { addDays, fromDateColumn, type LocalDate } from "~/lib/local-date";
import { isId } from "~/lib/id";
import type { LocalizedText } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";
import { daysLeft, freshnessOf, NEAR_DAYS, type Freshness } from "./shelf-lot";

export type ShelfLot = { id: string; code: string; unit: string; remaining: number; producedOn: LocalDate; bestBefore: LocalDate | null; daysLeft: number | null; freshness: Freshness };

export type Shelf = { variant: { id: string; sku: string; product: LocalizedText; name: LocalizedText }; available: number; lots: ShelfLot[]; moves: LotMove[] };
/** Something that left a lot otherwise than by an order of the shop; below nothing: found again. */
export type LotMove = { id: string; at: Date; code: string; quantity: number; unit: string; reason: string };

const MOVES = 30;

/** The shelf that a producer's variant is sold from: its lots in the order in which parcels take them. Null when it is not theirs. */
export async function readShelf(producerId: string, variantId: string, today: LocalDate): Promise<Shelf | null> {
  if (!isId(variantId)) return null;
  const variant = await db().variant.findFirst({ where: { id: variantId, product: { producerId } }, select: { id: true, sku: true, name: true, stockUnitId: true, stockUnit: { select: { available: true } }, product: { select: { name: true } } } });
  if (!variant) return null;
  const [rows, moves] = await Promise.all([
    db().$queryRaw<ShelfRow[]>`
      SELECT l.id, l.code, l.unit, b.remaining, l.produced_on AS "producedOn", l.best_before AS "bestBefore"
      FROM lots_first_out(ARRAY[${variant.stockUnitId}::uuid], ${today}::date) AS f JOIN lot AS l ON l.id = f.lot_id JOIN lot_balance AS b ON b.lot_id = l.id
      WHERE b.remaining > 0 ORDER BY f.place`,
    db().lotWithdrawal.findMany({ where: { lot: { stockUnitId: variant.stockUnitId } }, orderBy: [{ at: "desc" }, { id: "desc" }], take: MOVES, include: { lot: { select: { code: true, unit: true } } } }),
  ]);
  return {
    variant: { id: variant.id, sku: variant.sku, name: variant.name as LocalizedText, product: variant.product.name as LocalizedText }, available: variant.stockUnit.available,
    lots: rows.map((row) => shelfLot(row, today)),
    moves: moves.map(({ id, at, quantity, reason, lot }) => ({ id, at, quantity, reason, code: lot.code, unit: lot.unit })),
  };
}

type ShelfRow = { id: string; code: string; unit: string; remaining: bigint; producedOn: Date; bestBefore: Date | null };

function shelfLot({ id, code, unit, remaining, ...row }: ShelfRow, today: LocalDate): ShelfLot {
  const dates = { producedOn: fromDateColumn(row.producedOn), bestBefore: row.bestBefore && fromDateColumn(row.bestBefore) };
  return { id, code, unit, remaining: Number(remaining), ...dates, daysLeft: daysLeft(dates.bestBefore, today), freshness: freshnessOf(dates, today) };
}

export type EndingLot = ShelfLot & { product: LocalizedText; variantId: string };

/** The lots of a producer with something left that are near their end or past it, what ends first first. */
export async function listEndingLots(producerId: string, today: LocalDate): Promise<EndingLot[]> {
  const rows = await db().$queryRaw<(ShelfRow & { product: LocalizedText; variantId: string })[]>`
    SELECT l.id, l.code, l.unit, b.remaining, l.produced_on AS "producedOn", l.best_before AS "bestBefore", p.name AS product, v.id AS "variantId"
    FROM lot AS l JOIN product AS p ON p.id = l.product_id JOIN lot_balance AS b ON b.lot_id = l.id
    JOIN LATERAL (SELECT id FROM variant WHERE stock_unit_id = l.stock_unit_id ORDER BY units_per_sale, position, id LIMIT 1) AS v ON true
    WHERE p.producer_id = ${producerId}::uuid AND l.status = 'on_sale' AND l.best_before <= ${addDays(today, NEAR_DAYS)}::date AND b.remaining > 0
    ORDER BY l.best_before, l.produced_on, l.code LIMIT 100`;
  return rows.map(({ product, variantId, ...row }) => ({ ...shelfLot(row, today), product, variantId })).filter(({ freshness }) => freshness !== "good");
}
