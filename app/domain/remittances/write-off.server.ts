import { withOrigin } from "~/domain/audit/with-origin.server";
import { isId } from "~/lib/id";
import { db } from "~/platform/db/client.server";
import { currentRequestId } from "~/platform/log/log.server";

type Officer = { userId: string; at: Date };
export const WRITE_OFF_REASON_LENGTH = 500;

export type WriteOffOutcome = "approved" | "asked" | "repeated" | "stale" | "no_reason" | "not_found";

/**
 * Gives up what is open of a parcel's cash, once per `writeOffId`; `amount` is what the officer saw. Above the limit of refunds it
 * waits for a second officer (function ask_write_off).
 */
export async function askWriteOff({ writeOffId, shipmentId, amount, reason }: { writeOffId: string; shipmentId: string; amount: bigint; reason: string }, { userId, at }: Officer): Promise<WriteOffOutcome> {
  const why = reason.trim().slice(0, WRITE_OFF_REASON_LENGTH);
  if (!isId(writeOffId) || !isId(shipmentId)) return "not_found";
  if (why === "") return "no_reason";
  const request = { writeOffId, shipmentId, amount: String(amount), reason: why, at: at.toISOString(), actor: userId, requestId: currentRequestId() };
  const [{ answer }] = await db().$queryRaw<[{ answer: { kind: WriteOffOutcome } }]>`SELECT ask_write_off(${JSON.stringify(request)}::jsonb) AS answer FROM ${withOrigin()}`;
  return answer.kind;
}

export type WriteOffVerdict = "done" | "stale" | "same_officer" | "not_found" | "no_reason";

/** A second officer's yes or no; a no says why. */
export async function judgeWriteOff(writeOffId: string, verdict: { approve: boolean; answer: string }, { userId, at }: Officer): Promise<WriteOffVerdict> {
  const answer = verdict.answer.trim().slice(0, WRITE_OFF_REASON_LENGTH) || null;
  if (!isId(writeOffId)) return "not_found";
  if (!verdict.approve && answer === null) return "no_reason";
  const request = { writeOffId, approve: verdict.approve, answer, at: at.toISOString(), actor: userId, requestId: currentRequestId() };
  const [{ answer: said }] = await db().$queryRaw<[{ answer: { kind: WriteOffVerdict } }]>`SELECT judge_write_off(${JSON.stringify(request)}::jsonb) AS answer FROM ${withOrigin()}`;
  return said.kind;
}
