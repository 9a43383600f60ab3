import { recordAudit } from "~/domain/audit/record-audit.server";
import { issueCertificates, type Grant } from "~/domain/certificates/issue-certificates.server";
import { fromDateColumn, localDateAt, parseLocalDate, type LocalDate } from "~/lib/local-date";
import { ok, type Result } from "~/lib/result";
import { normalise } from "~/lib/vietnamese-text";
import type { Db } from "~/platform/db/client.server";
import type { Acting } from "./capacities.server";
import { writeDossierNotices } from "./notices/write-dossier-notices.server";
import { fail, type EvaluationFailure, type FieldProblem } from "./failure";
import { actorOf } from "./on-dossier.server";
import { checkRoundMove, moveRound, onRound } from "./on-round.server";

/** The decision as the form names it. */
export type DecisionForm = { authority: string; number: string; issuedOn: string };
export type ReadDecision = { authority: string; number: string; issuedOn: LocalDate };

/**
 * Publishes a concluded round's decision: in one transaction the decision is registered, every product with three or four
 * stars gets its certificate and number, its listing carries it from now on, and the round is closed. Pressed twice it is
 * done once: the second finds the round published (`wrong_state`).
 */
export function publishRound({ id, decision: form, user, at }: { id: string; decision: DecisionForm; user: Acting; at: Date }): Promise<Result<{ certificates: number; linked: number }, EvaluationFailure>> {
  return onRound(id, user, async (tx, round, capacities) => {
    const allowed = checkRoundMove("publish", round, capacities);
    if (!allowed.ok) return allowed;
    const decision = checkDecision(form, fromDateColumn(round.opensOn), at);
    if (!decision.ok) return decision;
    const dossiers = await tx.dossier.findMany({ where: { roundId: id, state: "concluded" }, include: { result: true }, orderBy: { receiptNumber: "asc" } });
    const grants = dossiers.flatMap(({ result, ...dossier }) => (result ? [grantOf(dossier, result)] : []));
    const issued = await issueCertificates(tx, { decision: decision.value, level: "province", grants, actor: actorOf(user), at });
    if (!issued.ok) return fail(issued.error.kind);
    const { decisionId, certificates } = issued.value;
    await certify(tx, certificates, user, at);
    const moved = await moveRound(tx, { round, move: "publish", user, at, data: { decisionId, publishedAt: at }, facts: { decision: decision.value.number, certificates: certificates.length } });
    return moved.ok ? ok({ certificates: certificates.length, linked: certificates.filter(({ linked }) => linked).length }) : moved;
  });
}

type Dossier = { id: string; producerId: string; productId: string | null; productName: string; setNo: number; communeCode: string; certificateId: string | null };

/** What a dossier's certificate is to say. */
export function grantOf({ id, certificateId, ...product }: Dossier, { stars, mean }: { stars: number; mean: { toFixed(digits: number): string } }): Grant {
  const { producerId, productId, productName, setNo, communeCode } = product;
  return { key: id, producerId, productId, productName, setNo, communeCode, stars, score: mean.toFixed(2), replaces: certificateId };
}

/** Marks dossiers as certified by the certificates just issued for them. */
export async function certify(tx: Db, certificates: readonly { key: string; id: string; number: string; linked: boolean }[], user: Acting, at: Date): Promise<void> {
  if (certificates.length === 0) return;
  const rows = JSON.stringify(certificates.map(({ key, id }) => ({ dossier: key, certificate: id })));
  await tx.$executeRaw`
    UPDATE dossier_result AS r SET certificate_id = given.certificate
    FROM jsonb_to_recordset(${rows}::jsonb) AS given (dossier uuid, certificate uuid) WHERE r.dossier_id = given.dossier`;
  await tx.dossier.updateMany({ where: { id: { in: certificates.map(({ key }) => key) } }, data: { state: "certified", updatedAt: at } });
  const dossiers = await tx.dossier.findMany({ where: { id: { in: certificates.map(({ key }) => key) } }, select: { id: true, producerId: true, result: { select: { stars: true, mean: true } } } });
  const numbers = new Map(certificates.map(({ key, number }) => [key, number]));
  await writeDossierNotices(tx, dossiers.map(({ id, producerId, result }) => ({
    dossierId: id, producerId, occasion: "certified", facts: { stars: result?.stars, mean: result?.mean.toFixed(2), number: numbers.get(id) },
  })), { actor: actorOf(user), at });
  // The trail is a chain: its rows are written one after the other.
  for (const { key, id, number, linked } of certificates) {
    await recordAudit(tx, { actor: actorOf(user), action: "dossier.certified", subjectType: "dossier", subjectId: key, after: { state: "certified", certificate: id, number, linked } });
  }
}

/** Reads a decision that was made on a day between `earliest` and today. */
export function checkDecision(form: DecisionForm, earliest: LocalDate, at: Date): Result<ReadDecision, EvaluationFailure> {
  const problems: Record<string, FieldProblem> = {};
  const [authority, number] = [normalise(form.authority), normalise(form.number)];
  const issuedOn = parseLocalDate(form.issuedOn.trim());
  if (authority === "") problems.authority = "missing";
  if (authority.length > 200) problems.authority = "too_long";
  if (!/^\d{1,5}\/QĐ-[A-ZĐ-]+$/.test(number)) problems.number = number === "" ? "missing" : "shape";
  if (!issuedOn) problems.issuedOn = form.issuedOn.trim() === "" ? "missing" : "not_a_day";
  else if (issuedOn < earliest || issuedOn > localDateAt(at)) problems.issuedOn = "out_of_range";
  if (!issuedOn || Object.keys(problems).length > 0) return fail("invalid", { problems });
  return ok({ authority, number, issuedOn });
}
