import { ok, type Result } from "~/lib/result";
import { normalise } from "~/lib/vietnamese-text";
import type { Acting } from "./capacities.server";
import { isFull } from "./documents";
import { fail, type EvaluationFailure } from "./failure";
import { actorOf, moveDossier, onDossier } from "./on-dossier.server";
import { findGaps } from "./submit-dossier.server";

/**
 * The secretary's check that a dossier is full: it is taken into the round (from here the 45 days of a re-evaluation run),
 * or goes back to its producer with the reason.
 */
export function checkDossier(check: { id: string; outcome: "accept" | "return"; reason: string; user: Acting; at: Date }): Promise<Result<null, EvaluationFailure>> {
  const { id, outcome, user, at } = check;
  const reason = normalise(check.reason).slice(0, 2_000);
  return onDossier(id, user, async (tx, dossier, capacities) => {
    const move = outcome === "accept" ? "accept" : "secretary_return";
    if (outcome === "return" && reason === "") return fail("reason_missing");
    if (outcome === "accept") {
      const round = dossier.roundId && (await tx.evaluationRound.findUnique({ where: { id: dossier.roundId }, select: { state: true } }));
      if (round && round.state !== "filing") return fail("round_closed");
      if (!isFull(await findGaps(tx, dossier))) return fail("incomplete");
    }
    const data = outcome === "accept" ? { eligibleAt: at } : { roundId: null };
    const moved = await moveDossier(tx, { dossier, move, capacities, actor: actorOf(user), reason: reason || undefined, at, data });
    return moved.ok ? ok(null) : moved;
  });
}

/** The chair throws a dossier out: forged, without the food-safety certificate that is a duty, or without registration papers. */
export function excludeDossier(change: { id: string; reason: string; user: Acting; at: Date }): Promise<Result<null, EvaluationFailure>> {
  const { id, user, at } = change;
  const reason = normalise(change.reason).slice(0, 2_000);
  if (reason === "") return Promise.resolve(fail("reason_missing"));
  return onDossier(id, user, async (tx, dossier, capacities) => {
    const moved = await moveDossier(tx, { dossier, move: "exclude", capacities, actor: actorOf(user), reason, at });
    return moved.ok ? ok(null) : moved;
  });
}
