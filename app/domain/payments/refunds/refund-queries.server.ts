import type { BankAccount } from "~/domain/producers/joining/banks";
import { db } from "~/platform/db/client.server";
import type { OwedAt, RefundState } from "./refund";

export type Refund = {
  id: string; /** Null: of a credit that no order names. */ orderId: string | null; account: OwedAt; amount: bigint; method: "card" | "bank"; state: RefundState; askedAt: Date; askedBy: string; approvedBy: string | null;
  settledAt: Date | null; reference: string | null; reason: string | null; to: BankAccount | null;
};
export type OrderRefunds = { due: { account: OwedAt; amount: bigint }[]; refunds: Refund[]; named: BankAccount | null; byCard: boolean };

/** What an order's buyer is owed, what is on its way or has arrived, and where it may be sent. */
export async function refundsOf(orderId: string): Promise<OrderRefunds> {
  const [due, rows, named, card] = await Promise.all([
    db().$queryRaw<{ account: OwedAt; amount: bigint }[]>`SELECT account, due_vnd AS amount FROM order_refund_due WHERE order_id = ${orderId}::uuid AND due_vnd > 0 ORDER BY account`,
    db().refund.findMany({ where: { orderId }, orderBy: { askedAt: "desc" } }),
    db().refundAccount.findFirst({ where: { orderId }, orderBy: [{ at: "desc" }, { id: "desc" }], select: { bankBin: true, bankAccount: true, holder: true } }),
    db().payment.count({ where: { orderId, method: "card", state: "paid", stripeSessionId: { not: null } } }),
  ]);
  return { due, named: named && { bankBin: named.bankBin, account: named.bankAccount, holder: named.holder }, byCard: card > 0, refunds: rows.map(toRefund) };
}

export type RefundTask = { orderCode: string; contactName: string; due: bigint; since: Date; byCard: boolean; accountNamed: boolean };

/** Orders whose buyers are owed something that nobody has sent on its way, the longest first. */
export async function dueRefunds(limit: number): Promise<RefundTask[]> {
  return db().$queryRaw<RefundTask[]>`
    SELECT o.code AS "orderCode", o.contact_name AS "contactName", sum(d.due_vnd)::bigint AS due, min(d.since) AS since,
      EXISTS (SELECT 1 FROM payment AS y WHERE y.order_id = o.id AND y.method = 'card' AND y.state = 'paid' AND y.stripe_session_id IS NOT NULL) AS "byCard",
      EXISTS (SELECT 1 FROM refund_account AS a WHERE a.order_id = o.id) AS "accountNamed"
    FROM order_refund_due AS d JOIN purchase_order AS o ON o.id = d.order_id WHERE d.due_vnd > 0 GROUP BY o.id ORDER BY since, o.code LIMIT ${limit}`;
}

export type RefundRow = Refund & { /** Null: dealt with at the desk for suspense. */ orderCode: string | null };

/** Refunds in these states, the longest waiting first. */
export async function listRefunds(states: readonly RefundState[], limit: number): Promise<RefundRow[]> {
  const rows = await db().refund.findMany({ where: { state: { in: [...states] } }, orderBy: { askedAt: "asc" }, take: limit });
  const orders = await db().order.findMany({ where: { id: { in: rows.flatMap(({ orderId }) => orderId ?? []) } }, select: { id: true, code: true } });
  const codes = new Map(orders.map(({ id, code }) => [id, code]));
  return rows.map((row) => ({ ...toRefund(row), orderCode: codes.get(row.orderId ?? "") ?? null }));
}

type Row = Awaited<ReturnType<ReturnType<typeof db>["refund"]["findMany"]>>[number];

function toRefund({ amountVnd, bankBin, bankAccount, holder, account, method, ...rest }: Row): Refund {
  const { id, orderId, state, askedAt, askedBy, approvedBy, settledAt, reference, reason } = rest;
  const to = bankBin !== null && bankAccount !== null && holder !== null ? { bankBin, account: bankAccount, holder } : null;
  return { id, orderId, state, askedAt, askedBy, approvedBy, settledAt, reference, reason, to, account: account === "suspense" ? "suspense" : "refund_due", method: method === "card" ? "card" : "bank", amount: amountVnd };
}
