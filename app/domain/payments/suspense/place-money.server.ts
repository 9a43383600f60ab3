import { withOrigin } from "~/domain/audit/with-origin.server";
import type { BankAccount } from "~/domain/producers/joining/banks";
import { isId } from "~/lib/id";
import { err, ok, type Result } from "~/lib/result";
import { db } from "~/platform/db/client.server";
import { currentRequestId } from "~/platform/log/log.server";
import type { MoneyOutcome } from "../receive-money.server";
import { CLAIM_REASON_LENGTH, type ClaimAccount } from "./suspense";

type Officer = { userId: string; at: Date };
const PLACE = /^(?:order:[0-9a-f-]{36}|(?:bank|card):[!-~]{1,200})$/;
const MOST = 1_000_000_000_000n;

export type AssignRefusal = { kind: "not_free"; free: bigint } | { kind: "not_found" | "malformed" };
export type Assigned = { outcome: MoneyOutcome; paid: boolean };

/**
 * Money of a place belongs to this order: it is booked as if it had arrived for it, once per `moveId` (function assign_suspense). What
 * lay there before is added to it; what the order does not need stays in suspense, with the order. Without an amount, all that is free.
 */
export async function assignSuspense(
  { place, orderId, moveId, amount, reason }: { place: string; orderId: string; moveId: string; amount?: bigint; reason: string },
  { userId, at }: Officer,
): Promise<Result<Assigned, AssignRefusal>> {
  const why = reason.trim();
  if (!PLACE.test(place) || !isId(orderId) || !isId(moveId) || (amount !== undefined && (amount <= 0n || amount > MOST)) || why === "" || why.length > CLAIM_REASON_LENGTH) return err({ kind: "malformed" });
  const request = { place, orderId, moveId, amount: amount === undefined ? null : String(amount), reason: why, actor: userId, at: at.toISOString(), requestId: currentRequestId() };
  type Answer = ({ kind: "moved" } & Assigned) | { kind: "repeated" } | { kind: "not_free"; free: number } | { kind: "not_found" };
  const [{ answer }] = await db().$queryRaw<[{ answer: Answer }]>`SELECT assign_suspense(${JSON.stringify(request)}::jsonb) AS answer FROM ${withOrigin()}`;
  switch (answer.kind) {
    case "moved":
      return ok({ outcome: answer.outcome, paid: answer.paid });
    case "repeated":
      return ok({ outcome: "repeated", paid: false });
    case "not_free":
      return err({ kind: "not_free", free: BigInt(answer.free) });
    default:
      return err({ kind: answer.kind });
  }
}

export type ReturnRefusal = { kind: "not_due"; due: bigint } | { kind: "malformed" };

/** Sends a credit that no order names back to an account, once per `refundId`; a large one waits for a second officer. */
export async function askReturn(
  { refundId, place, amount, to }: { refundId: string; place: string; amount: bigint; to: BankAccount },
  { userId, at }: Officer,
): Promise<Result<{ state: "asked" | "approved" }, ReturnRefusal>> {
  if (!isId(refundId) || !PLACE.test(place) || amount <= 0n || amount > MOST) return err({ kind: "malformed" });
  const request = { refundId, place, amount: String(amount), ...to, at: at.toISOString(), actor: userId, requestId: currentRequestId() };
  type Answer = { kind: "asked" | "approved" | "repeated" } | { kind: "not_due"; due: number };
  const [{ answer }] = await db().$queryRaw<[{ answer: Answer }]>`SELECT ask_return(${JSON.stringify(request)}::jsonb) AS answer FROM ${withOrigin()}`;
  if (answer.kind === "not_due") return err({ kind: "not_due", due: BigInt(answer.due) });
  return ok({ state: answer.kind === "asked" ? "asked" : "approved" });
}

export type ClaimOutcome = "asked" | "repeated" | "open" | "not_free" | "malformed";

/** An officer says what money really is; it is booked when another one agrees. */
export async function askClaim(
  { claimId, place, amount, account, reason }: { claimId: string; place: string; amount: bigint; account: ClaimAccount; reason: string },
  { userId, at }: Officer,
): Promise<ClaimOutcome> {
  const why = reason.trim();
  if (!isId(claimId) || !PLACE.test(place) || amount <= 0n || amount > MOST || why === "" || why.length > CLAIM_REASON_LENGTH) return "malformed";
  const request = { claimId, place, amount: String(amount), account, reason: why, at: at.toISOString(), actor: userId, requestId: currentRequestId() };
  const [{ answer }] = await db().$queryRaw<[{ answer: { kind: ClaimOutcome } }]>`SELECT ask_claim(${JSON.stringify(request)}::jsonb) AS answer FROM ${withOrigin()}`;
  return answer.kind;
}

export type JudgedClaim = "done" | "stale" | "same_officer" | "not_free" | "not_found";

/** Another officer's yes or no; who said it cannot agree. */
export async function judgeClaim(claimId: string, approve: boolean, { userId, at }: Officer): Promise<JudgedClaim> {
  if (!isId(claimId)) return "not_found";
  const request = { claimId, approve, at: at.toISOString(), actor: userId, requestId: currentRequestId() };
  const [{ answer }] = await db().$queryRaw<[{ answer: { kind: JudgedClaim } }]>`SELECT judge_claim(${JSON.stringify(request)}::jsonb) AS answer FROM ${withOrigin()}`;
  return answer.kind;
}
