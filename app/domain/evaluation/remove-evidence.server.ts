import { recordAudit } from "~/domain/audit/record-audit.server";
import { ok, type Result } from "~/lib/result";
import type { Acting } from "./capacities.server";
import { editRefusal } from "./edit-dossier.server";
import { fail, type EvaluationFailure } from "./failure";
import { actorOf, onDossier } from "./on-dossier.server";

/** Takes a paper out of a dossier that its producer may still change. The stored file stays, so that the trail can be followed. */
export function removeEvidence({ id, evidenceId, user }: { id: string; evidenceId: string; user: Acting }): Promise<Result<null, EvaluationFailure>> {
  return onDossier(id, user, async (tx, dossier, capacities) => {
    const refused = editRefusal(dossier, capacities);
    if (refused) return refused;
    const paper = await tx.dossierEvidence.findFirst({ where: { id: evidenceId, dossierId: id } });
    if (!paper) return fail("not_found");
    await tx.dossierEvidence.deleteMany({ where: { id: evidenceId, dossierId: id } });
    const { kind, code, title, storageName } = paper;
    await recordAudit(tx, { actor: actorOf(user), action: "dossier.evidence_removed", subjectType: "dossier", subjectId: id, before: { evidence: evidenceId, kind, criterion: code, title, file: storageName } });
    return ok(null);
  });
}
