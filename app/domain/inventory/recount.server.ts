import { isId } from "~/lib/id";
import { addDays, startOfDay, type LocalDate } from "~/lib/local-date";
import type { LocalizedText } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";
import { Prisma } from "~/platform/db/generated/client";

export const RECOUNT_PAGE_SIZE = 100;

export type RecountFilter = { from: LocalDate | null; until: LocalDate | null; /** From 1. */ page: number };
export type RecountStep = {
  id: string; at: Date; delta: number; /** What the shelf held after it. */ sum: number; reason: string; note: string | null;
  order: string | null; /** The producer's parcel of that order. */ parcel: string | null; lot: { id: string; code: string } | null;
};
export type Recount = {
  unit: { id: string; producerId: string; producer: LocalizedText; label: string; available: number };
  variants: { id: string; sku: string; product: LocalizedText; name: LocalizedText; unitsPerSale: number; fromStock: boolean }[];
  /** What all movements come to: the shelf figure, or something is wrong. */
  sum: number;
  /** What the movements before the first day of the filter come to. */
  before: number;
  total: number;
  steps: RecountStep[];
  held: RecountHeld;
};
/** Units: ordered and still in the house (and of them not paid yet), in open carts, which keep nothing back, and offered of a harvest. */
export type RecountHeld = { ordered: number; unpaid: number; carts: number; offered: number };

/** What every figure of a stock unit consists of, by one of its variants; null when there is none, or it is another producer's. */
export async function readRecount(variant: { id: string } | { sku: string }, producerId: string | null, filter: RecountFilter): Promise<Recount | null> {
  if ("id" in variant && !isId(variant.id)) return null;
  const found = await db().variant.findFirst({
    where: { ...variant, ...(producerId === null ? {} : { product: { producerId } }) },
    select: { stockUnit: { select: { id: true, label: true, available: true, producerId: true, producer: { select: { name: true } } } } },
  });
  if (!found) return null;
  const { producer, ...unit } = found.stockUnit;
  const [variants, sums, steps, held] = await Promise.all([variantsOf(unit.id), sumsOf(unit.id, filter), listRecountSteps(unit.id, filter, RECOUNT_PAGE_SIZE), heldOf(unit.id)]);
  return { unit: { ...unit, producer: producer.name as LocalizedText }, variants, ...sums, steps, held };
}

function variantsOf(unitId: string): Promise<Recount["variants"]> {
  return db().$queryRaw`
    SELECT v.id, v.sku, p.name AS product, v.name, v.units_per_sale AS "unitsPerSale", takes_stock(v.sale_mode) AS "fromStock"
    FROM variant AS v JOIN product AS p ON p.id = v.product_id WHERE v.stock_unit_id = ${unitId}::uuid ORDER BY v.units_per_sale, v.position, v.id`;
}

function days({ from, until }: RecountFilter): Prisma.Sql {
  const first = from === null ? Prisma.sql`true` : Prisma.sql`m.at >= ${startOfDay(from)}`;
  return until === null ? first : Prisma.sql`${first} AND m.at < ${startOfDay(addDays(until, 1))}`;
}

async function sumsOf(unitId: string, filter: RecountFilter): Promise<Pick<Recount, "sum" | "before" | "total">> {
  const [row] = await db().$queryRaw<[Pick<Recount, "sum" | "before" | "total">]>`
    SELECT coalesce(sum(m.delta), 0)::int AS sum, count(*) FILTER (WHERE ${days(filter)})::int AS total,
      coalesce(sum(m.delta) FILTER (WHERE ${filter.from === null ? Prisma.sql`false` : Prisma.sql`m.at < ${startOfDay(filter.from)}`}), 0)::int AS before
    FROM stock_movement AS m WHERE m.stock_unit_id = ${unitId}::uuid`;
  return row;
}

/** The movements of some days, the latest first, each with what the shelf held after it. */
export async function listRecountSteps(unitId: string, filter: RecountFilter, limit: number): Promise<RecountStep[]> {
  const rows = await db().$queryRaw<(Omit<RecountStep, "lot"> & { lotId: string | null; lotCode: string | null })[]>`
    SELECT m.id, m.at, m.delta, m.sum, m.reason::text AS reason, m.note, o.code AS order, s.id AS parcel, l.id AS "lotId", l.code AS "lotCode"
    FROM (SELECT *, sum(delta) OVER (ORDER BY at, id)::int AS sum FROM stock_movement WHERE stock_unit_id = ${unitId}::uuid) AS m
    LEFT JOIN purchase_order AS o ON o.id = m.order_id
    LEFT JOIN shipment AS s ON s.order_id = m.order_id AND s.producer_id = (SELECT producer_id FROM stock_unit WHERE id = ${unitId}::uuid)
    LEFT JOIN lot AS l ON l.id = m.lot_id
    WHERE ${days(filter)} ORDER BY m.at DESC, m.id DESC LIMIT ${limit} OFFSET ${(filter.page - 1) * limit}`;
  return rows.map(({ lotId, lotCode, ...row }) => ({ ...row, lot: lotId === null ? null : { id: lotId, code: lotCode ?? "" } }));
}

async function heldOf(unitId: string): Promise<RecountHeld> {
  const [row] = await db().$queryRaw<[RecountHeld]>`SELECT * FROM stock_held(${unitId}::uuid)`;
  return row;
}
