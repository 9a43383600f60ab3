import type { Actor } from "~/domain/audit/audit";
import { recordAudit } from "~/domain/audit/record-audit.server";
import { recordAudits } from "~/domain/audit/record-audits.server";
import { newId } from "~/lib/id";
import { fromDateColumn, toDateColumn } from "~/lib/local-date";
import { err, ok, type Result } from "~/lib/result";
import { db, type Db } from "~/platform/db/client.server";
import type { CertificateDraft } from "../certificate-draft";
import { certificateFacts } from "../certificate-facts.server";
import { certificateColumns } from "../save-certificate.server";
import { decisionKey, type ImportCheck } from "./check-register";

export type Applied = { created: number; unchanged: number };

type NewRow = { id: string; line: number; draft: CertificateDraft; decisionId: string };
type Refused = { kind: "problems" } | { kind: "closed" };

/** Certificates in one statement; progress is told after each. */
const AT_ONCE = 1_000;

/**
 * Writes the new rows of a checked file. What the check saw is asked of the database again as it is written: a number that
 * was registered or a decision that was made otherwise in the meantime is a failure, and the caller rolls back.
 */
export async function writeImport(tx: Db, { id, check, actor, at }: { id: string; check: ImportCheck; actor: Actor; at: Date }): Promise<Result<Applied, Refused>> {
  const fresh = check.rows.flatMap(({ state, draft, line }) => (state === "new" && draft ? [{ id: newId(), line, draft }] : []));
  const decisions = await settleDecisions(tx, fresh.map(({ draft }) => draft));
  if (!decisions) return err({ kind: "problems" });
  const rows = fresh.map((row): NewRow => ({ ...row, decisionId: decisions.idOf(row.draft) }));
  for (let start = 0; start < rows.length; start += AT_ONCE) {
    const part = rows.slice(start, start + AT_ONCE);
    if ((await insertCertificates(tx, part, at)) !== part.length) return err({ kind: "problems" });
    await tx.$executeRaw`INSERT INTO decision_import_row (import_id, certificate_id, line)
      SELECT ${id}::uuid, x.id, x.line FROM jsonb_to_recordset(${JSON.stringify(part.map(({ id, line }) => ({ id, line })))}::jsonb) AS x(id uuid, line int)`;
    await recordAudits(tx, { actor, action: "certificate.created", subjectType: "certificate", changes: part.map((row) => ({ subjectId: row.id, after: { ...factsOf(row.draft), import: id } })) });
    // Beside the transaction, so that whoever waits sees it; the row is not held before the end.
    await db().decisionImport.updateMany({ where: { id }, data: { doneCount: start + part.length } });
  }
  const { count } = await tx.decisionImport.updateMany({
    where: { id, state: "applying" },
    data: {
      state: "applied", appliedAt: at, appliedBy: actor.kind === "user" ? actor.userId : null,
      newDecisions: decisions.created, createdCount: rows.length, unchangedCount: check.unchangedCount,
    },
  });
  if (count === 0) return err({ kind: "closed" });
  await recordAudit(tx, { actor, action: "import.applied", subjectType: "import", subjectId: id, after: { created: rows.length, unchanged: check.unchangedCount, decisions: decisions.created.length } });
  return ok({ created: rows.length, unchanged: check.unchangedCount });
}

/** How many were new: a number that is taken is left out. */
async function insertCertificates(tx: Db, rows: readonly NewRow[], at: Date): Promise<number> {
  const values = rows.map(({ id, decisionId, draft }) => ({ id, decisionId, ...draft, decision: null }));
  // As JSON: rows of parameters would cost the client more than the database.
  return tx.$executeRaw`INSERT INTO certificate
      (id, number, decision_id, producer_id, product_name, set_no, commune_code, stars, score, legal_basis, level, issued_on, expires_on, created_at, updated_at)
    SELECT x.id, x.number, x."decisionId", x."producerId", x."productName", x."setNo", x."communeCode", x.stars, x.score, x."legalBasis", x.level::certifying_level,
      x."issuedOn", x."expiresOn", ${at}::timestamptz, ${at}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(values)}::jsonb) AS x(id uuid, number text, "decisionId" uuid, "producerId" uuid, "productName" text, "setNo" int,
      "communeCode" text, stars int, score numeric, "legalBasis" text, level text, "issuedOn" date, "expiresOn" date)
    ON CONFLICT (number) DO NOTHING`;
}

function factsOf(draft: CertificateDraft) {
  const { decision } = draft;
  return certificateFacts({ ...certificateColumns(draft), score: Number(draft.score), decision: "authority" in decision ? decision : { number: decision.id, authority: "" } });
}

/** The decisions of these drafts, made where they are new; null when the register has one of them with another date or level. */
async function settleDecisions(tx: Db, drafts: readonly CertificateDraft[]): Promise<{ idOf: (draft: CertificateDraft) => string; created: string[] } | null> {
  const wanted = new Map<string, { id: string; authority: string; number: string; year: number; issuedOn: Date; level: CertificateDraft["level"] }>();
  for (const { decision, level } of drafts) {
    if (!("authority" in decision)) continue;
    const { authority, number, issuedOn } = decision;
    const key = decisionKey(decision);
    if (!wanted.has(key)) wanted.set(key, { id: newId(), authority, number, year: Number(issuedOn.slice(0, 4)), issuedOn: toDateColumn(issuedOn), level });
  }
  const decisions = [...wanted.values()];
  await tx.decision.createMany({ data: decisions, skipDuplicates: true });
  const saved = await tx.decision.findMany({ where: { number: { in: decisions.map(({ number }) => number) } } });
  const byKey = new Map(saved.map((row) => [decisionKey({ ...row, issuedOn: fromDateColumn(row.issuedOn) }), row]));
  for (const [key, { issuedOn, level }] of wanted) {
    const row = byKey.get(key);
    if (row?.level !== level || row.issuedOn.getTime() !== issuedOn.getTime()) return null;
  }
  return {
    created: decisions.map(({ id }) => id).filter((id) => saved.some((row) => row.id === id)),
    idOf: ({ decision }) => ("id" in decision ? decision.id : (byKey.get(decisionKey(decision))?.id ?? "")),
  };
}
