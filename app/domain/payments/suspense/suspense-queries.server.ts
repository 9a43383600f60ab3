import { db } from "~/platform/db/client.server";
import type { ClaimAccount, WaitingOrder } from "./suspense";

export type SuspensePlace = {
  /** "order:" and its id, or the arrival: "bank:", "card:" and its reference. */
  place: string;
  orderId: string | null;
  orderCode: string | null;
  lies: bigint;
  /** What nobody has begun to send back or to recognise. */
  free: bigint;
  since: Date;
  /** Of the bank's credits that lie there: what was found of the last one, and what their transfers said. */
  outcome: string | null;
  content: string;
  /** Whether the order waits for money. */
  waits: boolean;
};

/** Everything that lies in suspense, the longest first. */
export async function listSuspense(limit: number): Promise<{ total: bigint; places: SuspensePlace[] }> {
  const rows = await db().$queryRaw<(SuspensePlace & { total: bigint })[]>`
    SELECT s.place, s.order_id AS "orderId", o.code AS "orderCode", s.lies_vnd AS lies, s.free_vnd AS free, s.since, sum(s.lies_vnd) OVER ()::bigint AS total,
      (SELECT y.state IN ('awaiting', 'due_on_delivery') FROM payment AS y WHERE y.id = live_payment(s.order_id)) IS TRUE AS waits,
      c.outcome, coalesce(c.content, '') AS content
    FROM suspense_place AS s LEFT JOIN purchase_order AS o ON o.id = s.order_id
    LEFT JOIN LATERAL (
      SELECT (array_agg(b.outcome::text ORDER BY b.received_at DESC))[1] AS outcome, string_agg(b.content, ' · ' ORDER BY b.received_at DESC) FILTER (WHERE b.content <> '') AS content
      FROM bank_credit AS b LEFT JOIN payment AS y ON y.id = b.payment_id WHERE s.place = 'bank:' || b.bank_reference OR (y.order_id = s.order_id AND b.outcome <> 'matched')
    ) AS c ON true
    ORDER BY s.since, s.place LIMIT ${limit}`;
  return { total: rows[0]?.total ?? 0n, places: rows.map(({ total: _total, ...row }) => row) };
}

/** Orders whose last payment waits, or ran out of time, since that moment; the newest first. */
export async function waitingOrders(since: Date, limit: number): Promise<WaitingOrder[]> {
  return db().$queryRaw<WaitingOrder[]>`
    SELECT o.id AS "orderId", o.code, y.reference, y.amount_vnd AS amount, o.contact_name AS "contactName", o.contact_phone AS "contactPhone", y.state = 'expired' AS released, o.placed_at AS "placedAt"
    FROM payment AS y JOIN purchase_order AS o ON o.id = y.order_id
    WHERE y.state IN ('awaiting', 'expired', 'due_on_delivery') AND o.placed_at >= ${since} AND y.id = live_payment(o.id) ORDER BY o.placed_at DESC LIMIT ${limit}`;
}

export type OpenClaim = { id: string; place: string; orderCode: string | null; amount: bigint; account: ClaimAccount; reason: string; askedAt: Date; askedBy: string };

/** What officers said that money really is and nobody has agreed to yet. */
export async function openClaims(): Promise<OpenClaim[]> {
  return db().$queryRaw<OpenClaim[]>`
    SELECT c.id, c.place, o.code AS "orderCode", c.amount_vnd AS amount, c.account, c.reason, c.asked_at AS "askedAt", c.asked_by AS "askedBy"
    FROM suspense_claim AS c LEFT JOIN purchase_order AS o ON o.id = c.order_id WHERE c.state = 'asked' ORDER BY c.asked_at`;
}

export type OpenReturn = { id: string; place: string; amount: bigint; state: "asked" | "approved"; askedBy: string; bankBin: string; bankAccount: string; holder: string };

/** Credits without an order that are on their way back to their payers. */
export async function openReturns(): Promise<OpenReturn[]> {
  return db().$queryRaw<OpenReturn[]>`
    SELECT id, suspense_source AS place, amount_vnd AS amount, state, asked_by AS "askedBy", bank_bin AS "bankBin", bank_account AS "bankAccount", holder
    FROM refund WHERE suspense_source IS NOT NULL AND state IN ('asked', 'approved') ORDER BY asked_at`;
}
