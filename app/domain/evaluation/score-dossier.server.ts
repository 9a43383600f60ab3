import { recordAudit } from "~/domain/audit/record-audit.server";
import { ok, type Result } from "~/lib/result";
import type { Db } from "~/platform/db/client.server";
import type { Acting } from "./capacities.server";
import type { Capacity } from "./dossier-states";
import { fail, type EvaluationFailure } from "./failure";
import { actorOf, moveDossier, onDossier, type DossierRow } from "./on-dossier.server";
import { NOTE_MOST } from "./save-self-marks.server";

/** Why this person has no open sheet on a dossier; null when theirs can be filled in. */
async function sheetRefusal(tx: Db, dossier: DossierRow, user: Acting, capacities: readonly Capacity[]) {
  if (!capacities.includes("member")) return fail("not_allowed");
  const sheet = await tx.councilSheet.findUnique({ where: { dossierId_userId: { dossierId: dossier.id, userId: user.id } } });
  if (!sheet) return fail(await hasInterest(tx, dossier, user) ? "interest" : "no_sheet");
  if (dossier.state !== "scoring") return fail("wrong_state", { params: { state: dossier.state } });
  if (await hasInterest(tx, dossier, user)) return fail("interest");
  return sheet.state === "submitted" ? fail("sheet_submitted") : null;
}

async function hasInterest(tx: Db, { roundId, producerId }: DossierRow, user: Acting): Promise<boolean> {
  const declared = roundId === null ? 0 : await tx.councilInterest.count({ where: { roundId, userId: user.id, producerId } });
  return declared > 0 || (await tx.producerMember.count({ where: { producerId, userId: user.id } })) > 0;
}

/** The criteria that members were asked to look at again; empty in the first scoring, when all are open. */
async function askedAgain(tx: Db, dossierId: string): Promise<string[]> {
  const asked = await tx.rescoreRequest.findMany({ where: { dossierId, closedAt: null }, select: { code: true } });
  return asked.map(({ code }) => code);
}

/** Saves one mark of a member's own sheet as it is filled in, with the papers it rests on. */
export function saveMark(mark: { dossierId: string; code: string; ordinal: number; note: string; cited: readonly string[]; user: Acting; at: Date }): Promise<Result<{ points: number }, EvaluationFailure>> {
  const { dossierId, code, ordinal, user, at } = mark;
  return onDossier(dossierId, user, async (tx, dossier, capacities) => {
    const refused = await sheetRefusal(tx, dossier, user, capacities);
    if (refused) return refused;
    const asked = await askedAgain(tx, dossierId);
    if (asked.length > 0 && !asked.includes(code)) return fail("not_asked");
    const option = await tx.scoreOption.findUnique({ where: { sheetId_code_ordinal: { sheetId: dossier.sheetId, code, ordinal } } });
    if (!option) return fail("unknown_option");
    const key = { dossierId, userId: user.id, code };
    const columns = { ordinal, points: option.points, note: mark.note.normalize("NFC").trim().slice(0, NOTE_MOST) || null };
    await tx.councilMark.upsert({ where: { dossierId_userId_code: key }, create: { ...key, sheetId: dossier.sheetId, ...columns }, update: columns });
    await tx.councilCitation.deleteMany({ where: key });
    const papers = await tx.dossierEvidence.findMany({ where: { dossierId, id: { in: [...mark.cited] } }, select: { id: true } });
    await tx.councilCitation.createMany({ data: papers.map(({ id }) => ({ ...key, evidenceId: id })) });
    await tx.councilSheet.updateMany({ where: { dossierId, userId: user.id, state: "draft" }, data: { updatedAt: at } });
    return ok({ points: option.points });
  });
}

/** Saves a member's general remark on a dossier. */
export function saveRemark({ dossierId, comment, user, at }: { dossierId: string; comment: string; user: Acting; at: Date }): Promise<Result<null, EvaluationFailure>> {
  return onDossier(dossierId, user, async (tx, dossier, capacities) => {
    const refused = await sheetRefusal(tx, dossier, user, capacities);
    if (refused) return refused;
    await tx.councilSheet.updateMany({ where: { dossierId, userId: user.id, state: "draft" }, data: { comment: comment.normalize("NFC").trim().slice(0, 2_000), updatedAt: at } });
    return ok(null);
  });
}

/**
 * Seals a member's sheet: nothing on it changes any more. The last one lets the sheets be laid side by side. The trail
 * keeps that it was submitted, not its points: nobody may learn them before.
 */
export function submitSheet({ dossierId, user, at }: { dossierId: string; user: Acting; at: Date }): Promise<Result<{ complete: boolean }, EvaluationFailure>> {
  return onDossier(dossierId, user, async (tx, dossier, capacities) => {
    const refused = await sheetRefusal(tx, dossier, user, capacities);
    if (refused) return refused;
    const criteria = await tx.scoreCriterion.count({ where: { sheetId: dossier.sheetId, scorable: true } });
    const marked = await tx.councilMark.count({ where: { dossierId, userId: user.id } });
    if (marked < criteria) return fail("unmarked", { params: { missing: criteria - marked } });
    await tx.councilSheet.updateMany({ where: { dossierId, userId: user.id, state: "draft" }, data: { state: "submitted", submittedAt: at, updatedAt: at } });
    await recordAudit(tx, { actor: actorOf(user), action: "dossier.sheet_submitted", subjectType: "dossier", subjectId: dossierId, after: { member: user.id, marks: marked } });
    if ((await tx.councilSheet.count({ where: { dossierId, state: "draft" } })) > 0) return ok<{ complete: boolean }>({ complete: false });
    const { count } = await tx.rescoreRequest.updateMany({ where: { dossierId, closedAt: null }, data: { closedAt: at } });
    const moved = await moveDossier(tx, { dossier, move: "complete", capacities: ["system"], actor: { kind: "system" }, at, facts: { scoredAgain: count } });
    return moved.ok ? ok<{ complete: boolean }>({ complete: true }) : moved;
  });
}
