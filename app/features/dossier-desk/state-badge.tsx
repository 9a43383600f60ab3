import type { DossierState } from "~/domain/evaluation/dossier-states";
import { EVALUATION_TEXTS } from "~/platform/i18n/messages/evaluation";
import { useTexts } from "~/platform/i18n/react";
import { Badge, type Tone } from "~/ui/kit/badge";

const TONE: Partial<Record<DossierState, Tone>> = { draft: "neutral", returned: "warn", turned_down: "bad", not_recognised: "bad", excluded: "bad", withdrawn: "neutral", certified: "good" };

export function StateBadge({ state }: { state: DossierState }) {
  const e = useTexts(EVALUATION_TEXTS);
  return <Badge tone={TONE[state] ?? "info"}>{e(`state.${state}`)}</Badge>;
}
