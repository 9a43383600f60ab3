import type { CancellationView } from "~/domain/orders/order-view";
import { formatMoment, formatVnd } from "~/platform/i18n/format";
import { CANCELLING_TEXTS } from "~/platform/i18n/messages/cancelling";
import { useLocale, useTexts } from "~/platform/i18n/react";

/** How many of a line were ordered, called off and are left; nothing where all of it stands. */
export function LineCut({ quantity, cancelled }: { quantity: number; cancelled: number }) {
  const t = useTexts(CANCELLING_TEXTS);
  if (cancelled === 0) return null;
  return <span className="block text-sm font-semibold text-persimmon">{quantity === 0 ? t("line.gone", { cancelled }) : t("line.cancelled", { ordered: quantity + cancelled, cancelled, left: quantity })}</span>;
}

/** What was called off of a parcel: when, by whom and why, what the order costs less, and what goes back. */
export function CalledOff({ cancellations }: { cancellations: CancellationView[] }) {
  const t = useTexts(CANCELLING_TEXTS);
  const locale = useLocale();
  if (cancellations.length === 0) return null;
  return (
    <div className="mt-3 border-l-4 border-l-persimmon pl-3 text-sm">
      <p className="font-semibold">{t("history")}</p>
      <ul className="grid gap-1">
        {cancellations.map(({ id, at, pieces, reason, note, amount, refund }) => (
          <li key={id}>
            <span className="num">{formatMoment(at, locale)}</span>: {t("history.pieces", { count: pieces })}, {t(`by.${reason}`)}{note ? ` (${note})` : ""}, {t("history.less", { amount: formatVnd(amount, locale) })}
            {refund > 0n ? `, ${t("history.refund", { amount: formatVnd(refund, locale) })}` : ""}
          </li>
        ))}
      </ul>
    </div>
  );
}
