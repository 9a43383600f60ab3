import { withOrigin } from "~/domain/audit/with-origin.server";
import { err, ok, type Result } from "~/lib/result";
import { db } from "~/platform/db/client.server";
import { currentRequestId } from "~/platform/log/log.server";

type Confirmation = { billId: string; bankReference: string; amount: bigint; reason: string; actor: string; at: Date };
export type BillMoneyOutcome = "matched" | "underpaid" | "overpaid" | "duplicate";
export type BillMoneyRefusal = { kind: "malformed" | "not_found" | "known" | "conflict" };

/** An officer finds money for a bill on the bank's statement, audited; also what the feed could not explain: it then leaves suspense. */
export async function confirmBillMoney({ billId, amount, actor, at, ...typed }: Confirmation): Promise<Result<BillMoneyOutcome, BillMoneyRefusal>> {
  const [bankReference, reason] = [typed.bankReference.trim(), typed.reason.trim()];
  if (!/^[\x21-\x7e]{1,100}$/.test(bankReference) || amount <= 0n || amount > 1_000_000_000_000n || reason === "" || reason.length > 500) return err({ kind: "malformed" });
  const credit = { billId, bankReference, amount: Number(amount), content: "", creditedAt: at.toISOString(), actor, reason, requestId: currentRequestId() };
  const [{ answer }] = await db().$queryRaw<[{ answer: { kind: "recorded"; outcome: BillMoneyOutcome } | { kind: "known" | "conflict" | "not_found" } }]>`
    SELECT record_bank_credit(${JSON.stringify(credit)}::jsonb) AS answer FROM ${withOrigin()}`;
  return answer.kind === "recorded" ? ok(answer.outcome) : err({ kind: answer.kind });
}
