import { recordAudit } from "~/domain/audit/record-audit.server";
import { newId } from "~/lib/id";
import { ok, type Result } from "~/lib/result";
import { normalise } from "~/lib/vietnamese-text";
import type { Acting } from "./capacities.server";
import { tellOfWork } from "./notices/work-queries.server";
import { fail, type EvaluationFailure } from "./failure";
import { actorOf, moveDossier, onDossier } from "./on-dossier.server";
import { readUnsealedSheets } from "./unsealed-sheets.server";

/**
 * The chair or the secretary asks all members to look again at criteria on which their points differ. Their sheets open
 * for these criteria alone and are sealed against each other again; the trail keeps what everyone had given.
 */
export function askRescore(request: { dossierId: string; codes: readonly string[]; reason: string; user: Acting; at: Date }): Promise<Result<null, EvaluationFailure>> {
  const { dossierId, user, at } = request;
  const reason = normalise(request.reason).slice(0, 1_000);
  const codes = [...new Set(request.codes)];
  if (reason === "") return Promise.resolve(fail("reason_missing"));
  return onDossier(dossierId, user, async (tx, dossier, capacities) => {
    const sheets = (await readUnsealedSheets(tx, [dossierId])).get(dossierId) ?? [];
    const given = (code: string) => sheets.map(({ userId, marks }) => ({ userId, points: marks.get(code) }));
    const differs = (code: string) => new Set(given(code).map(({ points }) => points)).size > 1;
    const moved = await moveDossier(tx, { dossier, move: "rescore", capacities, actor: actorOf(user), reason, at });
    if (!moved.ok) return moved;
    if (codes.length === 0 || !codes.every(differs)) return fail("not_different");
    await tx.rescoreRequest.createMany({ data: codes.map((code) => ({ id: newId(), dossierId, sheetId: dossier.sheetId, code, reason, askedBy: user.id, askedAt: at })) });
    await tx.councilSheet.updateMany({ where: { dossierId }, data: { state: "draft", submittedAt: null, total: null, updatedAt: at } });
    await recordAudit(tx, {
      actor: actorOf(user), action: "dossier.rescore_asked", subjectType: "dossier", subjectId: dossierId, reason,
      before: Object.fromEntries(codes.map((code) => [code, given(code).map(({ userId, points }) => `${userId}: ${points}`).join(", ")])),
    });
    await tellOfWork(tx, "to_rescore", dossierId, at);
    return ok(null);
  });
}
