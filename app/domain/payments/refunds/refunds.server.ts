import { withOrigin } from "~/domain/audit/with-origin.server";
import type { BankAccount } from "~/domain/producers/joining/banks";
import { isId, newId } from "~/lib/id";
import { err, ok, type Result } from "~/lib/result";
import { db } from "~/platform/db/client.server";
import { currentRequestId } from "~/platform/log/log.server";
import { REASON_LENGTH, type OwedAt, type RefundState } from "./refund";

type Officer = { userId: string; at: Date };

/** `disputed`: the buyer's bank is getting the card payment back already. */
export type AskRefusal = { kind: "not_due"; due: bigint } | { kind: "no_account" | "not_found" | "malformed" | "disputed" };

/**
 * Sends so much of what a buyer is owed on its way, once per `refundId`. It goes back to the card when that was how it was paid,
 * otherwise to the account the buyer named. Large ones wait for a second officer (`asked`). The amount owed is looked at under
 * the lock of the order's payment (function ask_refund).
 */
export async function askRefund(
  { refundId, orderId, account, amount }: { refundId: string; orderId: string; account: OwedAt; amount: bigint },
  { userId, at }: Officer,
): Promise<Result<{ state: "asked" | "approved" }, AskRefusal>> {
  if (!isId(refundId) || amount <= 0n || amount > 1_000_000_000_000n) return err({ kind: "malformed" });
  const request = { refundId, orderId, account, amount: String(amount), at: at.toISOString(), actor: userId, requestId: currentRequestId() };
  type Answer = { kind: "asked" | "approved" | "repeated" | "no_account" | "not_found" | "disputed" } | { kind: "not_due"; due: number };
  const [{ answer }] = await db().$queryRaw<[{ answer: Answer }]>`SELECT ask_refund(${JSON.stringify(request)}::jsonb) AS answer FROM ${withOrigin()}`;
  switch (answer.kind) {
    case "asked":
    case "approved":
      return ok({ state: answer.kind });
    case "repeated": {
      const { state } = await db().refund.findUniqueOrThrow({ where: { id: refundId }, select: { state: true } });
      return ok({ state: state === "asked" ? "asked" : "approved" });
    }
    case "not_due":
      return err({ kind: "not_due", due: BigInt(answer.due) });
    default:
      return err({ kind: answer.kind });
  }
}

export type JudgeOutcome = { kind: "done" | "same_officer" | "not_found" | "no_reason" } | { kind: "stale"; state: RefundState };

/** A second officer's yes or no to a large refund; who asked for it cannot say yes. A no says why. */
export async function judgeRefund(refundId: string, verdict: { approve: true } | { approve: false; reason: string }, { userId, at }: Officer): Promise<JudgeOutcome> {
  if (!isId(refundId)) return { kind: "not_found" };
  const reason = verdict.approve ? null : verdict.reason.trim().slice(0, REASON_LENGTH);
  if (reason === "") return { kind: "no_reason" };
  const request = { refundId, approve: verdict.approve, reason, at: at.toISOString(), actor: userId, requestId: currentRequestId() };
  const [{ answer }] = await db().$queryRaw<[{ answer: JudgeOutcome }]>`SELECT judge_refund(${JSON.stringify(request)}::jsonb) AS answer FROM ${withOrigin()}`;
  return answer;
}

export type SettleOutcome = { kind: "settled" | "repeated" | "taken" | "not_found" | "malformed" } | { kind: "wrong_state"; state: RefundState };
/** `reference` is the bank's transaction number, or the gateway's id of the refund. */
export type RefundEnd = { paid: true; reference: string } | { paid: false; reason: string; reference?: string | undefined };

/** It has gone, or it could not and is due again; booked once (function settle_refund). Without an officer it is the gateway that says so. */
export async function settleRefund(refundId: string, end: RefundEnd, { userId, at }: { userId: string | null; at: Date }): Promise<SettleOutcome> {
  const reference = end.reference?.trim() ?? null;
  const reason = end.paid ? null : end.reason.trim().slice(0, REASON_LENGTH);
  if (!isId(refundId)) return { kind: "not_found" };
  if ((end.paid && !/^[\x21-\x7e]{1,100}$/.test(reference ?? "")) || reason === "") return { kind: "malformed" };
  const request = { refundId, paid: end.paid, reference, reason, at: at.toISOString(), actor: userId, requestId: currentRequestId() };
  const [{ answer }] = await db().$queryRaw<[{ answer: SettleOutcome }]>`SELECT settle_refund(${JSON.stringify(request)}::jsonb) AS answer FROM ${withOrigin()}`;
  return answer;
}

/** Keeps where the buyer of an order wants money sent back to; a later one takes its place. */
export async function nameAccount(orderId: string, { bankBin, account, holder }: BankAccount, at: Date): Promise<void> {
  await db().refundAccount.create({ data: { id: newId(), orderId, bankBin, bankAccount: account, holder, at } });
}
