import { recordAudit } from "~/domain/audit/record-audit.server";
import { newId } from "~/lib/id";
import { ok, type Result } from "~/lib/result";
import { normalise } from "~/lib/vietnamese-text";
import type { Db } from "~/platform/db/client.server";
import { paperFileKind } from "~/platform/storage/paper-file";
import { storage } from "~/platform/storage/storage.server";
import type { Acting } from "./capacities.server";
import { isDocumentKind } from "./documents";
import { editRefusal } from "./edit-dossier.server";
import { EVIDENCE_MOST_BYTES, EVIDENCE_MOST_FILES } from "./evidence-file";
import { fail, type EvaluationFailure } from "./failure";
import { actorOf, onDossier, type DossierRow } from "./on-dossier.server";

/** A paper for one criterion (`code`) or for the dossier as a whole (null): a file, or a page of this shop. */
export type EvidenceDraft = {
  code: string | null;
  kind: string;
  title: string;
  source: { bytes: Uint8Array } | { link: string };
};

/**
 * Adds a paper to a dossier that its producer may still change. The file is stored before the transaction under a name
 * nobody can guess and is served only by `readEvidence`; when the step is refused it is left unreferenced.
 */
export async function addEvidence({ id, draft, user, at }: { id: string; draft: EvidenceDraft; user: Acting; at: Date }): Promise<Result<{ id: string }, EvaluationFailure>> {
  const title = normalise(draft.title).slice(0, 200);
  if (title === "") return fail("invalid", { problems: { title: "missing" } });
  if (!isDocumentKind(draft.kind)) return fail("invalid", { problems: { kind: "unknown" } });
  const { kind, code, source } = draft;
  if ("link" in source && !/^\/[^/\s][^\s]*$/.test(source.link)) return fail("invalid", { problems: { link: "shape" } });
  const evidenceId = newId();
  const stored = "bytes" in source ? fileFacts(evidenceId, source.bytes) : ok({ link: source.link });
  if (!stored.ok) return stored;

  const allowed = await onDossier(id, user, async (_tx, dossier, capacities) => editRefusal(dossier, capacities) ?? ok(dossier));
  if (!allowed.ok) return allowed;
  if ("bytes" in source && "storageName" in stored.value) await storage().put(stored.value.storageName, source.bytes);

  return onDossier(id, user, async (tx, dossier, capacities) => {
    const refused = editRefusal(dossier, capacities);
    if (refused) return refused;
    if (code !== null && !(await isCriterion(tx, dossier, code))) return fail("unknown_option");
    if ((await tx.dossierEvidence.count({ where: { dossierId: id } })) >= EVIDENCE_MOST_FILES) return fail("too_many_files", { params: { most: EVIDENCE_MOST_FILES } });
    await tx.dossierEvidence.create({ data: { id: evidenceId, dossierId: id, sheetId: dossier.sheetId, code, kind, title, ...stored.value, addedBy: user.id, addedAt: at } });
    await recordAudit(tx, { actor: actorOf(user), action: "dossier.evidence_added", subjectType: "dossier", subjectId: id, after: { evidence: evidenceId, kind, criterion: code, title } });
    return ok({ id: evidenceId });
  });
}

function fileFacts(evidenceId: string, bytes: Uint8Array): Result<{ storageName: string; mediaType: string; bytes: number }, EvaluationFailure> {
  const kind = paperFileKind(bytes);
  if (!kind) return fail("file_type");
  if (bytes.byteLength > EVIDENCE_MOST_BYTES) return fail("file_size", { params: { most: EVIDENCE_MOST_BYTES / 1024 / 1024 } });
  return ok({ storageName: `evidence-${evidenceId}.${kind.ending}`, mediaType: kind.mediaType, bytes: bytes.byteLength });
}

async function isCriterion(tx: Db, dossier: DossierRow, code: string): Promise<boolean> {
  return (await tx.scoreCriterion.count({ where: { sheetId: dossier.sheetId, code, scorable: true } })) > 0;
}
