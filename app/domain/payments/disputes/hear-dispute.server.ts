import { isId } from "~/lib/id";
import { db } from "~/platform/db/client.server";
import { log } from "~/platform/log/log.server";
import type { CardDispute } from "~/platform/payment-gateway/gateway";
import { gateway } from "../card-gateway.server";

/**
 * Books what the gateway says about a dispute, in whatever order and however often it says so (function hear_dispute). The order is found
 * by the page on which it was paid, asked of the gateway once. Throws when the gateway cannot be reached, so that it is heard again.
 */
export async function hearDispute(dispute: CardDispute, at: Date): Promise<string> {
  if (dispute.currency !== "vnd") {
    log.error({ disputeId: dispute.disputeId, currency: dispute.currency }, "a dispute in a foreign currency: look at it by hand");
    return "wrong_currency";
  }
  const known = await db().cardDispute.findUnique({ where: { gatewayId: dispute.disputeId }, select: { paymentId: true } });
  const paymentId = known ? known.paymentId : await paymentOf(dispute);
  if (paymentId === null && !known) log.error({ disputeId: dispute.disputeId }, "a dispute of no known order: look at it by hand");
  const request = {
    gatewayId: dispute.disputeId, paymentId, amount: Number(dispute.amount), reason: dispute.reason, status: dispute.status,
    dueBy: dispute.dueBy?.toISOString() ?? null, openedAt: dispute.openedAt.toISOString(), at: at.toISOString(),
  };
  const [{ state }] = await db().$queryRaw<[{ state: string }]>`SELECT hear_dispute(${JSON.stringify(request)}::jsonb) AS state`;
  return `dispute_${state}`;
}

async function paymentOf({ disputeId, paymentIntentId }: CardDispute): Promise<string | null> {
  if (paymentIntentId === null) return null;
  const page = await gateway()?.findCheckoutOf(paymentIntentId);
  if (page && !page.ok) throw new Error(`the gateway did not say which page dispute ${disputeId} is about: ${page.error.message}`);
  if (!page?.value) return null;
  const { paymentId, sessionId } = page.value;
  const own = paymentId !== null && isId(paymentId) ? [{ id: paymentId }] : [];
  return (await db().payment.findFirst({ where: { method: "card", OR: [...own, { stripeSessionId: sessionId }] }, select: { id: true } }))?.id ?? null;
}
