import type { ApplicationField, ApplicationProblems } from "~/domain/producers/joining/application";
import type { JoiningDictionary } from "~/platform/i18n/messages/joining";
import type { Translate } from "~/platform/i18n/translator";

/** Why a form of the joining pages was refused, and what was typed into it. */
export type JoiningRefusal = { kind: "fields"; problems: ApplicationProblems; values: Record<string, string> } | { kind: "paper"; fault: string } | { kind: "other"; fault: "wrong_state" | "empty" };

/** A field's fault in a sentence. */
export function faultText(t: Translate<JoiningDictionary>, field: ApplicationField, problems: ApplicationProblems): string | null {
  const fault = problems[field];
  if (!fault) return null;
  if (fault === "invalid" && field === "taxCode") return t("fault.taxCode");
  return fault === "invalid" && field === "personalId" ? t("fault.personalId") : t(`fault.${fault}`);
}
