import { recordAudits } from "~/domain/audit/record-audits.server";
import { withOrigin } from "~/domain/audit/with-origin.server";
import { localDateAt } from "~/lib/local-date";
import { ok } from "~/lib/result";
import { db } from "~/platform/db/client.server";
import { transact } from "~/platform/db/transact.server";
import { currentRequestId } from "~/platform/log/log.server";

export type BulkOutcome = "reminded" | "already_today" | "nothing_waits" | "cancelled" | "not_unpaid" | "refused";
export type BulkRow = { id: string; code: string; outcome: BulkOutcome };
type Officer = { userId: string; at: Date };

/**
 * Reminds the producers of the parcels (or of all parcels of the orders) that wait to be confirmed, sent or said to be delivered:
 * one mail a producer, and none where one was sent today. Answers for each order.
 */
export async function remindProducers(of: { orders: readonly string[] } | { parcels: readonly string[] }, { userId, at }: Officer): Promise<BulkRow[]> {
  const [orders, parcels] = "orders" in of ? [of.orders, []] : [[], of.parcels];
  const day = localDateAt(at);
  const result = await transact<BulkRow[], never>(async (tx) => {
    const rows = await tx.$queryRaw<(BulkRow & { sent: boolean })[]>`
      WITH chosen AS (
        SELECT s.id, s.order_id, s.producer_id, s.state, y.state AS pay FROM shipment AS s
        JOIN LATERAL (SELECT state FROM payment WHERE order_id = s.order_id ORDER BY created_at DESC LIMIT 1) AS y ON true
        WHERE s.order_id = ANY (${orders}::uuid[]) OR s.id = ANY (${parcels}::uuid[])
      ), waits AS (SELECT * FROM chosen WHERE state IN ('pending', 'confirmed', 'shipped') AND pay IN ('paid', 'due_on_delivery')
      ), told AS (
        INSERT INTO parcel_notice (id, producer_id, occasion, key, shipment_ids, at)
        SELECT new_id(), producer_id, 'reminder', ${day}, array_agg(id ORDER BY id), ${at} FROM waits GROUP BY producer_id
        ON CONFLICT (producer_id, occasion, key) DO NOTHING RETURNING id, producer_id
      ), left_for_mail AS (INSERT INTO outbox_message (topic, payload) SELECT 'mail.parcel_term', jsonb_build_object('noticeId', id) FROM told)
      SELECT o.id, o.code, CASE WHEN count(w.id) = 0 THEN 'nothing_waits' WHEN bool_or(t.id IS NOT NULL) THEN 'reminded' ELSE 'already_today' END AS outcome
      FROM chosen AS c JOIN purchase_order AS o ON o.id = c.order_id LEFT JOIN waits AS w ON w.id = c.id LEFT JOIN told AS t ON t.producer_id = w.producer_id
      GROUP BY o.id, o.code ORDER BY o.code`;
    await recordAudits(tx, { actor: { kind: "user", userId }, action: "shipment.reminded", subjectType: "order", changes: rows.filter(({ outcome }) => outcome === "reminded").map(({ id, code }) => ({ subjectId: id, after: { code } })) });
    return ok(rows);
  });
  return result.ok ? result.value : [];
}

/**
 * Calls off those of the orders that wait for their money; any other is left alone and says so. Each order is decided by
 * `release_order`, as a single one is; `sessions` are the gateway's pages to close.
 */
export async function cancelUnpaid(orders: readonly string[], note: string, { userId, at }: Officer): Promise<{ rows: BulkRow[]; sessions: string[] }> {
  const request = JSON.stringify({ reason: "operator", at, actor: userId, note: note.slice(0, 500), requestId: currentRequestId() });
  const rows = await db().$queryRaw<{ id: string; code: string; answer: { kind: string; sessionId?: string | null } }[]>`
    SELECT o.id, o.code, CASE WHEN y.state = 'awaiting' THEN release_order(${request}::jsonb || jsonb_build_object('orderId', o.id)) ELSE '{"kind": "not_unpaid"}' END AS answer
    FROM ${withOrigin()} AS origin CROSS JOIN (SELECT id, code FROM purchase_order WHERE id = ANY (${orders}::uuid[]) ORDER BY id) AS o
    JOIN LATERAL (SELECT state FROM payment WHERE order_id = o.id ORDER BY created_at DESC LIMIT 1) AS y ON true`;
  return {
    rows: rows.map(({ id, code, answer }) => ({ id, code, outcome: answer.kind === "released" ? "cancelled" : answer.kind === "not_unpaid" || answer.kind === "paid" ? "not_unpaid" : "refused" })),
    sessions: rows.flatMap(({ answer }) => (answer.kind === "released" && answer.sessionId ? [answer.sessionId] : [])),
  };
}
