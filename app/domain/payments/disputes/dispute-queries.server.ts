import { isId } from "~/lib/id";
import type { LocalizedText } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";
import { disputeReason, DISPUTE_STATES, type DisputeReason, type DisputeState } from "./dispute";

export type Dispute = {
  id: string; gatewayId: string; orderId: string | null; orderCode: string | null; amount: bigint; reason: DisputeReason; state: DisputeState; dueBy: Date | null; openedAt: Date; closedAt: Date | null;
  answeredAt: Date | null; answer: string | null; /** Who bears it, once decided; no producer: the shop. */ decidedAt: Date | null; producer: LocalizedText | null;
};

type Row = Omit<Dispute, "reason" | "state"> & { reason: string; state: string };
const toDispute = (row: Row): Dispute => ({ ...row, reason: disputeReason(row.reason), state: DISPUTE_STATES.find((one) => one === row.state) ?? "open" });

/** Disputes, first those that something is to be done about, by how long there is time. */
export async function listDisputes(limit: number): Promise<Dispute[]> {
  const rows = await db().$queryRaw<Row[]>`
    SELECT d.id, d.gateway_id AS "gatewayId", d.order_id AS "orderId", o.code AS "orderCode", d.amount_vnd AS amount, d.reason, d.state, d.due_by AS "dueBy", d.opened_at AS "openedAt", d.closed_at AS "closedAt",
      d.answered_at AS "answeredAt", d.answer, d.decided_at AS "decidedAt", p.name AS producer
    FROM card_dispute AS d LEFT JOIN purchase_order AS o ON o.id = d.order_id LEFT JOIN producer AS p ON p.id = d.producer_id
    ORDER BY (d.state IN ('inquiry', 'open') AND d.answered_at IS NULL) OR (d.state = 'lost' AND d.decided_at IS NULL) DESC, d.due_by NULLS LAST, d.opened_at DESC LIMIT ${limit}`;
  return rows.map(toDispute);
}

/** One dispute; null when there is none. */
export async function findDispute(id: string): Promise<Dispute | null> {
  if (!isId(id)) return null;
  const rows = await db().$queryRaw<Row[]>`
    SELECT d.id, d.gateway_id AS "gatewayId", d.order_id AS "orderId", o.code AS "orderCode", d.amount_vnd AS amount, d.reason, d.state, d.due_by AS "dueBy", d.opened_at AS "openedAt", d.closed_at AS "closedAt",
      d.answered_at AS "answeredAt", d.answer, d.decided_at AS "decidedAt", p.name AS producer
    FROM card_dispute AS d LEFT JOIN purchase_order AS o ON o.id = d.order_id LEFT JOIN producer AS p ON p.id = d.producer_id WHERE d.id = ${id}::uuid`;
  return rows[0] ? toDispute(rows[0]) : null;
}
