import type { ReactNode } from "react";
import type { DeskReview } from "~/domain/reviews/desk-reviews.server";
import { localDateAt } from "~/lib/local-date";
import { pick } from "~/lib/localized-text";
import { formatDate } from "~/platform/i18n/format";
import { LANGUAGE_TAG } from "~/platform/i18n/locale";
import { REVIEW_DESK_TEXTS } from "~/platform/i18n/messages/review-desk";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";

export type DeskRefusal = { id: string; kind: "not_found" | "changed" | "reason_missing" | "reason_long" | "answered" | "answer_missing" | "answer_long"; text: string };

/** One review on a desk, with what can be done about it below. */
export function ReviewItem({ review, own = false, children }: { review: DeskReview; /** On its producer's own desk. */ own?: boolean; children?: ReactNode }) {
  const t = useTexts(REVIEW_DESK_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  const product = pick(review.product.name, locale);
  return (
    <article id={`danh-gia-${review.id}`} className="panel grid scroll-mt-6 gap-3 p-4 md:p-5">
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
        <span className="num font-semibold">{t("points", { points: review.points })}</span>
        <a className="link" href={to(`/san-pham/${review.product.slug}`)}>{own ? t("ofOwn", { product }) : t("of", { product, producer: pick(review.producer.name, locale) })}</a>
        <span className="text-soft">{review.shownName ?? t("anonymous")} · {formatDate(localDateAt(review.createdAt), locale)}</span>
      </p>
      {review.text === null ? <p className="text-soft">{t("noText")}</p> : <p lang={LANGUAGE_TAG[review.locale]} className="max-w-prose break-words whitespace-pre-line">{review.text}</p>}
      {review.answer === null || own ? null : <p className="max-w-prose border-l-4 border-line pl-4 break-words whitespace-pre-line">{review.answer}</p>}
      {children}
    </article>
  );
}
