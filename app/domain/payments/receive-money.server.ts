import { withOrigin } from "~/domain/audit/with-origin.server";
import { db } from "~/platform/db/client.server";

export type MoneyOutcome = "matched" | "underpaid" | "overpaid" | "late" | "duplicate" | "repeated" | "replaced" | "added_up" | "unknown_reference" | "remittance";

/** What became of money that arrived; `paid` says whether its order is paid now. */
export type MoneyReceived = { outcome: MoneyOutcome; orderId?: string; paid: boolean };

/**
 * Books card money for a payment, once per `source` (function receive_payment). Too little, too much, too late or twice:
 * it never disappears, what does not fit lies in suspense. Late money brings the order back if its goods are still there.
 */
export async function receiveCardMoney(paymentId: string, amount: bigint, source: string): Promise<MoneyReceived> {
  const request = { paymentId, amount: Number(amount), account: "cash_card", source };
  const rows = await db().$queryRaw<[{ answer: MoneyReceived }]>`SELECT receive_payment(${JSON.stringify(request)}::jsonb) AS answer FROM ${withOrigin()}`;
  return rows[0].answer;
}

/** Card money that names no payment of ours: into suspense, once per `source`, for somebody to look into. */
export async function suspendCardMoney(amount: bigint, source: string): Promise<void> {
  const entries = [
    { account: "cash_card", amount: Number(amount) },
    { account: "suspense", amount: -Number(amount) },
  ];
  await db().$queryRaw`SELECT post_ledger('payment_suspense', ${source}, NULL, ${JSON.stringify(entries)}::jsonb)`;
}
