import { recordAudit } from "~/domain/audit/record-audit.server";
import { ok, type Result } from "~/lib/result";
import type { Acting } from "./capacities.server";
import { editRefusal } from "./edit-dossier.server";
import { fail, type EvaluationFailure } from "./failure";
import { actorOf, onDossier } from "./on-dossier.server";

export const NOTE_MOST = 1_000;

/** The option a producer chose on a criterion of its sheet. */
export type Choice = { code: string; ordinal: number; note?: string };

/** Saves the producer's own marks on the criteria given; the others stay as they are. An empty list changes nothing. */
export function saveSelfMarks({ id, choices, user }: { id: string; choices: readonly Choice[]; user: Acting }): Promise<Result<null, EvaluationFailure>> {
  return onDossier(id, user, async (tx, dossier, capacities) => {
    const refused = editRefusal(dossier, capacities);
    if (refused) return refused;
    if (choices.length === 0) return ok(null);
    const codes = choices.map(({ code }) => code);
    const options = await tx.scoreOption.findMany({ where: { sheetId: dossier.sheetId, code: { in: codes } } });
    const rows = choices.flatMap(({ code, ordinal, note }) => {
      const option = options.find((one) => one.code === code && one.ordinal === ordinal);
      return option ? [{ dossierId: id, sheetId: dossier.sheetId, code, ordinal, points: option.points, note: note?.trim().slice(0, NOTE_MOST) || null }] : [];
    });
    if (rows.length !== choices.length || new Set(codes).size !== codes.length) return fail("unknown_option");
    await tx.dossierSelfMark.deleteMany({ where: { dossierId: id, code: { in: codes } } });
    await tx.dossierSelfMark.createMany({ data: rows });
    await recordAudit(tx, {
      actor: actorOf(user), action: "dossier.edited", subjectType: "dossier", subjectId: id,
      after: { selfMarks: rows.map(({ code, points }) => `${code}: ${points}`).join(", ") },
    });
    return ok(null);
  });
}
