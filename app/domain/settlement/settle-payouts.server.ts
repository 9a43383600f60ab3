import { withOrigin } from "~/domain/audit/with-origin.server";
import { err, ok, type Result } from "~/lib/result";
import { db } from "~/platform/db/client.server";
import { currentRequestId } from "~/platform/log/log.server";
import type { PayoutState } from "./payout";

type Officer = { userId: string; at: Date };

/** Marks a run as given to the bank; its producers are told by mail. Of two at once one is told that it was done. */
export async function sendPayouts(runId: string, { userId, at }: Officer): Promise<Result<null, { kind: "stale" | "not_found" }>> {
  const request = { runId, at: at.toISOString(), actor: userId, requestId: currentRequestId() };
  const [{ answer }] = await db().$queryRaw<[{ answer: { kind: "sent" | "stale" | "not_found" } }]>`SELECT send_payouts(${JSON.stringify(request)}::jsonb) AS answer FROM ${withOrigin()}`;
  return answer.kind === "sent" ? ok(null) : err({ kind: answer.kind });
}

export type PayoutEnd = {
  code: string;
  /** As the bank reports it: another amount is refused. */
  amount: bigint;
  to: "paid" | "bounced" | "called_off";
  bankReference: string | null;
  /** Why it came back, or was called off; without one both are refused. */
  reason: string | null;
};
export type EndOutcome = { kind: "settled" | "repeated" | "not_found" | "no_reason" } | { kind: "wrong_amount"; amount: bigint } | { kind: "wrong_state"; state: PayoutState };

/** What became of one payout, once (function settle_payout). What comes back is owed to its producer again. */
export async function settlePayout(end: PayoutEnd, { userId, at }: Officer): Promise<EndOutcome> {
  const reason = end.reason?.trim() || null;
  if (end.to !== "paid" && reason === null) return { kind: "no_reason" };
  const request = { ...end, amount: String(end.amount), reason, at: at.toISOString(), actor: userId, requestId: currentRequestId() };
  type Answer = Exclude<EndOutcome, { kind: "wrong_amount" }> | { kind: "wrong_amount"; amount: number };
  const [{ answer }] = await db().$queryRaw<[{ answer: Answer }]>`SELECT settle_payout(${JSON.stringify(request)}::jsonb) AS answer FROM ${withOrigin()}`;
  return answer.kind === "wrong_amount" ? { kind: "wrong_amount", amount: BigInt(answer.amount) } : answer;
}
