import { db } from "~/platform/db/client.server";
import { log } from "~/platform/log/log.server";
import type { CardRefund } from "~/platform/payment-gateway/gateway";
import { gateway } from "../card-gateway.server";
import { settleRefund } from "./refunds.server";

/**
 * Asks the gateway to send approved refunds back to the card, outside any transaction; the refund's own id keeps it from being
 * sent twice, also after a crash between the call and its record. Throws when the gateway cannot be reached, so that it is tried again.
 */
export async function sendCardRefunds(refundIds: readonly string[], at: Date): Promise<void> {
  const refunds = await db().refund.findMany({ where: { id: { in: [...refundIds] }, method: "card", state: "approved" } });
  const payments = await db().payment.findMany({
    where: { orderId: { in: refunds.flatMap(({ orderId }) => orderId ?? []) }, method: "card", state: "paid", stripeSessionId: { not: null } }, select: { orderId: true, stripeSessionId: true },
  });
  const card = gateway();
  for (const { id, orderId, amountVnd } of refunds) {
    const sessionId = payments.find((payment) => payment.orderId === orderId)?.stripeSessionId;
    if (!card || !sessionId) {
      await settleRefund(id, { paid: false, reason: card ? "no card payment" : "no gateway" }, { userId: null, at });
      continue;
    }
    const sent = await card.refund({ refundId: id, sessionId, amount: amountVnd });
    if (sent.ok) await cardRefundChanged(id, sent.value, at);
    else if (sent.error.kind === "refused") await settleRefund(id, { paid: false, reason: sent.error.message }, { userId: null, at });
    else throw new Error(`the gateway did not take refund ${id}: ${sent.error.message}`);
  }
}

/** Books where the gateway says that a refund stands; whatever it says, each refund is booked once. */
export async function cardRefundChanged(refundId: string, { gatewayId, status, reason }: CardRefund, at: Date): Promise<string> {
  if (status === "pending") return "pending";
  const outcome = await settleRefund(refundId, status === "succeeded" ? { paid: true, reference: gatewayId } : { paid: false, reason: reason ?? "refused by the card's bank", reference: gatewayId }, { userId: null, at });
  if (outcome.kind === "not_found" || outcome.kind === "wrong_state" || outcome.kind === "taken") log.warn({ refundId, gatewayId, outcome }, "a card refund does not fit");
  return outcome.kind;
}
