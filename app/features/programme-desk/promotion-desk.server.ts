import type { CurrentUser } from "~/domain/accounts/account";
import { namesOfUsers } from "~/domain/accounts/account-queries.server";
import { historyOf } from "~/domain/audit/audit-queries.server";
import { listDocuments } from "~/domain/programme/documents.server";
import { decideParticipant } from "~/domain/programme/participants.server";
import { enterParticipantResults } from "~/domain/programme/participant-results.server";
import { findPromotion } from "~/domain/programme/promotion-queries.server";
import { editPromotion, enterResults, movePromotion } from "~/domain/programme/save-promotion.server";
import { isId } from "~/lib/id";
import { notFound } from "~/platform/http/authorise.server";
import type { DeskRefusal } from "./record-form";
import { actorOf, deskRefusal } from "./refusal.server";

/** Everything on a programme's page. Throws 404 when there is none of that id. */
export async function promotionDesk(id: string) {
  const found = isId(id) ? await findPromotion(id) : null;
  if (!found) throw notFound();
  const [history, documents] = await Promise.all([historyOf("promotion", [id]), listDocuments("promotion", id)]);
  const names = await namesOfUsers(history.map(({ actorUserId }) => actorUserId));
  return { ...found, documents, history: history.map((row) => ({ ...row, actorName: names.get(row.actorUserId ?? "") ?? null })) };
}
export type PromotionDesk = Awaited<ReturnType<typeof promotionDesk>>;

/** Carries out one of the forms of a programme's page, by its `intent`. */
export async function changePromotion({ id, form, user, at }: { id: string; form: Map<string, string>; user: CurrentUser; at: Date }): Promise<{ done: string } | DeskRefusal> {
  const intent = form.get("intent") ?? "";
  const change = { id, seen: form.get("seen") ?? "", form, actor: actorOf(user), at };
  const carryOut = () => {
    switch (intent) {
      case "save": return editPromotion(change);
      case "move": return movePromotion(change);
      case "results": return enterResults(change);
      case "participant-results": return enterParticipantResults(change);
      case "decide": return decideParticipant({ promotionId: id, participantId: isId(form.get("participant") ?? "") ? (form.get("participant") ?? "") : id, state: form.get("state") ?? "", reason: form.get("reason") ?? "", actor: change.actor, at });
      default: return null;
    }
  };
  const result = await carryOut();
  if (result === null) return deskRefusal(intent, form, { kind: "not_now" });
  return result.ok ? { done: intent } : deskRefusal(intent, form, result.error);
}
