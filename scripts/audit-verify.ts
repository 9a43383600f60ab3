import type { AuditFinding } from "../app/domain/audit/audit-chain";
import { keepHead } from "../app/domain/audit/kept-heads.server";
import { verifyAudit } from "../app/domain/audit/verify-audit.server";
import { disconnect } from "../app/platform/db/client.server";

/** A finding as one sentence. */
export function sentenceOf(finding: AuditFinding): string {
  switch (finding.kind) {
    case "changed":
      return `row ${finding.seq} (${finding.entryId}) was changed`;
    case "removed":
      return `row ${finding.seq} (${finding.entryId}) was removed`;
    case "gap":
      return finding.seq === finding.until ? `row ${finding.seq} is missing with its seal` : `rows ${finding.seq} to ${finding.until} are missing with their seals`;
    case "slipped_in":
      return `row ${finding.entryId} was slipped in: it has no number and no seal`;
    case "cut":
      return `the end was cut off: row ${finding.seq} was the last one on ${finding.keptAt} and is gone`;
    case "rewritten":
      return `the chain was written anew: row ${finding.seq} no longer has the hash that was kept on ${finding.keptAt}`;
  }
}

/** `npm run audit:verify`: examines the trail of audit; ends with code 1 and names what is wrong, the first bad row first. */
export async function main(): Promise<void> {
  const at = new Date();
  const { entries, head, findings } = await verifyAudit(at);
  if (findings.length === 0) {
    await keepHead(head);
    console.log(`The trail is whole: ${entries} rows, the last is number ${head.seq}${head.hash === "" ? "" : `, its hash ${head.hash}`}.`);
  } else {
    for (const finding of findings) console.error(`Audit trail: ${sentenceOf(finding)}.`);
    process.exitCode = 1;
  }
  await disconnect();
}
