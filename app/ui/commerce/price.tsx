import type { Locale } from "~/lib/localized-text";
import { formatVnd } from "~/platform/i18n/format";

/** A price and what it buys, each on its own line so that neither breaks. */
export function Price({ amount, unit, locale }: { amount: number; unit: string; locale: Locale }) {
  return (
    <span className="min-w-0">
      <span className="price">{formatVnd(amount, locale)}</span>
      <span className="price-unit">{`/ ${unit}`}</span>
    </span>
  );
}
