import { recordAudit } from "~/domain/audit/record-audit.server";
import { localDateAt, toDateColumn } from "~/lib/local-date";
import { ok, type Result } from "~/lib/result";
import { normalise } from "~/lib/vietnamese-text";
import type { Db } from "~/platform/db/client.server";
import type { Acting } from "./capacities.server";
import { COMMUNE_OUTCOMES, COMMUNE_POINTS, type CommuneOutcome, type CommunePoints } from "./commune-points";
import { moveRefusal } from "./dossier-states";
import { tellOfWork } from "./notices/work-queries.server";
import { fail, type EvaluationFailure } from "./failure";
import { actorOf, moveDossier, onDossier } from "./on-dossier.server";

/**
 * The commune's check of a dossier: it sends it to the province when all four points are met (into the round that takes
 * requests today), returns it to be mended, or turns it down. The last two need a reason, which the producer reads.
 */
export function reviewAtCommune(review: { id: string; points: CommunePoints; note: string; outcome: CommuneOutcome; user: Acting; at: Date }): Promise<Result<null, EvaluationFailure>> {
  const { id, points, outcome, user, at } = review;
  const note = normalise(review.note).slice(0, 2_000);
  return onDossier(id, user, async (tx, dossier, capacities) => {
    const move = COMMUNE_OUTCOMES[outcome];
    const refusal = moveRefusal(move, dossier.state, capacities);
    if (refusal) return fail(refusal.kind, refusal.kind === "wrong_state" ? { params: { state: refusal.state } } : {});
    if (outcome !== "forward" && note === "") return fail("reason_missing");
    const met = COMMUNE_POINTS.every((point) => points[point]);
    if (outcome === "forward" && !met) return fail("points_not_met");
    const round = outcome === "forward" ? await findFilingRound(tx, at) : null;
    if (outcome === "forward" && !round) return fail("no_open_round");

    const actor = actorOf(user);
    // A point that is not met needs words; only a forwarded dossier can do without.
    if (outcome !== "return") {
      const columns = { ...points, note, reviewedBy: user.id, reviewedAt: at };
      await tx.communeReview.upsert({ where: { dossierId: id }, create: { dossierId: id, ...columns }, update: columns });
      await recordAudit(tx, { actor, action: "dossier.commune_reviewed", subjectType: "dossier", subjectId: id, after: points, reason: note || undefined });
    }
    const moved = await moveDossier(tx, { dossier, move, capacities, actor, reason: note || undefined, at, data: round ? { roundId: round.id } : {}, facts: round ? { round: round.id } : {} });
    if (!moved.ok) return moved;
    if (outcome === "forward") await tellOfWork(tx, "to_check", id, at);
    return ok(null);
  });
}

/** The province's round that takes requests on that day; of several the one that closes first. */
export function findFilingRound(tx: Db, at: Date): Promise<{ id: string; year: number; no: number; closesOn: Date } | null> {
  const today = toDateColumn(localDateAt(at));
  return tx.evaluationRound.findFirst({
    where: { level: "province", state: "filing", opensOn: { lte: today }, closesOn: { gte: today } },
    orderBy: { closesOn: "asc" },
    select: { id: true, year: true, no: true, closesOn: true },
  });
}
