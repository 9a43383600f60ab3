import { recordAudits } from "~/domain/audit/record-audits.server";
import { err, ok, type Result } from "~/lib/result";
import { transact } from "~/platform/db/transact.server";
import { db } from "~/platform/db/client.server";
import { hasQueue } from "./queue.server";

export const REASON_LENGTH = 500;
/** The most that one press tries again. */
const MOST = 1_000;

type Who = { userId: string; at: Date };
export type WhichFailed = { id: string } | { topic: string };
export type DecisionRefusal = { kind: "not_found" } | { kind: "no_reason" };

/** Leaves failed messages in the outbox once more, one or all of a topic; @returns how many. Pressed twice, the second finds none. */
export function retryFailed(which: WhichFailed, who: Who): Promise<Result<number, DecisionRefusal>> {
  return decide(which, "retried", null, who);
}

/** Lets one failed message be, for a reason that stays beside it. */
export async function giveUpFailed(id: string, reason: string, who: Who): Promise<Result<number, DecisionRefusal>> {
  const why = reason.trim().slice(0, REASON_LENGTH);
  return why === "" ? err({ kind: "no_reason" }) : decide({ id }, "given_up", why, who);
}

function decide(which: WhichFailed, state: "retried" | "given_up", reason: string | null, { userId, at }: Who): Promise<Result<number, DecisionRefusal>> {
  const [id, topic] = "id" in which ? [which.id, null] : [null, which.topic];
  return transact(async (tx) => {
    const decided = await tx.$queryRaw<{ id: string; topic: string; attempts: number }[]>`
      WITH chosen AS (
        SELECT id FROM failed_message WHERE state = 'failed' AND (${id}::uuid IS NULL OR id = ${id}::uuid) AND (${topic}::text IS NULL OR topic = ${topic}) ORDER BY id LIMIT ${MOST} FOR UPDATE
      ), marked AS (
        UPDATE failed_message AS f SET state = ${state}, decided_at = ${at}, decided_by = ${userId}::uuid, reason = ${reason} FROM chosen WHERE f.id = chosen.id RETURNING f.id, f.topic, f.payload, f.attempts
      ), again AS (
        INSERT INTO outbox_message (topic, payload) SELECT topic, payload FROM marked WHERE ${state} = 'retried'
      ) SELECT id, topic, attempts FROM marked`;
    if (decided.length === 0) return err({ kind: "not_found" });
    const changes = decided.map((one) => ({ subjectId: one.id, after: { topic: one.topic, attempts: one.attempts } }));
    await recordAudits(tx, { actor: { kind: "user", userId }, action: state === "retried" ? "job.retried" : "job.given_up", subjectType: "job", changes, ...(reason === null ? {} : { reason }) });
    return ok(decided.length);
  });
}

/** A message that waits for its next attempt is tried at once. */
export async function tryNow(id: string, { userId }: Who): Promise<Result<number, DecisionRefusal>> {
  if (!(await hasQueue())) return err({ kind: "not_found" });
  return transact(async (tx) => {
    const [job] = await tx.$queryRaw<{ topic: string; attempts: number }[]>`UPDATE pgboss.job SET start_after = now() WHERE id = ${id}::uuid AND state = 'retry' RETURNING name AS topic, retry_count AS attempts`;
    if (!job) return err({ kind: "not_found" });
    await recordAudits(tx, { actor: { kind: "user", userId }, action: "job.retried", subjectType: "job", changes: [{ subjectId: id, after: job }] });
    return ok(1);
  });
}

/** Those to be told when something failed for good. */
export function administrators(): Promise<{ id: string; email: string; name: string; locale: string }[]> {
  return db().user.findMany({ where: { roles: { has: "admin" } }, select: { id: true, email: true, name: true, locale: true } });
}
