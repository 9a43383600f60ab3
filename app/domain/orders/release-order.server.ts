import { withOrigin } from "~/domain/audit/with-origin.server";
import { err, ok, type Result } from "~/lib/result";
import { db } from "~/platform/db/client.server";
import { currentRequestId } from "~/platform/log/log.server";
import type { CancelReason } from "./order";

export type ReleaseRefusal = { kind: "already" } | { kind: "paid" } | { kind: "on_its_way" } | { kind: "not_due" } | { kind: "stale" } | { kind: "not_found" };

/**
 * Calls an order off that is not paid: stock goes back and the ledger is reversed exactly once, also against a payment
 * arriving at the same moment. `unpaid` is for orders whose time to pay is over at `at`, or with `force` for those that
 * the gateway says nobody can pay any more (`paymentId`: the payment it says it of; `stale` when another has taken its place).
 */
export async function releaseOrder(
  orderId: string,
  why: { reason: CancelReason; at: Date; force?: boolean; paymentId?: string; actor?: string; note?: string },
): Promise<Result<{ sessionId: string | null }, ReleaseRefusal>> {
  const request = { orderId, ...why, requestId: currentRequestId() };
  const rows = await db().$queryRaw<[{ answer: { kind: "released"; sessionId: string | null } | ReleaseRefusal }]>`
    SELECT release_order(${JSON.stringify(request)}::jsonb) AS answer FROM ${withOrigin()}`;
  const { answer } = rows[0];
  return answer.kind === "released" ? ok({ sessionId: answer.sessionId }) : err(answer);
}
