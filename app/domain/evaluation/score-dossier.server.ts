import { recordAudit } from "~/domain/audit/record-audit.server";
import { ok, type Result } from "~/lib/result";
import type { Db } from "~/platform/db/client.server";
import type { Acting } from "./capacities.server";
import type { Capacity } from "./dossier-states";
import { fail, type EvaluationFailure } from "./failure";
import { actorOf, besideDossier, moveDossier, onDossier, type DossierRow } from "./on-dossier.server";
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

/** An option chosen on a criterion, why, and the papers it rests on. */
export type MarkDraft = { code: string; ordinal: number; note: string; cited: readonly string[] };

/** Saves marks of a member's own sheet as it is filled in; criteria that are not named stay as they are. */
export function saveMarks({ dossierId, marks, user, at }: { dossierId: string; marks: readonly MarkDraft[]; user: Acting; at: Date }): Promise<Result<null, EvaluationFailure>> {
  return besideDossier(dossierId, user, async (tx, dossier, capacities) => {
    const refused = await sheetRefusal(tx, dossier, user, capacities);
    if (refused) return refused;
    const codes = marks.map(({ code }) => code);
    const asked = await askedAgain(tx, dossierId);
    if (asked.length > 0 && !codes.every((code) => asked.includes(code))) return fail("not_asked");
    const options = await tx.scoreOption.findMany({ where: { sheetId: dossier.sheetId, code: { in: codes } } });
    const key = { dossierId, userId: user.id };
    const rows = marks.flatMap(({ code, ordinal, note }) => {
      const option = options.find((one) => one.code === code && one.ordinal === ordinal);
      return option ? [{ ...key, sheetId: dossier.sheetId, code, ordinal, points: option.points, note: note.normalize("NFC").trim().slice(0, NOTE_MOST) || null }] : [];
    });
    if (rows.length !== marks.length || new Set(codes).size !== codes.length) return fail("unknown_option");
    const papers = await tx.dossierEvidence.findMany({ where: { dossierId, id: { in: marks.flatMap(({ cited }) => cited) } }, select: { id: true } });
    // Saves of one member may overlap: the later one of the same criterion waits for the other and then replaces it.
    await tx.$executeRaw`INSERT INTO council_mark (dossier_id, user_id, sheet_id, code, ordinal, points, note)
      SELECT x."dossierId", x."userId", x."sheetId", x.code, x.ordinal, x.points, x.note
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x("dossierId" uuid, "userId" uuid, "sheetId" text, code text, ordinal int, points int, note text) ORDER BY x.code
      ON CONFLICT (dossier_id, user_id, code) DO UPDATE SET ordinal = excluded.ordinal, points = excluded.points, note = excluded.note`;
    await tx.councilCitation.deleteMany({ where: { ...key, code: { in: codes } } });
    await tx.councilCitation.createMany({
      data: marks.flatMap(({ code, cited }) => papers.filter(({ id }) => cited.includes(id)).map(({ id }) => ({ ...key, code, evidenceId: id }))),
    });
    await tx.councilSheet.updateMany({ where: { ...key, state: "draft" }, data: { updatedAt: at } });
    return ok(null);
  });
}

/** Saves a member's general remark on a dossier. */
export function saveRemark({ dossierId, comment, user, at }: { dossierId: string; comment: string; user: Acting; at: Date }): Promise<Result<null, EvaluationFailure>> {
  return besideDossier(dossierId, user, async (tx, dossier, capacities) => {
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
