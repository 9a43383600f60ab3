import type { Actor } from "~/domain/audit/audit";
import { recordAudit } from "~/domain/audit/record-audit.server";
import { err, ok, type Result } from "~/lib/result";
import { normalise } from "~/lib/vietnamese-text";
import { transact } from "~/platform/db/transact.server";
import { claimCertificate, loadCertificate } from "./certificate-facts.server";
import { isRevocationGround } from "./end-certificate";

export type RevokeFailure = { kind: "not_found" } | { kind: "changed" } | { kind: "already_revoked" } | { kind: "unknown_reason" } | { kind: "note_missing" };

/**
 * Revokes a certificate from this moment on: its stars are gone from everywhere as soon as the transaction ends, since
 * they are asked as a function of time. Of two people pressing at once one wins; the other is told.
 */
export async function revokeCertificate(change: { id: string; seen: string; reason: string; note: string; actor: Actor; at: Date }): Promise<Result<null, RevokeFailure>> {
  const { id, reason, actor, at } = change;
  const note = normalise(change.note);
  if (!isRevocationGround(reason)) return err({ kind: "unknown_reason" });
  if (note === "") return err({ kind: "note_missing" });
  return transact<null, RevokeFailure>(async (tx) => {
    const row = await loadCertificate(tx, id);
    if (!row) return err({ kind: "not_found" });
    if (row.revokedAt !== null) return err({ kind: "already_revoked" });
    if (!(await claimCertificate(tx, id, change.seen, at))) return err({ kind: "changed" });
    await tx.certificate.updateMany({ where: { id }, data: { revokedAt: at, revocationReason: reason, revocationNote: note } });
    await recordAudit(tx, {
      actor,
      action: "certificate.revoked",
      subjectType: "certificate",
      subjectId: id,
      before: { revoked: false },
      after: { revoked: true, ground: reason, number: row.number },
      reason: note,
    });
    return ok(null);
  });
}
