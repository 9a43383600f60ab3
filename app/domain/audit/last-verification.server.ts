import { db } from "~/platform/db/client.server";
import type { AuditFinding } from "./audit-chain";

export type AuditVerification = { at: Date; sound: boolean; entries: number; headSeq: number; findings: AuditFinding[] };

/** The last examination of the trail; null when there was none yet. */
export async function lastVerification(): Promise<AuditVerification | null> {
  const row = await db().auditVerification.findFirst({ orderBy: { at: "desc" } });
  if (!row) return null;
  // Written by verifyAudit alone, and never changed since: the database refuses it.
  const findings = row.findings as unknown as AuditFinding[];
  return { at: row.at, sound: row.sound, entries: Number(row.entries), headSeq: Number(row.headSeq), findings };
}
