import { db } from "~/platform/db/client.server";

/** The accounts of the shop: what buyers owe, what producers, carriers and the tax office are owed, where money lies, what the shop earned or bears, and what is unexplained. */
export const LEDGER_ACCOUNTS = [
  "buyer_receivable", "producer_payable", "payout_pending", "bill_due", "shipping_payable", "cash_vietqr", "cash_card", "cash_cod", "refund_due", "suspense", "commission_income", "commission_vat", "vat_withheld", "pit_withheld",
  "carrier_fee", "cod_difference", "cod_loss", "refusal_cost",
  "card_dispute", "dispute_cost", "bank_interest", "own_funds", "other_income",
] as const;
export type LedgerAccount = (typeof LEDGER_ACCOUNTS)[number];

/** The balance of every account that was ever used; debit positive. Together they are zero, or the books are wrong. */
export async function trialBalance(): Promise<Partial<Record<LedgerAccount, bigint>>> {
  const rows = await db().$queryRaw<{ account: LedgerAccount; balance: bigint }[]>`
    SELECT account, sum(amount_vnd)::bigint AS balance FROM ledger_entry GROUP BY account`;
  return Object.fromEntries(rows.map(({ account, balance }) => [account, balance]));
}
