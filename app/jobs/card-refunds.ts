import { sendCardRefunds } from "~/domain/payments/refunds/card-refunds.server";
import { isId } from "~/lib/id";

/** Outbox topic "refund.card", payload `{ refundId }`. Run again, it sends nothing twice. */
export async function cardRefunds(payloads: Record<string, unknown>[]): Promise<void> {
  await sendCardRefunds(payloads.flatMap(({ refundId }) => (typeof refundId === "string" && isId(refundId) ? [refundId] : [])), new Date());
}
