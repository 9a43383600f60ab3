import { recordAudit } from "~/domain/audit/record-audit.server";
import { ok, type Result } from "~/lib/result";
import { normalise } from "~/lib/vietnamese-text";
import type { Acting } from "./capacities.server";
import { isEditable, type Capacity } from "./dossier-states";
import { fail, type EvaluationFailure, type FieldProblem } from "./failure";
import { actorOf, onDossier, type DossierRow } from "./on-dossier.server";

export const STORY_MOST = 10_000;

/** Why this person cannot change what the dossier says; null when they can: the producer, or an officer for it, while it is a draft or returned. */
export function editRefusal(dossier: Pick<DossierRow, "state">, capacities: readonly Capacity[]): { ok: false; error: EvaluationFailure } | null {
  if (!capacities.includes("producer") && !capacities.includes("officer")) return fail("not_allowed");
  return isEditable(dossier.state) ? null : fail("wrong_state", { params: { state: dossier.state } });
}

/** Saves the product's name (as the decision is to say it) and its story. */
export function editDossier(change: { id: string; productName: string; story: string; user: Acting; at: Date }): Promise<Result<null, EvaluationFailure>> {
  const { id, user, at } = change;
  const productName = normalise(change.productName);
  const story = change.story.normalize("NFC").replaceAll("\r\n", "\n").trim();
  const problems: Record<string, FieldProblem> = {};
  if (productName === "") problems.productName = "missing";
  if (productName.length > 300) problems.productName = "too_long";
  if (story.length > STORY_MOST) problems.story = "too_long";
  return onDossier(id, user, async (tx, dossier, capacities) => {
    const refused = editRefusal(dossier, capacities);
    if (refused) return refused;
    if (Object.keys(problems).length > 0) return fail("invalid", { problems });
    if (dossier.productName === productName && dossier.story === story) return ok(null);
    await tx.dossier.updateMany({ where: { id, state: dossier.state }, data: { productName, story, updatedAt: at } });
    await recordAudit(tx, {
      actor: actorOf(user), action: "dossier.edited", subjectType: "dossier", subjectId: id,
      before: { product: dossier.productName, storyLength: dossier.story.length }, after: { product: productName, storyLength: story.length },
    });
    return ok(null);
  });
}
