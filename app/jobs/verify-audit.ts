import { keepHead } from "~/domain/audit/kept-heads.server";
import { auditHead, verifyAudit } from "~/domain/audit/verify-audit.server";
import type { JobReport } from "~/platform/jobs/job-report";
import { log } from "~/platform/log/log.server";

/** Every ten minutes: the end of the trail is kept outside the database, where cutting it off would show. */
export async function keepAuditHead(at: Date): Promise<void> {
  await keepHead(await auditHead(at));
}

/** Every night: the whole trail is examined; the log keeps the head too, and says loudly what is wrong. */
export async function verifyAuditNightly(at: Date): Promise<JobReport> {
  const { entries, head, findings } = await verifyAudit(at);
  if (findings.length > 0) log.error({ entries, head, findings }, "the audit trail was tampered with");
  else log.info({ entries, head }, "the audit trail is whole");
  return { found: entries, note: findings.length > 0 ? "tampered" : "sound" };
}
