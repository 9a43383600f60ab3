import type { Actor } from "~/domain/audit/audit";
import { recordAudit } from "~/domain/audit/record-audit.server";
import { newId } from "~/lib/id";
import { err, ok, type Result } from "~/lib/result";
import { transact } from "~/platform/db/transact.server";
import { leaveMessage } from "~/platform/jobs/outbox.server";
import { mayEdit, needsCheck, readReview, shownName, type ReviewForm, type ReviewProblems, type ReviewState } from "./review";

export type WriteFailure = { kind: "not_found" | "not_delivered" | "too_late" } | { kind: "problems"; problems: ReviewProblems };
type Written = { state: ReviewState };

/**
 * Writes the review of one line of an order, or changes it while that may be. Whoever calls has made sure that the order is
 * the visitor's. Pressed twice, it is written once.
 */
export async function writeReview({ orderId, lineId, form, userId, at }: { orderId: string; lineId: string; form: ReviewForm; userId: string | null; at: Date }): Promise<Result<Written, WriteFailure>> {
  const read = readReview(form);
  const actor: Actor = userId === null ? { kind: "system" } : { kind: "user", userId };
  return transact<Written, WriteFailure>(async (tx) => {
    // The line is held, so that two presses at once come one after the other.
    await tx.$queryRaw`SELECT id FROM order_line WHERE id = ${lineId}::uuid FOR UPDATE`;
    const line = await tx.orderLine.findUnique({
      where: { id: lineId, orderId },
      select: { productId: true, product: { select: { slug: true } }, order: { select: { contactName: true } }, shipment: { select: { state: true } }, review: true },
    });
    if (!line) return err({ kind: "not_found" });
    if (line.shipment.state !== "delivered") return err({ kind: "not_delivered" });
    const { review } = line;
    if (review && !mayEdit(review.createdAt, at)) return err({ kind: "too_late" });
    if (!read.ok) return err({ kind: "problems", problems: read.error });
    const { points, text, shownAs, locale } = read.value;
    // What an officer has refused is not published by changing a word.
    const state = needsCheck(text) || review?.state === "rejected" || (review?.state === "pending" && review.text === text) ? "pending" : "published";
    const said = { points, text, shownName: shownName(line.order.contactName, shownAs), locale };
    const id = review?.id ?? newId();
    if (review && review.points === points && review.text === text && review.shownName === said.shownName && review.locale === locale) return ok({ state: review.state });
    if (review) {
      await tx.review.update({ where: { id }, data: { ...said, state, decidedBy: null, decidedAt: null, decisionReason: null, editedAt: at, updatedAt: at } });
    } else {
      await tx.review.create({ data: { ...said, id, orderLineId: lineId, productId: line.productId, state, createdAt: at, editedAt: at, updatedAt: at } });
    }
    await recordAudit(tx, {
      actor, action: review ? "review.edited" : "review.written", subjectType: "review", subjectId: id,
      ...(review ? { before: { points: review.points, state: review.state } } : {}), after: { product: line.product.slug, points, state },
    });
    if (state === "published") await leaveMessage(tx, "mail.new_review", { reviewId: id });
    return ok({ state });
  });
}
