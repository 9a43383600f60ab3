import { ok, type Result } from "~/lib/result";
import { normalise } from "~/lib/vietnamese-text";
import type { Acting } from "./capacities.server";
import { fail, type EvaluationFailure } from "./failure";
import { actorOf, moveDossier, onDossier } from "./on-dossier.server";

/** Takes a dossier back before its scoring begins; its producer does, with a reason. */
export function withdrawDossier(change: { id: string; reason: string; user: Acting; at: Date }): Promise<Result<null, EvaluationFailure>> {
  const { id, user, at } = change;
  const reason = normalise(change.reason).slice(0, 2_000);
  if (reason === "") return Promise.resolve(fail("reason_missing"));
  return onDossier(id, user, async (tx, dossier, capacities) => {
    const moved = await moveDossier(tx, { dossier, move: "withdraw", capacities, actor: actorOf(user), reason, at });
    return moved.ok ? ok(null) : moved;
  });
}
