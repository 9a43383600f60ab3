import type { CurrentUser } from "~/domain/accounts/account";
import { askRescore } from "~/domain/evaluation/ask-rescore.server";
import { checkDossier, excludeDossier } from "~/domain/evaluation/check-dossier.server";
import { COMMUNE_POINTS, isCommuneOutcome, type CommunePoints } from "~/domain/evaluation/commune-points";
import { concludeDossier } from "~/domain/evaluation/conclude-dossier.server";
import { fail, type EvaluationFailure } from "~/domain/evaluation/failure";
import { recordMinistryResult } from "~/domain/evaluation/ministry-result.server";
import { reviewAtCommune } from "~/domain/evaluation/review-at-commune.server";
import { saveMarks, saveRemark, submitSheet } from "~/domain/evaluation/score-dossier.server";
import type { Result } from "~/lib/result";
import type { Refusal } from "./refusal";

type Change = { id: string; form: Map<string, string>; user: CurrentUser; at: Date };
export type DossierAnswer = { done: "moved" | "rescore" | "concluded" | "saved" } | { refusal: Refusal };

/** One form of a dossier's page or of the page that lays its sheets side by side. */
export async function changeDossier({ id, form, user, at }: Change): Promise<DossierAnswer> {
  const intent = form.get("intent") ?? "";
  const result = await step(intent, { id, form, user, at });
  if (!result.ok) return { refusal: { intent, failure: result.error, values: Object.fromEntries(form) } };
  return { done: intent === "rescore" ? "rescore" : intent === "conclude" ? "concluded" : intent === "ministry" ? "saved" : "moved" };
}

function step(intent: string, { id, form, user, at }: Change): Promise<Result<unknown, EvaluationFailure>> {
  const text = (name: string) => form.get(name) ?? "";
  switch (intent) {
    case "review": {
      const outcome = text("outcome");
      const points = Object.fromEntries(COMMUNE_POINTS.map((point) => [point, text(point) === "yes"])) as CommunePoints;
      return isCommuneOutcome(outcome) ? reviewAtCommune({ id, points, note: text("note"), outcome, user, at }) : Promise.resolve(fail("invalid"));
    }
    case "check": {
      const outcome = text("outcome");
      return outcome === "accept" || outcome === "return" ? checkDossier({ id, outcome, reason: text("reason"), user, at }) : Promise.resolve(fail("invalid"));
    }
    case "exclude":
      return excludeDossier({ id, reason: text("reason"), user, at });
    case "rescore":
      return askRescore({ dossierId: id, codes: picked(form, "again:"), reason: text("reason"), user, at });
    case "conclude":
      return concludeDossier({ dossierId: id, note: text("note"), user, at });
    case "ministry":
      return recordMinistryResult({
        dossierId: id, score: text("score"), stars: text("stars"), note: text("note"), user, at,
        decision: { authority: text("authority"), number: text("number"), issuedOn: text("issuedOn") },
      });
    default:
      return Promise.resolve(fail("not_found"));
  }
}

/** What follows a prefix in the names of fields: the boxes that were ticked. */
function picked(form: Map<string, string>, prefix: string): string[] {
  return [...form.keys()].filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
}

export type SheetAnswer = { saved: true } | { done: "saved" | "sheet" | "complete" } | { refusal: Refusal };

/** A member's sheet: one criterion as it is chosen (`mark`), or the whole form, which may also be submitted. */
export async function changeSheet({ id, form, user, at }: Change): Promise<SheetAnswer> {
  const intent = form.get("intent") ?? "";
  const refused = (as: string, failure: EvaluationFailure): SheetAnswer => ({ refusal: { intent: as, failure, values: {} } });
  const marks = picked(form, "o:").map((code) => ({
    code,
    ordinal: Number(form.get(`o:${code}`)),
    note: form.get(`n:${code}`) ?? "",
    cited: picked(form, `e:${code}:`),
  }));
  if (marks.some(({ ordinal }) => !Number.isSafeInteger(ordinal) || ordinal < 1 || ordinal > 100)) return refused(intent, { kind: "unknown_option" });
  const saved = await saveMarks({ dossierId: id, marks, user, at });
  if (!saved.ok) return refused(intent, saved.error);
  if (intent === "mark") return { saved: true };
  const remark = await saveRemark({ dossierId: id, comment: form.get("comment") ?? "", user, at });
  if (!remark.ok) return refused(intent, remark.error);
  if (form.get("then") !== "submit") return { done: "saved" };
  const submitted = await submitSheet({ dossierId: id, user, at });
  if (!submitted.ok) return refused("submit", submitted.error);
  return { done: submitted.value.complete ? "complete" : "sheet" };
}
