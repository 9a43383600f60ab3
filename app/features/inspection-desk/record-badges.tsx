import type { FollowUp, InspectionResult } from "~/domain/inspections/inspection";
import type { MarkState } from "~/domain/inspections/mark-use";
import { REGISTER_TEXTS } from "~/platform/i18n/messages/register";
import { useTexts } from "~/platform/i18n/react";
import { Badge, type Tone } from "~/ui/kit/badge";

const RESULT: Record<InspectionResult, Tone> = { passed: "good", to_correct: "warn", failed: "bad" };
const FOLLOW_UP: Record<FollowUp, Tone> = { open: "info", overdue: "bad", done: "good" };
const STATE: Record<MarkState, Tone> = { now: "good", ended: "neutral", lapsed: "warn", misuse: "bad" };

export function ResultBadge({ result }: { result: InspectionResult }) {
  const t = useTexts(REGISTER_TEXTS);
  return <Badge tone={RESULT[result]}>{t(`insp.result.${result}`)}</Badge>;
}

export function FollowUpBadge({ followUp }: { followUp: FollowUp }) {
  const t = useTexts(REGISTER_TEXTS);
  return <Badge tone={FOLLOW_UP[followUp]}>{t(`insp.follow.${followUp}`)}</Badge>;
}

export function MarkBadge({ state }: { state: MarkState }) {
  const t = useTexts(REGISTER_TEXTS);
  return <Badge tone={STATE[state]}>{t(`mark.state.${state}`)}</Badge>;
}
