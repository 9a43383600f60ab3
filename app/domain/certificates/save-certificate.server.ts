import { changedFacts, type Actor } from "~/domain/audit/audit";
import { recordAudit } from "~/domain/audit/record-audit.server";
import { mayHoldCertificate } from "~/domain/producers/producer-kinds";
import { newId } from "~/lib/id";
import { fromDateColumn, toDateColumn } from "~/lib/local-date";
import { err, ok, type Result } from "~/lib/result";
import type { Db } from "~/platform/db/client.server";
import { transact } from "~/platform/db/transact.server";
import { readCertificateDraft, type CertificateDraft, type CertificateForm, type CertificateProblems } from "./certificate-draft";
import { certificateFacts, claimCertificate, loadCertificate, type CertificateRow } from "./certificate-facts.server";

export type SaveFailure =
  | { kind: "invalid"; problems: CertificateProblems }
  /** Somebody else changed it since this person opened it. */
  | { kind: "changed" }
  | { kind: "not_found" }
  /** A revoked certificate stays as it was. */
  | { kind: "revoked" };

/** Registers a certificate. Every rule that the form or the database breaks is named at its field. */
export async function createCertificate({ form, actor, at }: { form: CertificateForm; actor: Actor; at: Date }): Promise<Result<{ id: string }, SaveFailure>> {
  const read = readCertificateDraft(form);
  if (!read.ok) return err({ kind: "invalid", problems: read.error });
  const draft = read.value;
  return transact<{ id: string }, SaveFailure>(async (tx) => {
    const problems = await missingRecords(tx, draft);
    const decision = await settleDecision(tx, draft, null);
    if (!decision.ok) Object.assign(problems, decision.error);
    if (!decision.ok || Object.keys(problems).length > 0) return err({ kind: "invalid", problems });

    const id = newId();
    const { count } = await tx.certificate.createMany({ data: { id, ...certificateColumns(draft), decisionId: decision.value.id, createdAt: at, updatedAt: at }, skipDuplicates: true });
    const row = count === 1 ? await loadCertificate(tx, id) : null;
    if (!row) return err({ kind: "invalid", problems: { number: "number_taken" } });
    await recordAudit(tx, { actor, action: "certificate.created", subjectType: "certificate", subjectId: id, after: certificateFacts(row) });
    return ok({ id });
  });
}

/** Corrects a certificate that still is as it was when this person opened it (`seen`: its `updatedAt` as an ISO time). */
export async function editCertificate(change: { id: string; seen: string; form: CertificateForm; actor: Actor; reason: string; at: Date }): Promise<Result<null, SaveFailure>> {
  const { id, seen, form, actor, at } = change;
  return transact<null, SaveFailure>(async (tx) => {
    const row = await loadCertificate(tx, id);
    if (!row) return err({ kind: "not_found" });
    const read = readCertificateDraft(form);
    // What stands on the paper stays accepted, even where today's list of instruments lacks it.
    const unchangedBasis = !read.ok && read.error.legalBasis === "unknown" && form.legalBasis === row.legalBasis;
    const reread = unchangedBasis ? readCertificateDraft({ ...form, legalBasis: "" }) : read;
    if (!reread.ok) return err({ kind: "invalid", problems: reread.error });
    const draft = unchangedBasis ? { ...reread.value, legalBasis: row.legalBasis } : reread.value;

    if (!(await claimCertificate(tx, id, seen, at))) return err({ kind: "changed" });
    if (row.revokedAt !== null) return err({ kind: "revoked" });
    const problems = { ...(await missingRecords(tx, draft)), ...(await linkedProblems(tx, row, draft)) };
    const other = await tx.certificate.findUnique({ where: { number: draft.number }, select: { id: true } });
    if (other && other.id !== id) problems.number = "number_taken";
    const decision = await settleDecision(tx, draft, row);
    if (!decision.ok) Object.assign(problems, decision.error);
    if (!decision.ok || Object.keys(problems).length > 0) return err({ kind: "invalid", problems });

    await tx.certificate.updateMany({ where: { id }, data: { ...certificateColumns(draft), level: decision.value.level, decisionId: decision.value.id } });
    const saved = await loadCertificate(tx, id);
    if (!saved) return err({ kind: "not_found" });
    const facts = changedFacts(certificateFacts(row), certificateFacts(saved));
    if (Object.keys(facts.after).length === 0) return ok(null);
    await recordAudit(tx, { actor, action: "certificate.edited", subjectType: "certificate", subjectId: id, ...facts, reason: change.reason || undefined });
    return ok(null);
  });
}

/** A draft as the table holds it, but for its decision. */
export function certificateColumns(draft: CertificateDraft) {
  const { number, productName, producerId, setNo, communeCode, stars, score, legalBasis, level } = draft;
  return { number, productName, producerId, setNo, communeCode, stars, score, legalBasis, level, issuedOn: toDateColumn(draft.issuedOn), expiresOn: toDateColumn(draft.expiresOn) };
}

async function missingRecords(tx: Db, draft: CertificateDraft): Promise<CertificateProblems> {
  const [producer, set, commune] = [
    await tx.producer.findUnique({ where: { id: draft.producerId }, select: { kind: true } }),
    await tx.productSet.findUnique({ where: { no: draft.setNo }, select: { no: true } }),
    await tx.commune.findUnique({ where: { code: draft.communeCode }, select: { code: true } }),
  ];
  return {
    ...(!producer ? { producerId: "unknown" as const } : mayHoldCertificate(producer.kind, draft.setNo) ? {} : { producerId: "may_not_hold" as const }),
    ...(set ? {} : { setNo: "unknown" as const }),
    ...(commune ? {} : { communeCode: "unknown" as const }),
  };
}

/** While a certificate covers a listing it stays that producer's and of that set. */
async function linkedProblems(tx: Db, row: CertificateRow, draft: CertificateDraft): Promise<CertificateProblems> {
  if (draft.producerId === row.producerId && draft.setNo === row.setNo) return {};
  if ((await tx.certificateLink.count({ where: { certificateId: row.id, unlinkedAt: null } })) === 0) return {};
  return {
    ...(draft.producerId === row.producerId ? {} : { producerId: "producer_linked" as const }),
    ...(draft.setNo === row.setNo ? {} : { setNo: "set_linked" as const }),
  };
}

/**
 * The decision a draft names, made when it is new, and the level it certifies at. One decision is one level's; a
 * certificate whose decision, day and stars are not touched keeps the level that was written on it.
 */
async function settleDecision(tx: Db, draft: CertificateDraft, row: CertificateRow | null): Promise<Result<{ id: string; level: CertificateRow["level"] }, CertificateProblems>> {
  const { decision, level } = draft;
  if ("id" in decision) {
    const known = await tx.decision.findUnique({ where: { id: decision.id } });
    if (!known) return err({ decisionId: "unknown" });
    if (row && row.decisionId === known.id && fromDateColumn(row.issuedOn) === draft.issuedOn && row.stars === draft.stars) return ok({ id: known.id, level: row.level });
    if (draft.issuedOn < fromDateColumn(known.issuedOn)) return err({ issuedOn: "before_decision" });
    return known.level === level ? ok({ id: known.id, level }) : err({ decisionId: "decision_level" });
  }
  const year = Number(decision.issuedOn.slice(0, 4));
  await tx.decision.createMany({
    data: { id: newId(), authority: decision.authority, number: decision.number, year, issuedOn: toDateColumn(decision.issuedOn), level },
    skipDuplicates: true,
  });
  const saved = await tx.decision.findUniqueOrThrow({ where: { authority_number_year: { authority: decision.authority, number: decision.number, year } } });
  if (fromDateColumn(saved.issuedOn) !== decision.issuedOn) return err({ decisionDate: "decision_other_date" });
  return saved.level === level ? ok({ id: saved.id, level }) : err({ decisionNumber: "decision_level" });
}
