import { recordAudit } from "~/domain/audit/record-audit.server";
import { ok, type Result } from "~/lib/result";
import { normalise } from "~/lib/vietnamese-text";
import type { Acting } from "./capacities.server";
import { fail, type EvaluationFailure } from "./failure";
import { actorOf } from "./on-dossier.server";
import { onRound } from "./on-round.server";

type Declaration = { roundId: string; memberId: string; producerId: string; user: Acting; at: Date };

/**
 * A member (or the secretary or an officer for one) declares an interest in a producer: from then on that member does not
 * score it. Sheets begun are dropped; once one was submitted the declaration comes too late and the chair has to decide.
 */
export function declareInterest({ roundId, memberId, producerId, reason, user, at }: Declaration & { reason: string }): Promise<Result<null, EvaluationFailure>> {
  const words = normalise(reason).slice(0, 500);
  return onRound(roundId, user, async (tx, round, capacities) => {
    if (memberId !== user.id && !capacities.includes("officer") && !capacities.includes("secretary")) return fail("not_allowed");
    if (!["preparing", "filing", "scoring"].includes(round.state)) return fail("wrong_state", { params: { state: round.state } });
    if (words === "") return fail("reason_missing");
    if ((await tx.councilMember.count({ where: { roundId, userId: memberId } })) === 0) return fail("not_found");
    if ((await tx.producer.count({ where: { id: producerId } })) === 0) return fail("invalid", { problems: { producerId: "unknown" } });
    const sheets = { userId: memberId, dossier: { roundId, producerId } };
    if ((await tx.councilSheet.count({ where: { ...sheets, state: "submitted" } })) > 0) return fail("already_scored");
    await tx.councilSheet.deleteMany({ where: { ...sheets, state: "draft" } });
    await tx.councilInterest.createMany({ data: { roundId, userId: memberId, producerId, reason: words, declaredAt: at }, skipDuplicates: true });
    await recordAudit(tx, { actor: actorOf(user), action: "round.interest_declared", subjectType: "round", subjectId: roundId, after: { member: memberId, producer: producerId }, reason: words });
    return ok(null);
  });
}

/** Takes a declaration back, before scoring begins. */
export function withdrawInterest({ roundId, memberId, producerId, user }: Omit<Declaration, "at">): Promise<Result<null, EvaluationFailure>> {
  return onRound(roundId, user, async (tx, round, capacities) => {
    if (memberId !== user.id && !capacities.includes("officer") && !capacities.includes("secretary")) return fail("not_allowed");
    if (round.state !== "preparing" && round.state !== "filing") return fail("wrong_state", { params: { state: round.state } });
    const { count } = await tx.councilInterest.deleteMany({ where: { roundId, userId: memberId, producerId } });
    if (count === 0) return fail("not_found");
    await recordAudit(tx, { actor: actorOf(user), action: "round.interest_withdrawn", subjectType: "round", subjectId: roundId, before: { member: memberId, producer: producerId } });
    return ok(null);
  });
}
