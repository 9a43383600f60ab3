import type { Actor } from "~/domain/audit/audit";
import { recordAudits } from "~/domain/audit/record-audits.server";
import { newId } from "~/lib/id";
import { err, ok, type Result } from "~/lib/result";
import type { Db } from "~/platform/db/client.server";
import { transact } from "~/platform/db/transact.server";

/** A new price or count of a variant, with what was seen when it was typed. */
export type StockChange = { variantId: string; price: { seen: number; wanted: number } | null; stock: { seen: number; wanted: number } | null };

/**
 * Saves prices and counts of a producer's own variants in one transaction and a fixed number of statements. A row whose
 * price or count is no longer what was seen is left alone and named in `stale`, so that an order in between is not undone;
 * so is a row of somebody else's. With an `entryId` it is written once however often it is sent, and with anything stale
 * not at all: it may then be sent again under the same id.
 */
export async function changeStock({ entryId, userId, ...change }: Omit<StockChanges, "actor"> & { userId: string; entryId?: string | undefined }): Promise<StockAnswer> {
  const result = await transact<StockAnswer, StockAnswer>(async (tx): Promise<Result<StockAnswer, StockAnswer>> => {
    const first = entryId === undefined || (await tx.stockEntry.createMany({ data: [{ id: entryId, producerId: change.producerId, saved: 0, at: change.at }], skipDuplicates: true })).count === 1;
    if (!first) return ok({ saved: (await tx.stockEntry.findUniqueOrThrow({ where: { producerId_id: { producerId: change.producerId, id: entryId } } })).saved, stale: [] });
    const answer = await changeStockIn(tx, { ...change, actor: { kind: "user", userId } });
    if (entryId === undefined) return ok(answer);
    if (answer.stale.length > 0) return err({ ...answer, saved: 0 });
    await tx.stockEntry.update({ where: { producerId_id: { producerId: change.producerId, id: entryId } }, data: { saved: answer.saved } });
    return ok(answer);
  });
  return result.ok ? result.value : result.error;
}

type StockAnswer = { saved: number; stale: string[] };
type StockChanges = { producerId: string; changes: readonly StockChange[]; note: string; actor: Actor; at: Date };

/** The same in a transaction that has more to do. */
export async function changeStockIn(tx: Db, { producerId, changes, note, actor, at }: StockChanges): Promise<StockAnswer> {
  const wanted = changes.filter(({ price, stock }) => price !== null || stock !== null);
  if (wanted.length === 0) return { saved: 0, stale: [] };
  const rows = JSON.stringify(wanted.map(({ variantId, price, stock }) => ({ id: variantId, price_seen: price?.seen ?? null, price: price?.wanted ?? null, stock_seen: stock?.seen ?? null, stock: stock?.wanted ?? null })));
  const held = await tx.$queryRaw<{ id: string; productId: string; stockUnitId: string; priceVnd: number; available: number }[]>`
    SELECT v.id, v.product_id AS "productId", s.id AS "stockUnitId", v.price_vnd::float8 AS "priceVnd", s.available
    FROM variant AS v JOIN product AS p ON p.id = v.product_id JOIN stock_unit AS s ON s.id = v.stock_unit_id
    WHERE p.producer_id = ${producerId}::uuid AND v.id IN (SELECT (r ->> 'id')::uuid FROM jsonb_array_elements(${rows}::jsonb) AS r)
    ORDER BY s.id FOR UPDATE OF s, v`;
  const present = new Map(held.map((row) => [row.id, row]));
  const good = wanted.filter(({ variantId, price, stock }) => {
    const row = present.get(variantId);
    return row && (!price || price.seen === row.priceVnd) && (!stock || stock.seen === row.available);
  });
  const prices = good.flatMap(({ variantId, price }) => (price && price.seen !== price.wanted ? [{ id: variantId, price: price.wanted }] : []));
  // Two variants of one shelf name one count: the first stands.
  const counts = new Map(good.flatMap(({ variantId, stock }) => (stock && stock.seen !== stock.wanted ? [[present.get(variantId)?.stockUnitId ?? "", stock] as const] : [])).toReversed());
  if (prices.length > 0) {
    await tx.$executeRaw`UPDATE variant SET price_vnd = r.price FROM jsonb_to_recordset(${JSON.stringify(prices)}::jsonb) AS r(id uuid, price bigint) WHERE variant.id = r.id`;
  }
  if (counts.size > 0) {
    const units = [...counts].map(([id, { wanted: available }]) => ({ id, available }));
    await tx.$executeRaw`UPDATE stock_unit SET available = r.available FROM jsonb_to_recordset(${JSON.stringify(units)}::jsonb) AS r(id uuid, available int) WHERE stock_unit.id = r.id`;
    await tx.stockMovement.createMany({ data: [...counts].map(([stockUnitId, { seen, wanted: count }]) => ({ id: newId(), stockUnitId, delta: count - seen, reason: "adjustment" as const, note: note.trim().slice(0, 200) || null, at })) });
  }
  await recordAudits(tx, {
    actor, action: "listing.price_changed", subjectType: "listing",
    changes: prices.map(({ id, price }) => ({ subjectId: present.get(id)?.productId ?? id, before: { amount: present.get(id)?.priceVnd ?? 0 }, after: { amount: price, variant: id } })),
  });
  await recordAudits(tx, {
    actor, action: "listing.stock_changed", subjectType: "listing", ...(note.trim() ? { reason: note.trim().slice(0, 200) } : {}),
    changes: [...counts].map(([unit, { seen, wanted: count }]) => ({ subjectId: held.find(({ stockUnitId }) => stockUnitId === unit)?.productId ?? unit, before: { stock: seen }, after: { stock: count } })),
  });
  const stale = wanted.filter((one) => !good.includes(one)).map(({ variantId }) => variantId);
  return { saved: prices.length + counts.size, stale };
}
