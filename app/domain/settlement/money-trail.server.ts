import type { LedgerAccount } from "~/domain/ledger/trial-balance.server";
import type { LocalizedText } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";

/** One posting with its sides; debit positive. */
export type TrailEntry = { transactionId: string; kind: string; at: Date; account: LedgerAccount; producer: LocalizedText | null; amount: bigint; payoutCode: string | null; runId: string | null };

/** Everything that was posted about an order, in its order: where each đồng came from and where it went, down to the payout it left in. */
export async function moneyTrail(orderCode: string): Promise<TrailEntry[]> {
  return db().$queryRaw<TrailEntry[]>`
    SELECT x.id AS "transactionId", x.kind, x.at, e.account, p.name AS producer, e.amount_vnd AS amount, y.code AS "payoutCode", y.run_id AS "runId"
    FROM ledger_transaction AS x JOIN purchase_order AS o ON o.id = x.order_id AND o.code = ${orderCode} JOIN ledger_entry AS e ON e.transaction_id = x.id
    LEFT JOIN producer AS p ON p.id = e.producer_id LEFT JOIN payout_item AS i ON i.entry_id = e.id LEFT JOIN payout AS y ON y.id = i.payout_id
    ORDER BY x.at, x.id, e.amount_vnd DESC, e.account`;
}
