import { recordAudit } from "~/domain/audit/record-audit.server";
import { parseEmail } from "~/domain/accounts/account";
import { ok, type Result } from "~/lib/result";
import type { Acting } from "./capacities.server";
import { fail, type EvaluationFailure } from "./failure";
import type { CouncilRole } from "./interest";
import { actorOf } from "./on-dossier.server";
import { onRound, type RoundRow } from "./on-round.server";
import type { Capacity } from "./dossier-states";

/** A council is seated before scoring begins, by the officers or its secretary. */
function seatRefusal(round: RoundRow, capacities: readonly Capacity[]) {
  if (!capacities.includes("officer") && !capacities.includes("secretary")) return fail("not_allowed");
  return round.state === "preparing" || round.state === "filing" ? null : fail("wrong_state", { params: { state: round.state } });
}

/** Seats somebody with an account on a round's council; there is one chair and one secretary, and one seat a person. */
export function addMember({ roundId, email, role, user }: { roundId: string; email: string; role: CouncilRole; user: Acting }): Promise<Result<null, EvaluationFailure>> {
  return onRound(roundId, user, async (tx, round, capacities) => {
    const refused = seatRefusal(round, capacities);
    if (refused) return refused;
    const address = parseEmail(email);
    const person = address && (await tx.user.findUnique({ where: { email: address }, select: { id: true, roles: true, disabledAt: true } }));
    if (!person || person.disabledAt !== null) return fail("invalid", { problems: { email: address ? "unknown" : "shape" } });
    const { count } = await tx.councilMember.createMany({ data: { roundId, userId: person.id, role }, skipDuplicates: true });
    if (count === 0) return fail("invalid", { problems: { role: "taken" } });
    // Whoever sits on a council may enter the evaluation's pages.
    if (!person.roles.includes("council")) await tx.user.updateMany({ where: { id: person.id }, data: { roles: [...person.roles, "council"] } });
    await recordAudit(tx, { actor: actorOf(user), action: "round.member_added", subjectType: "round", subjectId: roundId, after: { member: person.id, role } });
    return ok(null);
  });
}

export function removeMember({ roundId, userId, user }: { roundId: string; userId: string; user: Acting }): Promise<Result<null, EvaluationFailure>> {
  return onRound(roundId, user, async (tx, round, capacities) => {
    const refused = seatRefusal(round, capacities);
    if (refused) return refused;
    const member = await tx.councilMember.findUnique({ where: { roundId_userId: { roundId, userId } } });
    if (!member) return fail("not_found");
    await tx.councilInterest.deleteMany({ where: { roundId, userId } });
    await tx.councilMember.deleteMany({ where: { roundId, userId } });
    await recordAudit(tx, { actor: actorOf(user), action: "round.member_removed", subjectType: "round", subjectId: roundId, before: { member: userId, role: member.role } });
    return ok(null);
  });
}
