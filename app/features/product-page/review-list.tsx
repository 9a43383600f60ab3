import type { PublicReview } from "~/domain/reviews/review-queries.server";
import { localDateAt } from "~/lib/local-date";
import { formatDate } from "~/platform/i18n/format";
import { LANGUAGE_TAG } from "~/platform/i18n/locale";
import { useLocalePath, useT } from "~/platform/i18n/react";

/** Reviews one below the other, each with its producer's answer. */
export function ReviewList({ producer, reviews }: { producer: string; reviews: readonly PublicReview[] }) {
  const t = useT();
  const to = useLocalePath();
  const day = (at: Date) => formatDate(localDateAt(at), t.locale);
  return (
    <ul className="divide-y divide-line border-y border-line">
      {reviews.map(({ id, points, text, shownName, locale, createdAt, editedAt, answer }) => {
        const name = shownName ?? t("reviews.anonymous");
        return (
          <li key={id} className="grid gap-2 py-4">
            <div className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
              <span className="num font-semibold">{t("reviews.points", { points })}</span>
              <span className="font-semibold">{name}</span>
              <span className="text-sm text-soft">{t("reviews.received")} · {day(createdAt)}{editedAt ? ` · ${t("reviews.edited", { date: day(editedAt) })}` : ""}</span>
              <a href={to(`/danh-gia-mua/${id}/bao-cao`)} rel="nofollow" aria-label={t("reviews.reportOf", { name })} className="-my-2.5 ml-auto inline-flex min-h-11 items-center text-sm text-soft hover:underline">{t("reviews.report")}</a>
            </div>
            {text === null ? null : <p lang={LANGUAGE_TAG[locale]} className="max-w-prose break-words whitespace-pre-line">{text}</p>}
            {answer ? (
              <div className="max-w-prose border-l-4 border-line pl-4">
                <p className="text-sm text-soft">{t("reviews.answer", { producer })} · {day(answer.at)}</p>
                <p className="break-words whitespace-pre-line">{answer.text}</p>
              </div>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
