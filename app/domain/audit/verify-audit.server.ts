import { newId } from "~/lib/id";
import { db } from "~/platform/db/client.server";
import type { AuditFinding, AuditHead, AuditReport } from "./audit-chain";
import { readHeads } from "./kept-heads.server";

/** Rows examined by one statement, well within the time a statement may take. */
const STRIDE = 10_000;
/** Enough to see what happened; the first is what matters. */
const MOST_FINDINGS = 20;

type BadSeal = { seq: bigint; entryId: string; previous: bigint | null; present: boolean; chained: boolean };

/**
 * Examines the whole trail as it is stored now, and against the heads kept outside the database: every row in its place,
 * saying what it said when it was sealed, nothing missing, nothing slipped in. Findings come in the order of their
 * numbers, at most 20. Reads only.
 */
export async function examineAudit(at: Date): Promise<AuditReport> {
  const head = await auditHead(at);
  const findings: AuditFinding[] = [];
  for (let from = 0; from < head.seq && findings.length < MOST_FINDINGS; from += STRIDE) {
    findings.push(...(await badSeals(from, from + STRIDE)));
  }
  const slipped = await db().$queryRaw<{ id: string }[]>`
    SELECT e.id FROM audit_entry AS e WHERE NOT EXISTS (SELECT 1 FROM audit_seal AS s WHERE s.entry_id = e.id) ORDER BY e.at, e.id LIMIT ${MOST_FINDINGS}`;
  findings.push(...slipped.map(({ id }): AuditFinding => ({ kind: "slipped_in", entryId: id })), ...(await lostHeads(await readHeads())));
  const entries = await db().auditEntry.count();
  return { entries, head, findings: findings.slice(0, MOST_FINDINGS) };
}

/** Examines the trail and keeps the result, which the page of the trail shows. */
export async function verifyAudit(at: Date): Promise<AuditReport> {
  const report = await examineAudit(at);
  const { entries, head, findings } = report;
  await db().auditVerification.create({
    data: { id: newId(), at, sound: findings.length === 0, entries, headSeq: head.seq, headHash: head.hash, findings },
  });
  return report;
}

/** The end of the chain now; number 0 and no hash before the first row. */
export async function auditHead(at: Date): Promise<AuditHead> {
  const last = await db().auditSeal.findFirst({ orderBy: { seq: "desc" } });
  return { at: at.toISOString(), seq: Number(last?.seq ?? 0), hash: last ? Buffer.from(last.hash).toString("hex") : "" };
}

/** What is wrong with the seals numbered above `from` up to `to`. */
async function badSeals(from: number, to: number): Promise<AuditFinding[]> {
  const rows = await db().$queryRaw<BadSeal[]>`
    SELECT seq, entry_id AS "entryId", previous, present, chained FROM (
      SELECT s.seq, s.entry_id, before.seq AS previous, e.id IS NOT NULL AS present,
             s.hash = audit_hash(s.seq, coalesce(before.hash, decode(repeat('00', 32), 'hex')), e) AS chained
      FROM audit_seal AS s
      LEFT JOIN LATERAL (SELECT b.seq, b.hash FROM audit_seal AS b WHERE b.seq < s.seq ORDER BY b.seq DESC LIMIT 1) AS before ON true
      LEFT JOIN audit_entry AS e ON e.id = s.entry_id
      WHERE s.seq > ${from} AND s.seq <= ${to}) AS link
    WHERE NOT chained OR NOT present OR coalesce(previous, 0) <> seq - 1 ORDER BY seq LIMIT ${MOST_FINDINGS}`;
  return rows.map(({ seq: number, entryId, previous, present }): AuditFinding => {
    const seq = Number(number);
    const expected = Number(previous ?? 0) + 1;
    // What stands behind a gap cannot be checked against the hash that went with it: the gap is the finding.
    if (expected !== seq) return { kind: "gap", seq: expected, until: seq - 1 };
    return { kind: present ? "changed" : "removed", seq, entryId };
  });
}

/** The kept heads that the chain no longer agrees with. */
async function lostHeads(heads: readonly AuditHead[]): Promise<AuditFinding[]> {
  const seals = await db().auditSeal.findMany({ where: { seq: { in: heads.map(({ seq }) => seq) } } });
  const hashes = new Map(seals.map(({ seq, hash }) => [Number(seq), Buffer.from(hash).toString("hex")]));
  return heads.flatMap(({ seq, hash, at }): AuditFinding[] => {
    if (seq === 0 || hashes.get(seq) === hash) return [];
    return [{ kind: hashes.has(seq) ? "rewritten" : "cut", seq, keptAt: at }];
  });
}
