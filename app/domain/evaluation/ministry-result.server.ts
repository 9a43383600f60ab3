import { recordAudit } from "~/domain/audit/record-audit.server";
import { issueCertificates } from "~/domain/certificates/issue-certificates.server";
import { fromDateColumn } from "~/lib/local-date";
import { ok, type Result } from "~/lib/result";
import { normalise } from "~/lib/vietnamese-text";
import type { Db } from "~/platform/db/client.server";
import type { Acting } from "./capacities.server";
import { moveRefusal, type Capacity } from "./dossier-states";
import { fail, type EvaluationFailure } from "./failure";
import { actorOf, moveDossier, onDossier, type DossierRow } from "./on-dossier.server";
import { certify, checkDecision, grantOf, type DecisionForm } from "./publish-round.server";
import { bandOf, hundredthsText } from "./rating";

/** What came back from the ministry: its score and stars, and the decision that certifies them (the ministry's for five stars, else the province's). */
export type MinistryResult = { dossierId: string; score: string; stars: string; decision: DecisionForm; note: string; user: Acting; at: Date };

/** Writes down the ministry's result on a dossier referred to it and issues the certificate of its decision. */
export function recordMinistryResult(given: MinistryResult): Promise<Result<null, EvaluationFailure>> {
  return onDossier(given.dossierId, given.user, (tx, dossier, capacities) => applyMinistryResult(tx, dossier, capacities, given));
}

/** The same within a transaction that is open: several results of one file stand or fall together. */
export async function applyMinistryResult(tx: Db, dossier: DossierRow, capacities: readonly Capacity[], given: Omit<MinistryResult, "dossierId">): Promise<Result<null, EvaluationFailure>> {
  const { decision: form, note, user, at } = given;
  const dossierId = dossier.id;
  const mean = readScore(given.score);
  const stars = /^[1-5]$/.test(given.stars) ? Number(given.stars) : null;
  const move = stars !== null && stars >= 3 ? "ministry_certify" : "ministry_below";
  const refusal = moveRefusal(move, dossier.state, capacities);
  if (refusal) return fail(refusal.kind, refusal.kind === "wrong_state" ? { params: { state: refusal.state } } : {});
  if (mean === null) return fail("invalid", { problems: { score: given.score.trim() === "" ? "missing" : "shape" } });
  // A minimum requirement may hold the stars below the band of the score, never above it.
  if (stars === null || stars > bandOf(mean)) return fail("invalid", { problems: { stars: given.stars === "" ? "missing" : "out_of_range" } });
  const result = { level: stars === 5 ? ("ministry" as const) : ("province" as const), mean: hundredthsText(mean), stars, band: bandOf(mean), sheets: null, holding: [], note: normalise(note).slice(0, 2_000), concludedBy: user.id, concludedAt: at };
  const before = await tx.dossierResult.findUnique({ where: { dossierId } });
  await tx.dossierResult.upsert({ where: { dossierId }, create: { dossierId, ...result }, update: result });
  const actor = actorOf(user);
  await recordAudit(tx, {
    actor, action: "dossier.concluded", subjectType: "dossier", subjectId: dossierId,
    before: { mean: before?.mean.toFixed(2) ?? null, stars: before?.stars ?? null }, after: { mean: result.mean, stars, level: "ministry" }, reason: result.note || undefined,
  });
  if (stars < 3) {
    const moved = await moveDossier(tx, { dossier, move, capacities, actor, at, reason: result.note || undefined, notice: { stars, mean: result.mean } });
    return moved.ok ? ok(null) : moved;
  }
  const round = dossier.roundId && (await tx.evaluationRound.findUnique({ where: { id: dossier.roundId }, select: { opensOn: true } }));
  const decision = checkDecision(form, fromDateColumn(round ? round.opensOn : dossier.createdAt), at);
  if (!decision.ok) return decision;
  const issued = await issueCertificates(tx, { decision: decision.value, level: result.level, grants: [grantOf(dossier, { stars, mean: { toFixed: () => result.mean } })], actor, at });
  if (!issued.ok) return fail(issued.error.kind);
  const moved = await moveDossier(tx, { dossier, move, capacities, actor, at });
  if (!moved.ok) return moved;
  await certify(tx, issued.value.certificates, user, at);
  return ok(null);
}

/** "91,25" or "91.25" in hundredths; null when it is no score. */
export function readScore(text: string): number | null {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(text.trim());
  if (!match) return null;
  const value = Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
  return value <= 10_000 ? value : null;
}
