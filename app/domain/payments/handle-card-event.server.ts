import { releaseOrder } from "~/domain/orders/release-order.server";
import { isId } from "~/lib/id";
import { err, ok, type Result } from "~/lib/result";
import { db } from "~/platform/db/client.server";
import { log } from "~/platform/log/log.server";
import type { GatewayEvent, WebhookRefusal } from "~/platform/payment-gateway/gateway";
import { gateway } from "./card-gateway.server";
import { hearDispute } from "./disputes/hear-dispute.server";
import { receiveCardMoney, suspendCardMoney } from "./receive-money.server";
import { cardRefundChanged } from "./refunds/card-refunds.server";
import { eventHandled, receiveEvent } from "./webhook-inbox.server";

/**
 * One delivery of the gateway's webhook: verified, stored, then acted on once, in whatever order events come and however
 * often. A failure after storing leaves the event waiting, so that the gateway's next delivery does the work.
 */
export async function handleCardWebhook(
  rawBody: Buffer,
  signature: string,
  at: Date,
): Promise<Result<{ outcome: string }, WebhookRefusal | { kind: "not_offered" }>> {
  const card = gateway();
  if (!card) return err({ kind: "not_offered" });
  const verified = card.verifyWebhook(rawBody, signature, at);
  if (!verified.ok) return verified;
  const event = verified.value;
  const id = `stripe:${event.eventId}`;
  if (!(await receiveEvent(id, "stripe", rawBody.toString("utf8")))) return ok({ outcome: "repeated" });
  const outcome = await act(event, at);
  await eventHandled(id, outcome);
  return ok({ outcome });
}

async function act(event: GatewayEvent, at: Date): Promise<string> {
  if (event.kind === "other") return "ignored";
  if (event.kind === "refund_changed") return event.refundId !== null && isId(event.refundId) ? cardRefundChanged(event.refundId, event, at) : "ignored";
  if (event.kind === "dispute_changed") return hearDispute(event, at);
  const payment = await findPayment(event.paymentId, event.sessionId);

  if (event.kind === "checkout_expired") {
    if (!payment) return "unknown_payment";
    const released = await releaseOrder(payment.orderId, { reason: "unpaid", at, force: true, paymentId: payment.id });
    return released.ok ? "released" : released.error.kind;
  }

  if (event.paymentStatus !== "paid") return "unpaid";
  if (event.currency !== "vnd") {
    log.error({ eventId: event.eventId, currency: event.currency }, "card payment in a foreign currency: look at it by hand");
    return "wrong_currency";
  }
  const source = `card:${event.sessionId}`;
  if (!payment) {
    await suspendCardMoney(event.amount, source);
    log.error({ eventId: event.eventId }, "card payment for no known order: in suspense");
    return "unknown_payment";
  }
  const received = await receiveCardMoney(payment.id, event.amount, source);
  return received.outcome;
}

/** By our own id, which travels with the event, or by the page's id. */
async function findPayment(paymentId: string | null, sessionId: string): Promise<{ id: string; orderId: string } | null> {
  const own = paymentId !== null && isId(paymentId) ? [{ id: paymentId }] : [];
  return db().payment.findFirst({
    where: { method: "card", OR: [...own, { stripeSessionId: sessionId }] },
    select: { id: true, orderId: true },
  });
}
