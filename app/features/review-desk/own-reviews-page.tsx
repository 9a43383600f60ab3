import { Form } from "@remix-run/react";
import type { DeskReview } from "~/domain/reviews/desk-reviews.server";
import { DESK_PAGE_SIZE, OWN_TABS, type OwnTab } from "~/domain/reviews/desk-tabs";
import { ANSWER_MOST } from "~/domain/reviews/review";
import { localDateAt } from "~/lib/local-date";
import { formatDate } from "~/platform/i18n/format";
import { REVIEW_DESK_TEXTS } from "~/platform/i18n/messages/review-desk";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { EmptyState } from "~/ui/kit/empty-state";
import { TextArea } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { Pager } from "~/ui/kit/pager";
import { Tabs } from "~/ui/layout/tabs";
import { ReviewItem, type DeskRefusal } from "./review-item";

type Props = { tab: OwnTab; page: number; counts: Record<OwnTab, number>; reviews: DeskReview[]; mayAnswer: boolean; done: boolean; refusal: DeskRefusal | null };

/** What buyers say of a producer's products, and its one answer to each. */
export function OwnReviewsPage({ tab, page, counts, reviews, mayAnswer, done, refusal }: Props) {
  const t = useTexts(REVIEW_DESK_TEXTS);
  const to = useLocalePath();
  const path = to("/nguoi-ban/danh-gia");
  const gone = refusal && !reviews.some(({ id, answer }) => id === refusal.id && answer === null);
  return (
    <div className="max-w-4xl">
      <h1 className="text-2xl">{t("own.title")}</h1>
      <p className="mt-1 mb-4 text-soft">{t("own.lead")}</p>
      <Tabs label={t("own.tabs")} tabs={OWN_TABS.map((one) => ({ href: `${path}?tab=${one}`, text: t(`own.${one}`), count: counts[one], current: one === tab, urgent: one === "open" }))} />
      <div className="grid gap-4">
        {done && !refusal ? <Notice tone="good" live>{t("done.answer")}</Notice> : null}
        {gone ? <Notice tone="bad" live>{t(`refused.${refusal.kind}`)}</Notice> : null}
        {counts[tab] === 0 ? <EmptyState title={t(counts.all === 0 ? "own.none" : "own.noneOpen")}>{t("own.noneText")}</EmptyState> : null}
        <ul className="grid gap-4">
          {reviews.map((review) => (
            <li key={review.id}>
              <ReviewItem review={review} own><Answer review={review} mayAnswer={mayAnswer} refusal={refusal?.id === review.id ? refusal : null} /></ReviewItem>
            </li>
          ))}
        </ul>
        <Pager page={page} pages={Math.ceil(counts[tab] / DESK_PAGE_SIZE)} href={(number) => `${path}?tab=${tab}&page=${number}`} labels={{ nav: t("pages"), previous: t("previous"), next: t("next") }} />
      </div>
    </div>
  );
}

function Answer({ review, mayAnswer, refusal }: { review: DeskReview; mayAnswer: boolean; refusal: DeskRefusal | null }) {
  const t = useTexts(REVIEW_DESK_TEXTS);
  const locale = useLocale();
  if (review.answer !== null) {
    return (
      <div className="max-w-prose border-l-4 border-line pl-4">
        <p className="text-sm text-soft">{t("own.answered", { date: formatDate(localDateAt(review.answeredAt ?? review.createdAt), locale) })}</p>
        <p className="break-words whitespace-pre-line">{review.answer}</p>
      </div>
    );
  }
  if (!mayAnswer) return null;
  return (
    <Form method="post" className="grid gap-3">
      <input type="hidden" name="review" value={review.id} />
      <TextArea name="answer" id={`answer-${review.id}`} label={t("own.answer")} rows={3} required maxLength={ANSWER_MOST} error={refusal ? t(`refused.${refusal.kind}`) : null} defaultValue={refusal?.text} />
      <div><Button type="submit">{t("own.send")}</Button></div>
    </Form>
  );
}
