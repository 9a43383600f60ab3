import type { Rating } from "~/domain/reviews/review";
import { formatNumber } from "~/platform/i18n/format";
import { useT } from "~/platform/i18n/react";

/** Buyers' points in figures: no stars, which only a council gives. */
export function ReviewsScore({ rating }: { rating: Rating }) {
  const t = useT();
  return (
    <span>
      <span className="font-semibold">{t("reviews.score", { average: formatNumber(rating.average, t.locale) })}</span>
      <span className="text-soft"> · {t("reviews.count", { count: rating.count })}</span>
    </span>
  );
}
