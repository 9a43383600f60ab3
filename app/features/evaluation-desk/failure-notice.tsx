import type { EvaluationFailure } from "~/domain/evaluation/failure";
import { EVALUATION_TEXTS, type EvaluationDictionary } from "~/platform/i18n/messages/evaluation";
import { useTexts } from "~/platform/i18n/react";
import type { Translate } from "~/platform/i18n/translator";
import { Notice } from "~/ui/kit/notice";
import type { Refusal } from "./refusal";

type T = Translate<EvaluationDictionary>;

/** A failure as a sentence; states are named in the language of the page. */
export function failureText(t: T, { kind, params }: EvaluationFailure): string {
  const state = params?.state;
  if (typeof state !== "string") return t(`fail.${kind}`, params);
  const key = [`state.${state}`, `roundState.${state}`].find((name) => name in EVALUATION_TEXTS.vi);
  return t(`fail.${kind}`, { ...params, state: key ? t(key as keyof EvaluationDictionary) : state });
}

/** Why the form named `intent` was refused; nothing when another one was, or none. */
export function FailureNotice({ refusal, intent }: { refusal: Refusal | undefined; intent: string }) {
  const t = useTexts(EVALUATION_TEXTS);
  if (refusal?.intent !== intent) return null;
  return <Notice tone="bad" live>{failureText(t, refusal.failure)}</Notice>;
}

/** What is wrong with one field of the form named `intent`. */
export function useProblem(refusal: Refusal | undefined, intent: string): (field: string) => string | null {
  const t = useTexts(EVALUATION_TEXTS);
  return (field) => {
    const problem = refusal?.intent === intent ? refusal.failure.problems?.[field] : undefined;
    return problem ? t(`problem.${problem}`) : null;
  };
}
