import { recordAudit } from "~/domain/audit/record-audit.server";
import { err, ok, type Result } from "~/lib/result";
import { transact } from "~/platform/db/transact.server";
import { ANSWER_MOST, plainText } from "./review";

export type AnswerFailure = { kind: "not_found" | "answered" | "answer_missing" | "answer_long" };

/** A producer's one answer to a published review of its own product. */
export async function answerReview({ id, producerId, text, userId, at }: { id: string; producerId: string; text: string; userId: string; at: Date }): Promise<Result<null, AnswerFailure>> {
  const answer = plainText(text);
  const length = [...answer].length;
  if (length < 2) return err({ kind: "answer_missing" });
  if (length > ANSWER_MOST) return err({ kind: "answer_long" });
  return transact<null, AnswerFailure>(async (tx) => {
    const review = await tx.review.findFirst({ where: { id, state: "published", product: { producerId } }, select: { product: { select: { slug: true } } } });
    if (!review) return err({ kind: "not_found" });
    const { count } = await tx.review.updateMany({
      where: { id, state: "published", answer: null },
      data: { answer, answeredBy: userId, answeredAt: at, updatedAt: at },
    });
    if (count === 0) return err({ kind: "answered" });
    await recordAudit(tx, { actor: { kind: "user", userId }, action: "review.answered", subjectType: "review", subjectId: id, after: { product: review.product.slug } });
    return ok(null);
  });
}
