import { Form } from "@remix-run/react";
import type { DeskReview } from "~/domain/reviews/desk-reviews.server";
import { DESK_PAGE_SIZE, DESK_TABS, type DeskTab } from "~/domain/reviews/desk-tabs";
import { canDecide, REASON_MOST } from "~/domain/reviews/review";
import { REVIEW_DESK_TEXTS } from "~/platform/i18n/messages/review-desk";
import { useLocalePath, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { EmptyState } from "~/ui/kit/empty-state";
import { TextField } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { Pager } from "~/ui/kit/pager";
import { AdminHead } from "~/ui/layout/admin-page";
import { Tabs } from "~/ui/layout/tabs";
import { ReviewItem, type DeskRefusal } from "./review-item";

type Props = { tab: DeskTab; page: number; counts: Record<DeskTab, number>; reviews: DeskReview[]; done: "publish" | "reject" | "keep" | null; refusal: DeskRefusal | null };

/** The officers' desk of buyers' reviews: what waits, what readers reported, what stands, what was refused. */
export function ReviewsPage({ tab, page, counts, reviews, done, refusal }: Props) {
  const t = useTexts(REVIEW_DESK_TEXTS);
  const to = useLocalePath();
  const path = to("/quan-tri/danh-gia-mua");
  const gone = refusal && !reviews.some(({ id }) => id === refusal.id);
  return (
    <>
      <AdminHead title={t("desk.title")} lead={t("desk.lead")} />
      <Tabs label={t("desk.tabs")} tabs={DESK_TABS.map((one) => ({ href: `${path}?tab=${one}`, text: t(`desk.${one}`), count: counts[one], current: one === tab, urgent: one === "pending" || one === "reported" }))} />
      <div className="grid gap-4">
        {done && !refusal ? <Notice tone="good" live>{t(`done.${done}`)}</Notice> : null}
        {gone ? <Notice tone="bad" live>{t(`refused.${refusal.kind}`)}</Notice> : null}
        {counts[tab] === 0 ? <EmptyState title={t("desk.none")}>{t("desk.noneText")}</EmptyState> : null}
        <ul className="grid gap-3">
          {reviews.map((review) => <li key={review.id}><Decide review={review} refusal={refusal?.id === review.id ? refusal : null} /></li>)}
        </ul>
        <Pager page={page} pages={Math.ceil(counts[tab] / DESK_PAGE_SIZE)} href={(number) => `${path}?tab=${tab}&page=${number}`} labels={{ nav: t("pages"), previous: t("previous"), next: t("next") }} />
      </div>
    </>
  );
}

function Decide({ review, refusal }: { review: DeskReview; refusal: DeskRefusal | null }) {
  const t = useTexts(REVIEW_DESK_TEXTS);
  const about = refusal?.kind === "reason_missing" || refusal?.kind === "reason_long";
  return (
    <ReviewItem review={review}>
      {review.reason ? <p className="text-soft">{t("desk.rejectedWhy", { reason: review.reason })}</p> : null}
      {review.reports.length > 0 ? (
        <div className="rounded-control bg-sunken px-4 py-3">
          <p className="font-semibold">{t("desk.reports")}</p>
          <ul className="list-disc pl-5">{review.reports.map(({ id, reason, note }) => <li key={id}>{t(`report.${reason}`)}{note ? `: ${note}` : ""}</li>)}</ul>
        </div>
      ) : null}
      {refusal && !about ? <Notice tone="bad" live>{t(`refused.${refusal.kind}`)}</Notice> : null}
      <Form method="post" className="grid max-w-3xl gap-3">
        <input type="hidden" name="review" value={review.id} />
        <input type="hidden" name="seen" value={review.seen} />
        {canDecide(review.state, "rejected") ? <TextField name="reason" id={`reason-${review.id}`} label={t("desk.reason")} hint={t("desk.reasonHint")} maxLength={REASON_MOST} error={about ? t(`refused.${refusal.kind}`) : null} defaultValue={refusal?.text} /> : null}
        <div className="flex flex-wrap gap-3">
          {canDecide(review.state, "published") ? <Button type="submit" name="decision" value="publish">{t("desk.publish")}</Button> : null}
          {review.reports.length > 0 ? <Button type="submit" name="decision" value="keep">{t("desk.keep")}</Button> : null}
          {canDecide(review.state, "rejected") ? <Button type="submit" name="decision" value="reject" variant="danger">{t("desk.reject")}</Button> : null}
        </div>
      </Form>
    </ReviewItem>
  );
}
