import type { AuditAction } from "~/domain/audit/audit";
import { recordAudit } from "~/domain/audit/record-audit.server";
import { err, ok, type Result } from "~/lib/result";
import { normalise } from "~/lib/vietnamese-text";
import { transact } from "~/platform/db/transact.server";
import { leaveMessage } from "~/platform/jobs/outbox.server";
import { canDecide, REASON_MOST } from "./review";

export type DecisionFailure = { kind: "not_found" | "changed" | "reason_missing" | "reason_long" };
/** `keep`: what was reported stays as it is. */
export type Decision = "publish" | "reject" | "keep";

const ACTIONS: Record<Decision, AuditAction> = { publish: "review.published", reject: "review.rejected", keep: "review.kept" };

/** An officer's word on a review, on what was seen of it (`seen`: its `updatedAt`). Reports on it are settled by it. */
export async function decideReview({ id, decision, reason: typed, seen, userId, at }: { id: string; decision: Decision; reason: string; seen: string; userId: string; at: Date }): Promise<Result<null, DecisionFailure>> {
  const reason = normalise(typed);
  if (decision === "reject" && reason === "") return err({ kind: "reason_missing" });
  if (reason.length > REASON_MOST) return err({ kind: "reason_long" });
  const seenAt = new Date(seen);
  if (Number.isNaN(seenAt.getTime())) return err({ kind: "changed" });
  return transact<null, DecisionFailure>(async (tx) => {
    const review = await tx.review.findUnique({ where: { id }, include: { product: { select: { slug: true } } } });
    if (!review) return err({ kind: "not_found" });
    const state = decision === "keep" ? review.state : decision === "publish" ? "published" : "rejected";
    if (decision !== "keep" && !canDecide(review.state, state)) return err({ kind: "changed" });
    const updatedAt = new Date(Math.max(at.getTime(), seenAt.getTime() + 1));
    const { count } = await tx.review.updateMany({
      where: { id, state: review.state, updatedAt: seenAt },
      data: { state, updatedAt, decidedBy: userId, decidedAt: at, decisionReason: reason === "" ? null : reason },
    });
    if (count === 0) return err({ kind: "changed" });
    await tx.reviewReport.updateMany({ where: { reviewId: id, settledAt: null }, data: { settledAt: at } });
    await recordAudit(tx, {
      actor: { kind: "user", userId }, action: ACTIONS[decision], subjectType: "review", subjectId: id,
      before: { state: review.state }, after: { product: review.product.slug, state }, reason: reason === "" ? undefined : reason,
    });
    if (decision === "publish") await leaveMessage(tx, "mail.new_review", { reviewId: id });
    return ok(null);
  });
}
