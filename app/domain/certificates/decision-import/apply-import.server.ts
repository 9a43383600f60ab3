import type { Actor } from "~/domain/audit/audit";
import { recordAudit } from "~/domain/audit/record-audit.server";
import { recordAudits } from "~/domain/audit/record-audits.server";
import { newId } from "~/lib/id";
import { toDateColumn } from "~/lib/local-date";
import { err, ok, type Result } from "~/lib/result";
import { db, type Db } from "~/platform/db/client.server";
import { transact } from "~/platform/db/transact.server";
import { leaveMessage } from "~/platform/jobs/outbox.server";
import type { CertificateDraft } from "../certificate-draft";
import { certificateFacts } from "../certificate-facts.server";
import { certificateColumns } from "../save-certificate.server";
import { decisionKey, type ImportCheck } from "./check-register";
import { checkImport } from "./import-check.server";
import { loadImport } from "./import-record.server";

export const IMPORT_TOPIC = "certificates.import";

export type ApplyFailure =
  | { kind: "not_found" }
  /** It is being written, was written, or its columns are not settled. */
  | { kind: "closed" }
  | { kind: "problems"; check: ImportCheck }
  /** Producers were found by likeness, and nobody has said that they are right. */
  | { kind: "unconfirmed" }
  | { kind: "nothing_new" };

export type Applied = { created: number; unchanged: number };

/** Certificates in one statement; progress is told after each. */
const AT_ONCE = 1_000;

/** Hands a file without problems to the background; the page of the import tells how far it is. */
export async function requestImport({ id, confirmed, actor }: { id: string; confirmed: boolean; actor: Actor }): Promise<Result<null, ApplyFailure>> {
  const record = await loadImport(db(), id);
  if (!record) return err({ kind: "not_found" });
  if (record.state !== "mapped") return err({ kind: "closed" });
  const refusal = refusalOf(await checkImport(db(), record), confirmed);
  if (refusal) return err(refusal);
  return transact<null, ApplyFailure>(async (tx) => {
    const { count } = await tx.decisionImport.updateMany({ where: { id, state: "mapped" }, data: { state: "applying", doneCount: 0 } });
    if (count === 0) return err({ kind: "closed" });
    await leaveMessage(tx, IMPORT_TOPIC, { importId: id, userId: actor.kind === "user" ? actor.userId : null });
    return ok(null);
  });
}

/**
 * Writes an import that waits to be written: all its new certificates and decisions in one transaction with their rows of
 * the trail, or none. Where the register has changed meanwhile so that a row no longer fits, it goes back to be looked at.
 */
export async function applyImport({ id, confirmed, actor, at }: { id: string; confirmed: boolean; actor: Actor; at: Date }): Promise<Result<Applied, ApplyFailure>> {
  const result = await transact<Applied, ApplyFailure>(async (tx) => {
    const record = await loadImport(tx, id);
    if (!record) return err({ kind: "not_found" });
    if (record.state !== "applying") return err({ kind: "closed" });
    const check = await checkImport(tx, record);
    const refusal = refusalOf(check, confirmed);
    if (refusal) return err(refusal);
    return ok(await write(tx, id, check, actor, at));
  });
  if (!result.ok && result.error.kind !== "closed") await db().decisionImport.updateMany({ where: { id, state: "applying" }, data: { state: "mapped", doneCount: 0 } });
  return result;
}

function refusalOf(check: ImportCheck, confirmed: boolean): ApplyFailure | null {
  if (check.problemCount > 0 || check.factProblems.length > 0) return { kind: "problems", check };
  if (check.newCount === 0) return { kind: "nothing_new" };
  return check.similarCount > 0 && !confirmed ? { kind: "unconfirmed" } : null;
}

async function write(tx: Db, importId: string, check: ImportCheck, actor: Actor, at: Date): Promise<Applied> {
  const rows = check.rows.flatMap(({ state, draft, line }) => (state === "new" && draft ? [{ id: newId(), line, draft }] : []));
  const { idOf, created } = await settleDecisions(tx, rows.map(({ draft }) => draft));
  for (let start = 0; start < rows.length; start += AT_ONCE) {
    const part = rows.slice(start, start + AT_ONCE);
    await tx.certificate.createMany({ data: part.map(({ id, draft }) => ({ id, ...certificateColumns(draft), decisionId: idOf(draft), createdAt: at, updatedAt: at })) });
    await tx.decisionImportRow.createMany({ data: part.map(({ id, line }) => ({ importId, certificateId: id, line })) });
    const saved = await tx.certificate.findMany({ where: { id: { in: part.map(({ id }) => id) } }, include: { decision: true } });
    await recordAudits(tx, { actor, action: "certificate.created", subjectType: "certificate", changes: saved.map((row) => ({ subjectId: row.id, after: { ...certificateFacts(row), import: importId } })) });
    // Beside the transaction, so that whoever waits sees it; the row is not held before the end.
    await db().decisionImport.updateMany({ where: { id: importId }, data: { doneCount: start + part.length } });
  }
  const counts = { createdCount: rows.length, unchangedCount: check.unchangedCount };
  await tx.decisionImport.updateMany({
    where: { id: importId, state: "applying" },
    data: { state: "applied", appliedAt: at, appliedBy: actor.kind === "user" ? actor.userId : null, newDecisions: created, ...counts },
  });
  await recordAudit(tx, { actor, action: "import.applied", subjectType: "import", subjectId: importId, after: { created: rows.length, unchanged: check.unchangedCount, decisions: created.length } });
  return { created: rows.length, unchanged: check.unchangedCount };
}

/** The decisions of these drafts, made where they are new. That their levels and dates agree was checked before. */
async function settleDecisions(tx: Db, drafts: readonly CertificateDraft[]): Promise<{ idOf: (draft: CertificateDraft) => string; created: string[] }> {
  const wanted = new Map<string, { id: string; authority: string; number: string; year: number; issuedOn: Date; level: CertificateDraft["level"] }>();
  for (const { decision, level } of drafts) {
    if (!("authority" in decision)) continue;
    const { authority, number, issuedOn } = decision;
    const key = decisionKey(decision);
    if (!wanted.has(key)) wanted.set(key, { id: newId(), authority, number, year: Number(issuedOn.slice(0, 4)), issuedOn: toDateColumn(issuedOn), level });
  }
  await tx.decision.createMany({ data: [...wanted.values()], skipDuplicates: true });
  const saved = await tx.decision.findMany({ where: { number: { in: [...wanted.values()].map(({ number }) => number) } } });
  const idByKey = new Map(saved.map(({ id, authority, number, year }) => [`${authority}|${number}|${year}`, id]));
  const created = [...wanted.values()].map(({ id }) => id).filter((id) => saved.some((row) => row.id === id));
  return {
    created,
    idOf: ({ decision }) => ("id" in decision ? decision.id : (idByKey.get(decisionKey(decision)) ?? "")),
  };
}
