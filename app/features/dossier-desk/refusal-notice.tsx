import { EVIDENCE_MOST_BYTES } from "~/domain/evaluation/evidence-file";
import { DOSSIER_TEXTS } from "~/platform/i18n/messages/dossier";
import { EVALUATION_TEXTS, type EvaluationDictionary } from "~/platform/i18n/messages/evaluation";
import { useTexts } from "~/platform/i18n/react";
import { Notice } from "~/ui/kit/notice";
import type { Refusal } from "./refusal";

/** Why the form named `intent` was refused, as a sentence; nothing when another one was, or none. */
export function RefusalNotice({ refusal, intent }: { refusal: Refusal | undefined; intent: string }) {
  const t = useTexts(DOSSIER_TEXTS);
  const e = useTexts(EVALUATION_TEXTS);
  if (refusal?.intent !== intent) return null;
  const { failure } = refusal;
  if (failure.kind === "upload") return <Notice tone="bad" live>{t(`upload.${failure.fault}`, { most: EVIDENCE_MOST_BYTES / 1024 / 1024 })}</Notice>;
  const state = failure.params?.state;
  const key = typeof state === "string" && `state.${state}` in EVALUATION_TEXTS.vi ? (`state.${state}` as keyof EvaluationDictionary) : null;
  return <Notice tone="bad" live>{e(`fail.${failure.kind}`, { ...failure.params, ...(key ? { state: e(key) } : {}) })}</Notice>;
}

/** What is wrong with one field of the form named `intent`. */
export function useProblem(refusal: Refusal | undefined, intent: string): (field: string) => string | null {
  const e = useTexts(EVALUATION_TEXTS);
  return (field) => {
    const failure = refusal?.intent === intent ? refusal.failure : undefined;
    const problem = failure && failure.kind !== "upload" ? failure.problems?.[field] : undefined;
    return problem ? e(`problem.${problem}`) : null;
  };
}
