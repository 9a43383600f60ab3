import { createHash } from "node:crypto";
import type Stripe from "stripe";
import type { CardDispute, CardRefund, CardRefundRequest, CheckoutState, Listed, ListedCheckout } from "./gateway";
import { toDispute, toRefund } from "./stripe-webhook.server";

const PAGE = 100;

/** Everything below throws Stripe's own errors. */
export async function listCheckouts(stripe: Stripe, since: Date, calls: number): Promise<Listed<ListedCheckout>> {
  const { items, more } = await gather(calls, (after) => stripe.checkout.sessions.list({ limit: PAGE, created: { gte: seconds(since) }, ...after }));
  return { items: items.map(toListed), more };
}

export async function findCheckoutOf(stripe: Stripe, paymentIntentId: string): Promise<ListedCheckout | null> {
  const { data } = await stripe.checkout.sessions.list({ payment_intent: paymentIntentId, limit: 1 });
  return data[0] ? toListed(data[0]) : null;
}

/** By the id of ours that every refund carries. The gateway forgets keys after a day, never what a refund was made with. */
export async function findRefund(stripe: Stripe, { refundId, sessionId }: Pick<CardRefundRequest, "refundId" | "sessionId">): Promise<CardRefund | null> {
  const { payment_intent: intent } = await stripe.checkout.sessions.retrieve(sessionId);
  if (!intent) return null;
  const { data } = await stripe.refunds.list({ payment_intent: typeof intent === "string" ? intent : intent.id, limit: PAGE });
  const found = data.find(({ metadata }) => metadata?.["refund_id"] === refundId);
  return found ? toRefund(found) : null;
}

export async function listDisputes(stripe: Stripe, since: Date, calls: number): Promise<Listed<CardDispute>> {
  const { items, more } = await gather(calls, (after) => stripe.disputes.list({ limit: PAGE, created: { gte: seconds(since) }, ...after }));
  return { items: items.map(toDispute), more };
}

export async function answerDispute(stripe: Stripe, disputeId: string, text: string): Promise<CardDispute> {
  const key = `dispute-${disputeId}-${createHash("sha256").update(text).digest("hex").slice(0, 32)}`;
  return toDispute(await stripe.disputes.update(disputeId, { evidence: { uncategorized_text: text }, submit: true }, { idempotencyKey: key }));
}

export function toState(session: Stripe.Checkout.Session): CheckoutState {
  const { payment_intent: intent, status } = session;
  return {
    sessionId: session.id,
    status: status === "complete" ? "complete" : status === "expired" ? "expired" : "open",
    paymentStatus: session.payment_status === "paid" ? "paid" : "unpaid",
    paymentIntentId: typeof intent === "string" ? intent : (intent?.id ?? null),
    amount: BigInt(session.amount_total ?? 0),
    currency: session.currency ?? "",
    url: session.url,
  };
}

function toListed(session: Stripe.Checkout.Session): ListedCheckout {
  return { ...toState(session), paymentId: session.client_reference_id };
}

async function gather<One extends { id: string }>(calls: number, ask: (after: { starting_after?: string }) => Promise<{ data: One[]; has_more: boolean }>): Promise<Listed<One>> {
  const items: One[] = [];
  for (let call = 0; call < calls; call++) {
    const last = items.at(-1);
    const { data, has_more: more } = await ask(last ? { starting_after: last.id } : {});
    items.push(...data);
    if (!more || data.length === 0) return { items, more: false };
  }
  return { items, more: true };
}

function seconds(at: Date): number {
  return Math.floor(at.getTime() / 1000);
}
