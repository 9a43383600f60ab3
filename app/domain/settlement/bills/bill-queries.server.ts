import type { LocalDate } from "~/lib/local-date";
import type { LocalizedText } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";
import type { BillOccasion, BillState } from "./bill";

export type BillRow = {
  id: string; code: string; producerId: string; producer: LocalizedText; day: LocalDate; dueOn: LocalDate; amount: bigint; paid: bigint; state: BillState; paidAt: Date | null;
  payments: { bankReference: string; amount: number; surplus: number; creditedAt: string }[];
};

/** Bills of a producer, one by its code, or all of a state; those due first stand first, then the latest. */
export async function listBills(of: { producerId?: string; code?: string; state?: BillState }, limit = 200): Promise<BillRow[]> {
  return db().$queryRaw<BillRow[]>`
    SELECT b.id, b.code, b.producer_id AS "producerId", p.name AS producer, b.day::text AS day, b.due_on::text AS "dueOn", b.amount_vnd AS amount, b.paid_vnd AS paid, b.state::text AS state, b.paid_at AS "paidAt",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('bankReference', m.bank_reference, 'amount', m.amount_vnd, 'surplus', m.surplus_vnd, 'creditedAt', m.credited_at) ORDER BY m.credited_at), '[]') FROM bill_payment AS m WHERE m.bill_id = b.id) AS payments
    FROM commission_bill AS b JOIN producer AS p ON p.id = b.producer_id
    WHERE (${of.producerId ?? null}::uuid IS NULL OR b.producer_id = ${of.producerId ?? null}::uuid) AND (${of.code ?? null}::text IS NULL OR b.code = ${of.code ?? null})
      AND (${of.state ?? null}::text IS NULL OR b.state::text = ${of.state ?? null})
    ORDER BY b.state, CASE WHEN b.state = 'open' THEN b.due_on END, b.day DESC, b.code LIMIT ${limit}`;
}

export type DirectIncome = { month: bigint; ever: bigint; owed: bigint; billed: bigint };

/** What buyers paid a producer directly, this month and ever; what it owes the shop beyond its bills; and what is open of those. */
export async function directIncome(producerId: string, today: LocalDate): Promise<DirectIncome> {
  const [income] = await db().$queryRaw<[DirectIncome]>`
    SELECT coalesce(sum(e.amount_vnd) FILTER (WHERE local_day(x.at) >= date_trunc('month', ${today}::date)), 0)::bigint AS month, coalesce(sum(e.amount_vnd), 0)::bigint AS ever,
      greatest(0, (SELECT coalesce(-sum(owed_vnd), 0) FROM payable_entry WHERE producer_id = ${producerId}::uuid))::bigint AS owed,
      (SELECT coalesce(sum(amount_vnd - paid_vnd), 0)::bigint FROM commission_bill WHERE producer_id = ${producerId}::uuid AND state = 'open') AS billed
    FROM ledger_entry AS e JOIN ledger_transaction AS x ON x.id = e.transaction_id AND x.kind = 'paid_to_producer' WHERE e.producer_id = ${producerId}::uuid`;
  return income;
}

export type BillNews = { code: string; producer: LocalizedText; amount: bigint; rest: bigint; dueOn: LocalDate; person: { id: string; name: string; email: string; locale: string } };

/** One bill, for each of its producer's owners; none when what is to be said of it no longer holds. */
export async function findBillNews(billId: string, occasion: BillOccasion): Promise<BillNews[]> {
  const open = occasion === "due_soon" || occasion === "overdue";
  return db().$queryRaw<BillNews[]>`
    SELECT b.code, p.name AS producer, b.amount_vnd AS amount, b.amount_vnd - b.paid_vnd AS rest, b.due_on::text AS "dueOn", jsonb_build_object('id', u.id, 'name', u.name, 'email', u.email, 'locale', u.locale) AS person
    FROM commission_bill AS b JOIN producer AS p ON p.id = b.producer_id JOIN producer_member AS m ON m.producer_id = p.id AND m.role = 'owner' JOIN app_user AS u ON u.id = m.user_id AND u.disabled_at IS NULL
    WHERE b.id = ${billId}::uuid AND (NOT ${open} OR b.state = 'open')`;
}
