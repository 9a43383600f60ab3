import type { PayoutState } from "~/domain/settlement/payout";
import { INCOME_TEXTS } from "~/platform/i18n/messages/income";
import { useTexts } from "~/platform/i18n/react";
import { Badge, type Tone } from "~/ui/kit/badge";

const TONES: Record<PayoutState, Tone> = { prepared: "info", sent: "info", paid: "good", bounced: "bad", called_off: "neutral" };

export function PayoutBadge({ state }: { state: PayoutState }) {
  const t = useTexts(INCOME_TEXTS);
  return <Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge>;
}
