import { withOrigin } from "~/domain/audit/with-origin.server";
import { isId, newId } from "~/lib/id";
import type { LocalizedText } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";
import { currentRequestId } from "~/platform/log/log.server";

/** What a recall or a drill reached and how long finding it took. */
export type RecallReach = { lots: number; orders: number; buyers: number; reachable: number; units: number; tookMs: number };

export type RecallRow = RecallReach & { id: string; drill: boolean; reason: string; at: Date; lot: { id: string; number: string; code: string } };

/**
 * Calls a producer's lot back with every lot made from it, or drills that: the same search, nothing blocked and nobody
 * told. One SQL function in one transaction. Null when the lot is not theirs, or already recalled.
 */
export async function recallLot(recall: { lotId: string; producerId: string; drill: boolean; reason: string; userId: string; at: Date }): Promise<RecallReach | null> {
  if (!isId(recall.lotId)) return null;
  const lot = await db().lot.findFirst({ where: { id: recall.lotId, product: { producerId: recall.producerId } }, select: { status: true } });
  if (!lot || (lot.status === "recalled" && !recall.drill)) return null;
  const call = { id: newId(), lotId: recall.lotId, drill: recall.drill, reason: recall.reason, actor: recall.userId, at: recall.at.toISOString(), requestId: currentRequestId() };
  const [row] = await db().$queryRaw<[{ answer: RecallReach }]>`SELECT start_recall(${JSON.stringify(call)}::jsonb) AS answer FROM ${withOrigin()}`;
  return row.answer;
}

/** The recalls and drills of a producer's lots, the latest first; of one lot when it is named. */
export async function listRecalls(producerId: string, lotId?: string): Promise<RecallRow[]> {
  const rows = await db().recall.findMany({
    where: { lot: { product: { producerId }, ...(lotId === undefined ? {} : { id: lotId }) } }, orderBy: { at: "desc" }, take: 50,
    include: { lot: { select: { id: true, gtin: true, code: true } }, _count: { select: { lots: true } } },
  });
  return rows.map(({ id, drill, reason, at, orders, buyers, reachable, units, tookMs, lot, _count }) => ({
    id, drill, reason, at, orders, buyers, reachable, units, tookMs, lots: _count.lots, lot: { id: lot.id, number: lot.gtin, code: lot.code },
  }));
}

/** Before anything is done: how many lots were made from this one and how many orders hold any of them. */
export async function foreseeRecall(lotId: string): Promise<{ lots: { code: string; number: string }[]; orders: { code: string; placedAt: Date; units: number }[]; orderCount: number }> {
  const [lots, orders] = await Promise.all([
    db().$queryRaw<{ code: string; number: string }[]>`SELECT l.code, l.gtin AS number FROM lots_made_from(${lotId}::uuid) AS m JOIN lot AS l ON l.id = m.id WHERE l.id <> ${lotId}::uuid ORDER BY l.produced_on, l.code`,
    db().$queryRaw<{ code: string; placedAt: Date; units: number; total: number }[]>`
      SELECT o.code, o.placed_at AS "placedAt", sum(c.quantity)::int AS units, count(*) OVER ()::int AS total
      FROM lots_made_from(${lotId}::uuid) AS m JOIN order_line_lot AS c ON c.lot_id = m.id JOIN order_line AS l ON l.id = c.order_line_id JOIN purchase_order AS o ON o.id = l.order_id
      GROUP BY o.id ORDER BY o.placed_at DESC LIMIT 20`,
  ]);
  return { lots, orders: orders.map(({ code, placedAt, units }) => ({ code, placedAt, units })), orderCount: orders[0]?.total ?? 0 };
}

export type RecallNotice = { email: string; name: string; locale: string; orderCode: string; units: number; reason: string; lot: { number: string; code: string }; product: LocalizedText; producer: LocalizedText };

/** What a buyer is told of a recall; null when there is no such part of it, it was a drill, or there is no address. */
export async function findRecallNotice(recallId: string, orderId: string): Promise<RecallNotice | null> {
  const [row] = await db().$queryRaw<(Omit<RecallNotice, "lot"> & { number: string; code: string })[]>`
    SELECT o.contact_email AS email, o.contact_name AS name, o.locale, o.code AS "orderCode", r.units, c.reason, l.gtin AS number, l.code, p.name AS product, s.name AS producer
    FROM recall_order AS r JOIN recall AS c ON c.id = r.recall_id JOIN purchase_order AS o ON o.id = r.order_id
    JOIN lot AS l ON l.id = c.lot_id JOIN product AS p ON p.id = l.product_id JOIN producer AS s ON s.id = p.producer_id
    WHERE r.recall_id = ${recallId}::uuid AND r.order_id = ${orderId}::uuid AND NOT c.drill AND o.contact_email IS NOT NULL`;
  if (!row) return null;
  const { number, code, ...notice } = row;
  return { ...notice, lot: { number, code } };
}
