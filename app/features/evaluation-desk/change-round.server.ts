import type { CurrentUser } from "~/domain/accounts/account";
import { concludeRound, openOrCancelRound, startScoring } from "~/domain/evaluation/advance-round.server";
import { declareInterest, withdrawInterest } from "~/domain/evaluation/declare-interest.server";
import { fail, type EvaluationFailure } from "~/domain/evaluation/failure";
import { isCouncilRole } from "~/domain/evaluation/interest";
import { publishRound } from "~/domain/evaluation/publish-round.server";
import { ROUND_FIELDS, type RoundForm } from "~/domain/evaluation/round-draft";
import { createRound, editRound } from "~/domain/evaluation/save-round.server";
import { addMember, removeMember } from "~/domain/evaluation/seat-council.server";
import { isId } from "~/lib/id";
import type { Result } from "~/lib/result";
import type { Refusal } from "./refusal";

export type RoundAnswer = { done: "saved" | "moved" | "published" } | { refusal: Refusal };

/** One form of a round's page. */
export async function changeRound({ id, form, user, at }: { id: string; form: Map<string, string>; user: CurrentUser; at: Date }): Promise<RoundAnswer> {
  const intent = form.get("intent") ?? "";
  const text = (name: string) => form.get(name) ?? "";
  const result = await step(intent, id, text, user, at);
  if (result.ok) return { done: intent === "publish" ? "published" : ["open", "start_scoring", "conclude", "cancel"].includes(intent) ? "moved" : "saved" };
  return { refusal: { intent, failure: result.error, values: Object.fromEntries(form) } };
}

function step(intent: string, id: string, text: (name: string) => string, user: CurrentUser, at: Date): Promise<Result<unknown, EvaluationFailure>> {
  const [member, producer] = [text("member"), text("producer")];
  switch (intent) {
    case "open":
    case "cancel":
      return openOrCancelRound({ id, move: intent, user, at });
    case "start_scoring":
      return startScoring({ id, user, at });
    case "conclude":
      return concludeRound({ id, user, at });
    case "publish":
      return text("confirm") === "yes" ? publishRound({ id, decision: { authority: text("authority"), number: text("number"), issuedOn: text("issuedOn") }, user, at }) : refuse({ confirm: "missing" });
    case "edit":
      return editRound({ id, form: roundForm(text), user, at });
    case "add_member": {
      const role = text("role");
      return isCouncilRole(role) ? addMember({ roundId: id, email: text("email"), role, user }) : refuse({ role: "unknown" });
    }
    case "remove_member":
      return isId(member) ? removeMember({ roundId: id, userId: member, user }) : Promise.resolve(fail("not_found"));
    case "declare_interest":
      if (!isId(producer)) return refuse({ producerId: "missing" });
      return isId(member) ? declareInterest({ roundId: id, memberId: member, producerId: producer, reason: text("reason"), user, at }) : Promise.resolve(fail("not_found"));
    case "withdraw_interest":
      return isId(member) && isId(producer) ? withdrawInterest({ roundId: id, memberId: member, producerId: producer, user }) : Promise.resolve(fail("not_found"));
    default:
      return Promise.resolve(fail("not_found"));
  }
}

/** Makes a round from its form. */
export async function makeRound({ form, user, at }: { form: Map<string, string>; user: CurrentUser; at: Date }): Promise<{ id: string } | { refusal: Refusal }> {
  const result = await createRound({ form: roundForm((name) => form.get(name) ?? ""), user, at });
  return result.ok ? result.value : { refusal: { intent: "create", failure: result.error, values: Object.fromEntries(form) } };
}

function roundForm(text: (name: string) => string): RoundForm {
  return Object.fromEntries(ROUND_FIELDS.map((field) => [field, text(field)])) as RoundForm;
}

function refuse(problems: EvaluationFailure["problems"]): Promise<Result<never, EvaluationFailure>> {
  return Promise.resolve(fail("invalid", { problems }));
}
