import type { DossierState } from "~/domain/evaluation/dossier-states";
import type { RoundState } from "~/domain/evaluation/round-states";
import { EVALUATION_TEXTS } from "~/platform/i18n/messages/evaluation";
import { useTexts } from "~/platform/i18n/react";
import { Badge, type Tone } from "~/ui/kit/badge";

const DOSSIER_TONE: Record<DossierState, Tone> = {
  draft: "neutral", submitted: "warn", returned: "bad", turned_down: "bad", forwarded: "warn", eligible: "info", scoring: "info", scored: "warn",
  concluded: "good", not_recognised: "bad", excluded: "bad", referred_to_ministry: "info", certified: "good", withdrawn: "neutral",
};
const ROUND_TONE: Record<RoundState, Tone> = { preparing: "neutral", filing: "info", scoring: "warn", concluded: "good", published: "good", cancelled: "neutral" };

export function DossierBadge({ state }: { state: DossierState }) {
  const t = useTexts(EVALUATION_TEXTS);
  return <Badge tone={DOSSIER_TONE[state]}>{t(`state.${state}`)}</Badge>;
}

export function RoundBadge({ state }: { state: RoundState }) {
  const t = useTexts(EVALUATION_TEXTS);
  return <Badge tone={ROUND_TONE[state]}>{t(`roundState.${state}`)}</Badge>;
}
