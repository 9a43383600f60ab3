import type { Rating } from "~/domain/reviews/review";
import type { PublicReview } from "~/domain/reviews/review-queries.server";
import { formatNumber } from "~/platform/i18n/format";
import { useLocalePath, useT } from "~/platform/i18n/react";
import { Section } from "~/ui/kit/section";
import { ReviewList } from "./review-list";

/** How many gave how many points, from five down; the bars are for the eye, the numbers say the same. */
export function ReviewsSpread({ rating }: { rating: Rating }) {
  const t = useT();
  return (
    <div className="grid content-start gap-3">
      <p className="flex items-baseline gap-2"><span className="display num text-5xl font-bold">{formatNumber(rating.average, t.locale)}</span><span className="text-soft">/5 · {t("reviews.count", { count: rating.count })}</span></p>
      <ul className="grid gap-1.5 text-[0.9375rem]">
        {[5, 4, 3, 2, 1].map((points) => {
          const count = rating.counts[points - 1] ?? 0;
          return (
            <li key={points} className="grid grid-cols-[4.5rem_1fr_2.5rem] items-center gap-2">
              <span className="text-soft">{t("reviews.points", { points })}</span>
              <svg className="h-2 w-full rounded-control bg-line" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect className="fill-soft" width={(count / rating.count) * 100} height="8" /></svg>
              <span className="num text-right">{count}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** What buyers say of a product: together, and the newest of them. */
export function ReviewsPanel({ slug, producer, rating, reviews }: { slug: string; producer: string; rating: Rating | null; reviews: readonly PublicReview[] }) {
  const t = useT();
  const to = useLocalePath();
  return (
    <div id="danh-gia" className="mt-12 scroll-mt-24 md:mt-16">
      <Section
        title={t("reviews.title")}
        lead={rating ? t("reviews.lead") : t("reviews.none")}
        more={rating && rating.count > reviews.length ? { href: to(`/san-pham/${slug}/danh-gia`), text: t("reviews.all", { count: rating.count }) } : undefined}
      >
        {rating ? (
          <div className="grid gap-6 lg:grid-cols-[17rem_1fr] lg:gap-12">
            <ReviewsSpread rating={rating} />
            <ReviewList producer={producer} reviews={reviews} />
          </div>
        ) : null}
      </Section>
    </div>
  );
}
