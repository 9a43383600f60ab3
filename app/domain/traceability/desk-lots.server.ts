import { isId } from "~/lib/id";
import type { LocalizedText } from "~/lib/localized-text";
import { fromDateColumn, type LocalDate } from "~/lib/local-date";
import { db } from "~/platform/db/client.server";
import { listAreas, type DeskArea } from "./area-queries.server";
import { datesOf, type LotDates, type LotStatus } from "./lot";

export type DeskLot = LotDates & { id: string; number: string; code: string; status: LotStatus; unit: string; unitG: number; quantity: number; remaining: number; sold: number; product: LocalizedText };

export const LOTS_PER_PAGE = 30;

/** The lots of a producer, the newest first, with what is left of each. */
export async function listDeskLots(producerId: string, page: number): Promise<{ total: number; lots: DeskLot[] }> {
  const where = { product: { producerId } };
  const [total, rows] = await Promise.all([
    db().lot.count({ where }),
    db().lot.findMany({ where, orderBy: [{ createdAt: "desc" }, { id: "desc" }], skip: (page - 1) * LOTS_PER_PAGE, take: LOTS_PER_PAGE, include: { product: { select: { name: true } } } }),
  ]);
  const balances = await balancesOf(rows.map(({ id }) => id));
  return {
    total,
    lots: rows.map((row) => ({
      id: row.id, number: row.gtin, code: row.code, status: row.status, unit: row.unit, unitG: row.unitG, quantity: row.quantity, ...datesOf(row), product: row.product.name as LocalizedText,
      remaining: balances.get(row.id)?.remaining ?? 0, sold: balances.get(row.id)?.sold ?? 0,
    })),
  };
}

async function balancesOf(ids: string[]): Promise<Map<string, { remaining: number; sold: number }>> {
  const rows = await db().$queryRaw<{ id: string; remaining: bigint; sold: number }[]>`
    SELECT lot_id AS id, greatest(remaining, 0) AS remaining, packed + sold_outside AS sold FROM lot_balance WHERE lot_id = ANY(${ids}::uuid[])`;
  return new Map(rows.map((row) => [row.id, { remaining: Number(row.remaining), sold: row.sold }]));
}

/** The number and code of a producer's own lot; null when it is not theirs. */
export async function findOwnLot(producerId: string, id: string): Promise<{ id: string; number: string; code: string; communeCode: string } | null> {
  if (!isId(id)) return null;
  const row = await db().lot.findFirst({ where: { id, product: { producerId } }, select: { gtin: true, code: true, product: { select: { communeCode: true } } } });
  return row && { id, number: row.gtin, code: row.code, communeCode: row.product.communeCode };
}

export type LotChoices = {
  variants: { id: string; name: string }[];
  areas: DeskArea[];
  lots: { id: string; code: string; product: string; remainingG: number; unit: string; unitG: number; producedOn: LocalDate }[];
  codes: string[];
};

/** What a new lot can be of and can be made from. `year` is the year of its harvest. */
export async function readLotChoices(producerId: string, year: number): Promise<LotChoices> {
  const [variants, areas, lots] = await Promise.all([
    db().variant.findMany({
      where: { active: true, product: { producerId, state: { not: "hidden" } } }, orderBy: [{ product: { slug: "asc" } }, { position: "asc" }],
      select: { id: true, name: true, unitsPerSale: true, product: { select: { name: true, handling: true } } },
    }),
    listAreas(producerId, year),
    db().$queryRaw<{ id: string; code: string; product: LocalizedText; left: bigint; unit: string; unitG: number; producedOn: Date }[]>`
      SELECT l.id, l.code, l.unit, l.unit_g AS "unitG", p.name AS product, l.produced_on AS "producedOn", (b.quantity - b.packed - b.sold_outside - b.lost)::bigint * b.unit_g - b.used_g AS left
      FROM lot AS l JOIN product AS p ON p.id = l.product_id JOIN lot_balance AS b ON b.lot_id = l.id
      WHERE p.producer_id = ${producerId}::uuid AND l.status <> 'recalled' ORDER BY l.produced_on DESC LIMIT 200`,
  ]);
  return {
    // A box of twelve jars is not a lot of its own: the jars in it are. A visit is none at all.
    variants: variants.filter(({ unitsPerSale, product }) => unitsPerSale === 1 && !product.handling.includes("service")).map(({ id, name, product }) => ({
      id, name: `${(product.name as LocalizedText).vi} – ${(name as LocalizedText).vi}`,
    })),
    areas: areas.filter(({ status }) => status === "active"),
    lots: lots.flatMap(({ id, code, product, left, unit, unitG, producedOn }) => (left > 0n ? [{ id, code, product: product.vi, remainingG: Number(left), unit, unitG, producedOn: fromDateColumn(producedOn) }] : [])),
    codes: lots.map(({ code }) => code),
  };
}
