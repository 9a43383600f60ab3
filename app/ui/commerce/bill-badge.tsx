import type { BillStanding } from "~/domain/settlement/bills/bill";
import { BILL_TEXTS } from "~/platform/i18n/messages/bills";
import { useTexts } from "~/platform/i18n/react";
import { Badge, type Tone } from "~/ui/kit/badge";

const TONES: Record<BillStanding, Tone> = { open: "warn", overdue: "bad", paid: "good" };

export function BillBadge({ standing }: { standing: BillStanding }) {
  const t = useTexts(BILL_TEXTS);
  return <Badge tone={TONES[standing]}>{t(`state.${standing}`)}</Badge>;
}
