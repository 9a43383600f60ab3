import { changedFacts } from "~/domain/audit/audit";
import { recordAudit } from "~/domain/audit/record-audit.server";
import { isStaff } from "~/domain/accounts/account";
import { legalBasisOn } from "~/domain/certificates/legal-basis";
import { newId } from "~/lib/id";
import { fromDateColumn, localDateAt, toDateColumn } from "~/lib/local-date";
import { ok, type Result } from "~/lib/result";
import { transact } from "~/platform/db/transact.server";
import type { Acting } from "./capacities.server";
import { fail, type EvaluationFailure } from "./failure";
import { actorOf } from "./on-dossier.server";
import { onRound, type RoundRow } from "./on-round.server";
import { readRoundDraft, type RoundDraft, type RoundForm } from "./round-draft";

/** Makes a round of the province or of the ministry; officers do. */
export async function createRound({ form, user, at }: { form: RoundForm; user: Acting; at: Date }): Promise<Result<{ id: string }, EvaluationFailure>> {
  if (!isStaff(user)) return fail("not_allowed");
  const read = readRoundDraft(form);
  if (!read.ok) return fail("invalid", { problems: read.error });
  return transact<{ id: string }, EvaluationFailure>(async (tx) => {
    const id = newId();
    const legalBasis = legalBasisOn(localDateAt(at)) ?? "";
    const { count } = await tx.evaluationRound.createMany({ data: { id, ...columns(read.value), legalBasis, createdAt: at, updatedAt: at }, skipDuplicates: true });
    if (count === 0) return fail("invalid", { problems: { no: "taken" } });
    await recordAudit(tx, { actor: actorOf(user), action: "round.created", subjectType: "round", subjectId: id, after: { ...read.value, legalBasis } });
    return ok({ id });
  });
}

/** Changes the days and thresholds of a round that has not been concluded. */
export function editRound({ id, form, user, at }: { id: string; form: RoundForm; user: Acting; at: Date }): Promise<Result<null, EvaluationFailure>> {
  return onRound(id, user, async (tx, round, capacities) => {
    if (!capacities.includes("officer") && !capacities.includes("secretary")) return fail("not_allowed");
    if (!["preparing", "filing", "scoring"].includes(round.state)) return fail("wrong_state", { params: { state: round.state } });
    const read = readRoundDraft({ ...form, level: round.level, year: String(round.year), no: String(round.no) });
    if (!read.ok) return fail("invalid", { problems: read.error });
    const facts = changedFacts(factsOf(round), read.value);
    if (Object.keys(facts.after).length === 0) return ok(null);
    await tx.evaluationRound.updateMany({ where: { id, state: round.state }, data: { ...columns(read.value), updatedAt: at } });
    await recordAudit(tx, { actor: actorOf(user), action: "round.edited", subjectType: "round", subjectId: id, ...facts });
    return ok(null);
  });
}

function columns({ opensOn, closesOn, decideBy, ...rest }: RoundDraft) {
  return { ...rest, opensOn: toDateColumn(opensOn), closesOn: toDateColumn(closesOn), decideBy: toDateColumn(decideBy) };
}

function factsOf(round: RoundRow) {
  const { level, year, no, spreadPercent, totalSpread, quorum } = round;
  return { level, year, no, spreadPercent, totalSpread, quorum, opensOn: fromDateColumn(round.opensOn), closesOn: fromDateColumn(round.closesOn), decideBy: fromDateColumn(round.decideBy) };
}
