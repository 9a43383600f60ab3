import type { LocalizedText } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";
import { Prisma } from "~/platform/db/generated/client";
import { LOW_STOCK } from "./low-stock";

export const STOCK_PAGE_SIZE = 50;

export type StockRow = { id: string; sku: string; slug: string; product: LocalizedText; name: LocalizedText; unit: LocalizedText; priceVnd: number; available: number; stockUnitId: string; shared: boolean; /** Sold from this count: not made to order, nor ahead of a harvest. */ fromStock: boolean };

/** A page of a producer's variants with price and stock, those running out first when asked; two queries however many there are. */
export async function listStock(producerId: string, { page, low }: { page: number; low: boolean }): Promise<{ total: number; rows: StockRow[] }> {
  const wanted = low ? Prisma.sql`takes_stock(v.sale_mode) AND s.available <= ${LOW_STOCK}` : Prisma.sql`true`;
  const [counts, rows] = await Promise.all([
    db().$queryRaw<{ total: number }[]>`
      SELECT count(*)::int AS total FROM variant AS v JOIN product AS p ON p.id = v.product_id JOIN stock_unit AS s ON s.id = v.stock_unit_id
      WHERE p.producer_id = ${producerId}::uuid AND v.active AND ${wanted}`,
    db().$queryRaw<StockRow[]>`
      SELECT v.id, v.sku, p.slug, p.name AS product, v.name, v.unit, v.price_vnd::float8 AS "priceVnd", s.available, s.id AS "stockUnitId", v.units_per_sale > 1 AS shared, takes_stock(v.sale_mode) AS "fromStock"
      FROM variant AS v JOIN product AS p ON p.id = v.product_id JOIN stock_unit AS s ON s.id = v.stock_unit_id
      WHERE p.producer_id = ${producerId}::uuid AND v.active AND ${wanted}
      ORDER BY p.name ->> 'vi' COLLATE "vi-x-icu", v.product_id, v.position, v.id LIMIT ${STOCK_PAGE_SIZE} OFFSET ${(page - 1) * STOCK_PAGE_SIZE}`,
  ]);
  return { total: counts[0]?.total ?? 0, rows };
}

/** How many variants of a producer are running out. */
export async function countLowStock(producerId: string): Promise<number> {
  const [row] = await db().$queryRaw<{ total: number }[]>`
    SELECT count(*)::int AS total FROM variant AS v JOIN product AS p ON p.id = v.product_id AND p.state = 'published' JOIN stock_unit AS s ON s.id = v.stock_unit_id
    WHERE p.producer_id = ${producerId}::uuid AND v.active AND takes_stock(v.sale_mode) AND s.available <= ${LOW_STOCK}`;
  return row?.total ?? 0;
}

export type Movement = { id: string; at: Date; label: string; delta: number; reason: string; note: string | null; /** Of the lot that it was of. */ lot: string | null };

/** The latest movements of a producer's shelf. */
export async function listMovements(producerId: string, limit = 50): Promise<Movement[]> {
  const rows = await db().stockMovement.findMany({ where: { stockUnit: { producerId } }, orderBy: [{ at: "desc" }, { id: "desc" }], take: limit, include: { stockUnit: { select: { label: true } }, lot: { select: { code: true } } } });
  return rows.map(({ id, at, delta, reason, note, stockUnit, lot }) => ({ id, at, delta, reason, note, lot: lot?.code ?? null, label: stockUnit.label }));
}

export type StockName = { id: string; sku: string; product: string; variant: string; unit: string; priceVnd: number; available: number };

/** Every variant of a producer by its Vietnamese names, for finding the one that is meant; at most 10,000. */
export async function listStockNames(producerId: string): Promise<StockName[]> {
  return db().$queryRaw<StockName[]>`
    SELECT v.id, v.sku, p.name ->> 'vi' AS product, v.name ->> 'vi' AS variant, v.unit ->> 'vi' AS unit, v.price_vnd::float8 AS "priceVnd", s.available
    FROM variant AS v JOIN product AS p ON p.id = v.product_id JOIN stock_unit AS s ON s.id = v.stock_unit_id
    WHERE p.producer_id = ${producerId}::uuid AND v.active LIMIT 10000`;
}
