import type { Refund } from "~/domain/payments/refunds/refund-queries.server";
import type { RefundState } from "~/domain/payments/refunds/refund";
import { formatMoment, formatVnd } from "~/platform/i18n/format";
import { REFUND_TEXTS } from "~/platform/i18n/messages/refunds";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Badge, type Tone } from "~/ui/kit/badge";

export const REFUND_TONES: Record<RefundState, Tone> = { asked: "warn", approved: "info", paid: "good", failed: "bad", declined: "neutral" };

/** How much, which way, where it stands and since when. */
export function RefundLine({ refund }: { refund: Refund }) {
  const t = useTexts(REFUND_TEXTS);
  const locale = useLocale();
  const { state, amount, method, askedAt, settledAt, reference, reason } = refund;
  const facts = [t("asked", { time: formatMoment(askedAt, locale) }), settledAt && t("settled", { time: formatMoment(settledAt, locale) }), reference && t("reference", { reference }), reason];
  return (
    <div>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1"><b className="num">{formatVnd(amount, locale)}</b> {t(`way.${method}`)} <Badge tone={REFUND_TONES[state]}>{t(`state.${state}`)}</Badge></p>
      <p className="hint">{facts.filter(Boolean).join(" · ")}</p>
    </div>
  );
}
