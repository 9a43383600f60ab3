import type { LocalDate } from "~/lib/local-date";
import type { LocalizedText } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";
import type { PayoutState, PayoutTerms } from "./payout";

/** The rule of payouts on a day; null before there was one. */
export async function payoutTerms(day: LocalDate): Promise<PayoutTerms | null> {
  const [terms] = await db().$queryRaw<PayoutTerms[]>`
    SELECT hold_days AS "holdDays", minimum_vnd AS minimum, weekday FROM payout_term WHERE daterange(valid_from, valid_to) @> ${day}::date`;
  return terms ?? null;
}

/**
 * A producer's account: what can be paid out at `at` (negative when it owes), what waits with a day on which it will be free,
 * what was collected at the door and still lies with the carrier, and what has no such day yet because its parcel is not
 * delivered, not paid, or something about it is open.
 */
export type ProducerBalance = { free: bigint; waiting: bigint; nextFree: Date | null; withCarrier: bigint; held: bigint; underWay: bigint };

export async function producerBalance(producerId: string, at: Date): Promise<ProducerBalance> {
  const [balance] = await db().$queryRaw<[ProducerBalance]>`
    SELECT coalesce(sum(owed_vnd) FILTER (WHERE free_at <= ${at}), 0)::bigint AS free, coalesce(sum(owed_vnd) FILTER (WHERE free_at > ${at}), 0)::bigint AS waiting,
      min(free_at) FILTER (WHERE free_at > ${at}) AS "nextFree", coalesce(sum(owed_vnd) FILTER (WHERE free_at IS NULL AND NOT coalesce(with_carrier, false)), 0)::bigint AS held,
      coalesce(sum(owed_vnd) FILTER (WHERE free_at IS NULL AND with_carrier), 0)::bigint AS "withCarrier",
      (SELECT coalesce(sum(amount_vnd), 0)::bigint FROM payout WHERE producer_id = ${producerId}::uuid AND state IN ('prepared', 'sent')) AS "underWay"
    FROM payable_entry WHERE producer_id = ${producerId}::uuid`;
  return balance;
}

export type PayoutRow = {
  id: string; code: string; runId: string; day: LocalDate; producerId: string; producer: LocalizedText; amount: bigint; state: PayoutState;
  bankBin: string; account: string; holder: string; bankReference: string | null; reason: string | null; settledAt: Date | null;
};

/** Payouts of a run, of a producer, or one by its code, the latest first. */
export async function listPayouts(of: { runId?: string; producerId?: string; code?: string }): Promise<PayoutRow[]> {
  return db().$queryRaw<PayoutRow[]>`
    SELECT y.id, y.code, y.run_id AS "runId", r.day::text AS day, y.producer_id AS "producerId", p.name AS producer, y.amount_vnd AS amount, y.state::text AS state,
      y.bank_bin AS "bankBin", y.account, y.holder, y.bank_reference AS "bankReference", y.reason, y.settled_at AS "settledAt"
    FROM payout AS y JOIN payout_run AS r ON r.id = y.run_id JOIN producer AS p ON p.id = y.producer_id
    WHERE (${of.runId ?? null}::uuid IS NULL OR y.run_id = ${of.runId ?? null}::uuid) AND (${of.producerId ?? null}::uuid IS NULL OR y.producer_id = ${of.producerId ?? null}::uuid)
      AND (${of.code ?? null}::text IS NULL OR y.code = ${of.code ?? null})
    ORDER BY r.day DESC, y.code LIMIT 500`;
}

export type RunRow = { id: string; day: LocalDate; preparedAt: Date; byClock: boolean; sentAt: Date | null; payouts: number; amount: bigint; paid: number; bounced: number; calledOff: number };

/** The latest runs with what became of them. */
export async function listRuns(limit: number): Promise<RunRow[]> {
  return db().$queryRaw<RunRow[]>`
    SELECT r.id, r.day::text AS day, r.prepared_at AS "preparedAt", r.prepared_by IS NULL AS "byClock", r.sent_at AS "sentAt", count(*)::int AS payouts, sum(y.amount_vnd)::bigint AS amount,
      count(*) FILTER (WHERE y.state = 'paid')::int AS paid, count(*) FILTER (WHERE y.state = 'bounced')::int AS bounced, count(*) FILTER (WHERE y.state = 'called_off')::int AS "calledOff"
    FROM payout_run AS r JOIN payout AS y ON y.run_id = r.id GROUP BY r.id ORDER BY r.day DESC LIMIT ${limit}`;
}

/** One line of a statement: everything one parcel (or a correction without one) put into a payout or a bill. */
export type StatementLine = {
  orderCode: string | null; shipmentId: string | null; deliveredAt: Date | null; at: Date;
  goods: bigint; discount: bigint; direct: bigint; commission: bigint; commissionVat: bigint; vatWithheld: bigint; pitWithheld: bigint; refunds: bigint; other: bigint; total: bigint;
};

/** What a payout or a bill consists of, parcel by parcel; the totals of the lines are its amount, of a bill with the sign turned. */
export async function statementLines({ payoutId = null, billId = null }: { payoutId?: string | null; billId?: string | null }): Promise<StatementLine[]> {
  return db().$queryRaw<StatementLine[]>`
    WITH entry AS (
      SELECT e.transaction_id, e.amount_vnd, e.producer_id, x.kind, x.order_id, x.at 
      FROM (SELECT entry_id FROM payout_item WHERE payout_id = ${payoutId}::uuid UNION ALL SELECT entry_id FROM bill_item WHERE bill_id = ${billId}::uuid) AS i
      JOIN ledger_entry AS e ON e.id = i.entry_id JOIN ledger_transaction AS x ON x.id = e.transaction_id
    ), part AS (
      SELECT n.*, -coalesce((SELECT sum(o.amount_vnd) FILTER (WHERE o.account = 'commission_income') FROM ledger_entry AS o WHERE o.transaction_id = n.transaction_id AND o.producer_id = n.producer_id), 0) AS commission,
        -coalesce((SELECT sum(o.amount_vnd) FILTER (WHERE o.account = 'commission_vat') FROM ledger_entry AS o WHERE o.transaction_id = n.transaction_id AND o.producer_id = n.producer_id), 0) AS commission_vat,
        -coalesce((SELECT sum(o.amount_vnd) FILTER (WHERE o.account = 'vat_withheld') FROM ledger_entry AS o WHERE o.transaction_id = n.transaction_id AND o.producer_id = n.producer_id), 0) AS vat,
        -coalesce((SELECT sum(o.amount_vnd) FILTER (WHERE o.account = 'pit_withheld') FROM ledger_entry AS o WHERE o.transaction_id = n.transaction_id AND o.producer_id = n.producer_id), 0) AS pit,
        -- The voucher's share of what was called off is booked together with the goods.
        coalesce((SELECT c.discount_vnd FROM line_cancellation AS c WHERE n.kind = 'lines_cancelled' AND c.id = (SELECT x.source_id FROM ledger_transaction AS x WHERE x.id = n.transaction_id)::uuid), 0) AS discount_off
      FROM entry AS n
    )
    SELECT o.code AS "orderCode", s.id AS "shipmentId", s.delivered_at AS "deliveredAt", min(n.at) AS at,
      -coalesce(sum(n.amount_vnd) FILTER (WHERE n.kind IN ('order_placed', 'parcel_weighed', 'lines_cancelled', 'order_released', 'order_retaken')), 0)::bigint - sum(n.discount_off)::bigint AS goods,
      -coalesce(sum(n.amount_vnd) FILTER (WHERE n.kind = 'order_discounted'), 0)::bigint + sum(n.discount_off)::bigint AS discount,
      -coalesce(sum(n.amount_vnd) FILTER (WHERE n.kind = 'paid_to_producer'), 0)::bigint AS direct,
      coalesce(sum(n.commission) FILTER (WHERE n.kind = 'sale_charged'), 0)::bigint AS commission, coalesce(sum(n.commission_vat) FILTER (WHERE n.kind = 'sale_charged'), 0)::bigint AS "commissionVat",
      coalesce(sum(n.vat) FILTER (WHERE n.kind = 'sale_charged'), 0)::bigint AS "vatWithheld", coalesce(sum(n.pit) FILTER (WHERE n.kind = 'sale_charged'), 0)::bigint AS "pitWithheld",
      -coalesce(sum(n.amount_vnd) FILTER (WHERE n.kind IN ('refund_due', 'producer_refund', 'producer_refund_undone')), 0)::bigint AS refunds,
      -coalesce(sum(n.amount_vnd) FILTER (WHERE n.kind NOT IN ('order_placed', 'parcel_weighed', 'lines_cancelled', 'order_released', 'order_retaken', 'order_discounted', 'sale_charged', 'refund_due', 'paid_to_producer', 'producer_refund', 'producer_refund_undone')), 0)::bigint AS other,
      -sum(n.amount_vnd)::bigint AS total
    FROM part AS n LEFT JOIN purchase_order AS o ON o.id = n.order_id LEFT JOIN shipment AS s ON s.order_id = n.order_id AND s.producer_id = n.producer_id
    GROUP BY o.code, s.id, CASE WHEN n.order_id IS NULL THEN n.transaction_id END ORDER BY at, o.code`;
}
