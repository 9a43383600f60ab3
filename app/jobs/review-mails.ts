import { writeReviewMails } from "~/domain/notifications/review-mails.server";
import { isId } from "~/lib/id";

/** Outbox topic "mail.new_review", payload `{ reviewId }`. Run again, it writes nothing twice. */
export async function mailReviews(payloads: Record<string, unknown>[]): Promise<void> {
  await writeReviewMails(payloads.flatMap(({ reviewId }) => (typeof reviewId === "string" && isId(reviewId) ? [reviewId] : [])));
}
