import Stripe from "stripe";
import { z } from "zod";
import { err, ok, type Result } from "~/lib/result";
import type { CardDispute, CardRefund, GatewayEvent, WebhookRefusal } from "./gateway";

const OLDEST_SECONDS = 300;
const NEWEST_SECONDS = 60;

const eventShape = z.object({
  id: z.string().min(1),
  object: z.literal("event"),
  type: z.string().min(1),
  created: z.int().nonnegative(),
  data: z.object({ object: z.record(z.string(), z.unknown()) }),
});

const sessionShape = z.object({
  id: z.string().min(1),
  object: z.literal("checkout.session"),
  amount_total: z.int().nonnegative(),
  currency: z.string(),
  payment_status: z.enum(["paid", "unpaid", "no_payment_required"]),
  payment_intent: z.union([z.string(), z.object({ id: z.string() })]).nullish(),
  client_reference_id: z.string().nullish(),
  metadata: z.record(z.string(), z.string()).nullish(),
});

const refundShape = z.object({
  id: z.string().min(1),
  object: z.literal("refund"),
  status: z.string().nullish(),
  failure_reason: z.string().nullish(),
  metadata: z.record(z.string(), z.string()).nullish(),
});
const disputeShape = z.object({
  id: z.string().min(1),
  object: z.literal("dispute"),
  amount: z.int().positive(),
  currency: z.string(),
  payment_intent: z.union([z.string(), z.object({ id: z.string() })]).nullish(),
  reason: z.string(),
  status: z.string(),
  created: z.int().nonnegative(),
  evidence_details: z.object({ due_by: z.int().nullish() }).nullish(),
});
const DISPUTE_EVENTS: readonly string[] = ["charge.dispute.created", "charge.dispute.updated", "charge.dispute.closed", "charge.dispute.funds_withdrawn", "charge.dispute.funds_reinstated"];
const REFUND_EVENTS: readonly string[] = ["refund.updated", "refund.failed", "charge.refund.updated"];

/**
 * Checks a Stripe webhook's signature and age, then reads it. The SDK refuses old
 * signatures but accepts any future one, and its age check can be switched off by a
 * tolerance of 0, so both limits are applied here.
 */
export function readStripeWebhook(
  rawBody: Buffer,
  signature: string,
  secret: string,
  at: Date,
): Result<GatewayEvent, WebhookRefusal> {
  const signedAt = signatureTime(signature);
  if (signedAt === null) return err({ kind: "bad_signature" });

  let payload: unknown;
  try {
    // Read as if received when signed: the window below decides about age, so that a
    // forged message and an old one are told apart.
    payload = Stripe.webhooks.constructEvent(rawBody, signature, secret, OLDEST_SECONDS, undefined, signedAt * 1000);
  } catch (error) {
    const kind = error instanceof Stripe.errors.StripeSignatureVerificationError ? "bad_signature" : "malformed";
    return err({ kind });
  }

  const age = at.getTime() / 1000 - signedAt;
  if (age > OLDEST_SECONDS || age < -NEWEST_SECONDS) return err({ kind: "stale" });

  const event = eventShape.safeParse(payload);
  return event.success ? readEvent(event.data) : err({ kind: "malformed" });
}

function readEvent(event: z.infer<typeof eventShape>): Result<GatewayEvent, WebhookRefusal> {
  const head = { eventId: event.id, eventType: event.type, occurredAt: new Date(event.created * 1000) };
  if (REFUND_EVENTS.includes(event.type)) {
    const refund = refundShape.safeParse(event.data.object);
    return refund.success ? ok({ kind: "refund_changed", ...head, refundId: refund.data.metadata?.["refund_id"] ?? null, ...toRefund(refund.data) }) : err({ kind: "malformed" });
  }
  if (DISPUTE_EVENTS.includes(event.type)) {
    const dispute = disputeShape.safeParse(event.data.object);
    return dispute.success ? ok({ kind: "dispute_changed", ...head, ...toDispute(dispute.data) }) : err({ kind: "malformed" });
  }
  const completed =
    event.type === "checkout.session.completed" || event.type === "checkout.session.async_payment_succeeded";
  if (!completed && event.type !== "checkout.session.expired") return ok({ kind: "other", ...head });

  const parsed = sessionShape.safeParse(event.data.object);
  if (!parsed.success) return err({ kind: "malformed" });
  const session = parsed.data;
  const about = {
    ...head,
    sessionId: session.id,
    paymentId: session.client_reference_id ?? null,
    orderId: session.metadata?.["order_id"] ?? null,
  };
  if (!completed) return ok({ kind: "checkout_expired", ...about });

  const intent = session.payment_intent;
  return ok({
    kind: "checkout_completed",
    ...about,
    paymentIntentId: typeof intent === "string" ? intent : (intent?.id ?? null),
    amount: BigInt(session.amount_total),
    currency: session.currency,
    // Nothing is given away here, so "no payment required" is not a payment.
    paymentStatus: session.payment_status === "paid" ? "paid" : "unpaid",
  });
}

/** A dispute as the gateway writes it in events and lists. */
export function toDispute(dispute: Omit<z.infer<typeof disputeShape>, "object">): CardDispute {
  const { id, amount, currency, reason, status, created, payment_intent: intent } = dispute;
  const due = dispute.evidence_details?.due_by;
  return {
    disputeId: id, amount: BigInt(amount), currency, reason, status, paymentIntentId: typeof intent === "string" ? intent : (intent?.id ?? null),
    dueBy: due ? new Date(due * 1000) : null, openedAt: new Date(created * 1000),
  };
}

/** Where a refund stands; what needs somebody to act, or was called off at the gateway, has failed for us. */
export function toRefund({ id, status, failure_reason: reason }: { id: string; status?: string | null | undefined; failure_reason?: string | null | undefined }): CardRefund {
  return { gatewayId: id, status: status === "succeeded" || status === "pending" ? status : "failed", reason: reason ?? null };
}

/** Seconds since 1970 from `t=`; null unless there is exactly one, since the SDK would take the last of several. */
function signatureTime(header: string): number | null {
  const times = header.split(",").filter((part) => part.split("=")[0] === "t");
  const digits = times.length === 1 ? /^t=(\d{1,12})$/.exec(times[0] ?? "")?.[1] : undefined;
  return digits === undefined ? null : Number(digits);
}
