import type { ParcelPaymentState } from "~/domain/orders/order";
import type { LocalizedText } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";
import { REFUND_OVERDUE_DAYS } from "./producer-refund";

export type TransferTask = { orderCode: string; producer: LocalizedText; state: ParcelPaymentState; amount: bigint; since: Date };
export type RefundTask = { orderCode: string; producer: LocalizedText; due: bigint; since: Date; overdue: boolean; disputed: boolean; accountNamed: boolean };

/** Transfers that an officer has to decide: buyer and producer disagree, nobody answered for a day, or the time to pay is over while others of the order were paid. */
export async function transferTasks(at: Date, limit = 200): Promise<TransferTask[]> {
  return db().$queryRaw<TransferTask[]>`
    SELECT o.code AS "orderCode", f.name AS producer, d.state::text AS state, d.amount_vnd AS amount, coalesce(d.said_paid_at, d.expires_at) AS since
    FROM parcel_payment AS d JOIN shipment AS s ON s.id = d.shipment_id JOIN purchase_order AS o ON o.id = s.order_id JOIN producer AS f ON f.id = s.producer_id
    WHERE s.state <> 'cancelled' AND (d.state IN ('not_come', 'expired') OR (d.state = 'said_paid' AND d.said_paid_at < ${at}::timestamptz - interval '1 day')) ORDER BY since, o.code LIMIT ${limit}`;
}

/** What producers owe buyers back, the longest first. */
export async function producerRefundTasks(at: Date, limit = 200): Promise<RefundTask[]> {
  return db().$queryRaw<RefundTask[]>`
    SELECT o.code AS "orderCode", f.name AS producer, coalesce(d.due_vnd, r.amount_vnd)::bigint AS due, coalesce(d.since, r.sent_at) AS since, r.id IS NOT NULL AS disputed,
      d.since IS NOT NULL AND d.since < ${at}::timestamptz - make_interval(days => ${REFUND_OVERDUE_DAYS}::int) AS overdue, EXISTS (SELECT 1 FROM refund_account AS a WHERE a.order_id = o.id) AS "accountNamed"
    FROM purchase_order AS o JOIN shipment AS s ON s.order_id = o.id JOIN producer AS f ON f.id = s.producer_id
    LEFT JOIN direct_refund_due AS d ON d.shipment_id = s.id LEFT JOIN producer_refund AS r ON r.shipment_id = s.id AND r.state = 'disputed'
    WHERE o.direct AND (d.due_vnd > 0 OR r.id IS NOT NULL) ORDER BY since, o.code LIMIT ${limit}`;
}
