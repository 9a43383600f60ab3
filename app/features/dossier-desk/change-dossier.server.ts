import { addEvidence } from "~/domain/evaluation/add-evidence.server";
import type { Acting } from "~/domain/evaluation/capacities.server";
import { editDossier } from "~/domain/evaluation/edit-dossier.server";
import type { EvaluationFailure } from "~/domain/evaluation/failure";
import { prefillDossier } from "~/domain/evaluation/prefill/prefill-dossier.server";
import { removeEvidence } from "~/domain/evaluation/remove-evidence.server";
import { saveSelfMarks, type Choice } from "~/domain/evaluation/save-self-marks.server";
import { submitDossier } from "~/domain/evaluation/submit-dossier.server";
import { withdrawDossier } from "~/domain/evaluation/withdraw-dossier.server";
import { isId } from "~/lib/id";
import type { Result } from "~/lib/result";
import type { UploadFault } from "~/platform/http/upload.server";
import type { Refusal } from "./refusal";

type Sent = { id: string; form: ReadonlyMap<string, string>; file: Result<{ bytes: Uint8Array }, UploadFault> | null; user: Acting; at: Date };
/** `done` names what to say about it on the next page, `to` the step it is on. */
export type Answer = { done: string; to: string } | { refusal: Refusal };

/** One form of a dossier's pages, named by its field `intent`. */
export async function changeDossier({ id, form, file, user, at }: Sent): Promise<Answer> {
  const intent = form.get("intent") ?? "";
  const field = (name: string): string => form.get(name) ?? "";
  const refuse = (failure: Refusal["failure"]): Answer => ({ refusal: { intent, failure, values: Object.fromEntries(form) } });
  const answer = (result: Result<unknown, EvaluationFailure>, done: string, to: string): Answer => (result.ok ? { done, to } : refuse(result.error));
  switch (intent) {
    case "story":
      return answer(await editDossier({ id, productName: field("productName"), story: field("story"), user, at }), "saved", "tu-cham");
    case "marks": {
      const choices = readChoices(form);
      return answer(choices ? await saveSelfMarks({ id, choices, user }) : { ok: false, error: { kind: "unknown_option" } }, "saved", `tu-cham#${field("next")}`);
    }
    case "prefill": {
      const filled = await prefillDossier({ id, user, at });
      return filled.ok ? { done: `prefilled&papers=${filled.value.papers}&marks=${filled.value.marks}`, to: "" } : refuse(filled.error);
    }
    case "add_paper": {
      if (!file?.ok) return refuse({ kind: "upload", fault: file?.error ?? "missing" });
      const draft = { code: field("code") || null, kind: field("kind"), title: field("title"), source: { bytes: file.value.bytes } };
      return answer(await addEvidence({ id, draft, user, at }), "added", "giay-to");
    }
    case "remove_paper":
      return answer(isId(field("paper")) ? await removeEvidence({ id, evidenceId: field("paper"), user }) : { ok: false, error: { kind: "not_found" } }, "removed", "giay-to");
    case "submit":
      return answer(await submitDossier({ id, user, at }), "submitted", "");
    case "withdraw":
      return answer(field("sure") === "yes" ? await withdrawDossier({ id, reason: field("reason"), user, at }) : { ok: false, error: { kind: "reason_missing" } }, "withdrawn", "");
    default:
      return refuse({ kind: "invalid" });
  }
}

/** `mark.1.1` is the chosen option of a criterion, `note.1.1` what was noted; null when one is no number. */
function readChoices(form: ReadonlyMap<string, string>): Choice[] | null {
  const choices = [...form].flatMap(([name, value]): Choice[] => {
    if (!name.startsWith("mark.")) return [];
    const code = name.slice("mark.".length);
    return [{ code, ordinal: /^\d{1,3}$/.test(value) ? Number(value) : Number.NaN, note: form.get(`note.${code}`) ?? "" }];
  });
  return choices.every(({ ordinal }) => Number.isInteger(ordinal)) ? choices : null;
}
