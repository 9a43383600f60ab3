import type { Actor } from "~/domain/audit/audit";
import { recordAudit } from "~/domain/audit/record-audit.server";
import { fromDateColumn, parseLocalDate, toDateColumn, type LocalDate } from "~/lib/local-date";
import { err, ok, type Result } from "~/lib/result";
import { normalise } from "~/lib/vietnamese-text";
import { transact } from "~/platform/db/transact.server";
import { claimCertificate, loadCertificate } from "./certificate-facts.server";
import { latestExtension } from "./end-certificate";

export type ExtendFailure =
  | { kind: "not_found" }
  | { kind: "changed" }
  | { kind: "revoked" }
  | { kind: "not_a_day" }
  /** Only days after the end and at most 180 past it. */
  | { kind: "out_of_range"; after: LocalDate; latest: LocalDate }
  | { kind: "reason_missing" };

/** Keeps a certificate valid until a day past its end while its re-evaluation is under way. */
export async function extendCertificate(change: { id: string; seen: string; until: string; reason: string; actor: Actor; at: Date }): Promise<Result<null, ExtendFailure>> {
  const { id, actor, at } = change;
  const until = parseLocalDate(change.until.trim());
  const reason = normalise(change.reason);
  if (!until) return err({ kind: "not_a_day" });
  if (reason === "") return err({ kind: "reason_missing" });
  return transact<null, ExtendFailure>(async (tx) => {
    const row = await loadCertificate(tx, id);
    if (!row) return err({ kind: "not_found" });
    if (row.revokedAt !== null) return err({ kind: "revoked" });
    const expiresOn = fromDateColumn(row.expiresOn);
    const latest = latestExtension(expiresOn);
    if (until <= expiresOn || until > latest) return err({ kind: "out_of_range", after: expiresOn, latest });
    if (!(await claimCertificate(tx, id, change.seen, at))) return err({ kind: "changed" });
    await tx.certificate.updateMany({ where: { id }, data: { extendedUntil: toDateColumn(until), extensionReason: reason } });
    await recordAudit(tx, {
      actor,
      action: "certificate.extended",
      subjectType: "certificate",
      subjectId: id,
      before: { extendedUntil: row.extendedUntil ? fromDateColumn(row.extendedUntil) : null },
      after: { extendedUntil: until, number: row.number },
      reason,
    });
    return ok(null);
  });
}
