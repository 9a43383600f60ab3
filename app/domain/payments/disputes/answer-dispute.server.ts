import { recordAudit } from "~/domain/audit/record-audit.server";
import { withOrigin } from "~/domain/audit/with-origin.server";
import { isId } from "~/lib/id";
import { ok } from "~/lib/result";
import { db } from "~/platform/db/client.server";
import { transact } from "~/platform/db/transact.server";
import { currentRequestId } from "~/platform/log/log.server";
import { gateway } from "../card-gateway.server";
import { ANSWER_LENGTH } from "./dispute";
import { hearDispute } from "./hear-dispute.server";

type Officer = { userId: string; at: Date };

export type AnswerOutcome = { kind: "answered" | "not_found" | "stale" | "empty" | "too_long" | "unavailable" } | { kind: "refused"; message: string };

/** Hands the officer's text in at the gateway, once and for good, and keeps what was sent. Asks the gateway outside any transaction. */
export async function answerDispute(id: string, text: string, { userId, at }: Officer): Promise<AnswerOutcome> {
  const answer = text.trim();
  if (answer === "") return { kind: "empty" };
  if (answer.length > ANSWER_LENGTH) return { kind: "too_long" };
  const dispute = isId(id) ? await db().cardDispute.findUnique({ where: { id } }) : null;
  if (!dispute) return { kind: "not_found" };
  if ((dispute.state !== "open" && dispute.state !== "inquiry") || dispute.answeredAt !== null) return { kind: "stale" };
  const sent = await gateway()?.answerDispute(dispute.gatewayId, answer);
  if (!sent) return { kind: "unavailable" };
  if (!sent.ok) return sent.error.kind === "refused" ? { kind: "refused", message: sent.error.message } : { kind: "unavailable" };
  await transact(async (tx) => {
    const kept = await tx.cardDispute.updateMany({ where: { id, answeredAt: null }, data: { answeredAt: at, answeredBy: userId, answer } });
    if (kept.count === 1) await recordAudit(tx, { actor: { kind: "user", userId }, action: "dispute.answered", subjectType: "dispute", subjectId: id });
    return ok(null);
  });
  await hearDispute(sent.value, at);
  return { kind: "answered" };
}

export type DecideOutcome = "decided" | "stale" | "not_theirs" | "not_found";

/** Who bears a dispute that was lost: one of the order's producers, or the shop (null). */
export async function decideDispute(id: string, { producerId, reason }: { producerId: string | null; reason: string }, { userId, at }: Officer): Promise<DecideOutcome> {
  if (!isId(id) || (producerId !== null && !isId(producerId))) return "not_found";
  const request = { disputeId: id, producerId, reason: reason.trim().slice(0, 500) || null, at: at.toISOString(), actor: userId, requestId: currentRequestId() };
  const [{ answer }] = await db().$queryRaw<[{ answer: { kind: DecideOutcome } }]>`SELECT decide_dispute(${JSON.stringify(request)}::jsonb) AS answer FROM ${withOrigin()}`;
  return answer.kind;
}
