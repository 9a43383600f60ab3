import Stripe from "stripe";
import { err, ok, type Result } from "~/lib/result";
import {
  MAX_CARD_AMOUNT,
  type CardRefund,
  type CardRefundRefusal,
  type CardRefundRequest,
  type Checkout,
  type CheckoutRefusal,
  type CheckoutRequest,
  type CheckoutState,
  type GatewayUnavailable,
  type PaymentGateway,
} from "./gateway";
import { answerDispute, findCheckoutOf, findRefund, listCheckouts, listDisputes, toState } from "./stripe-lists.server";
import { readStripeWebhook, toRefund } from "./stripe-webhook.server";

export type StripeSettings = {
  secretKey: string;
  webhookSecret: string;
  /** Another origin for the API, such as `http://127.0.0.1:12111`; Stripe's own when absent. */
  apiBase?: string | undefined;
  /** Per attempt; there are at most three. */
  timeoutMs?: number | undefined;
};

/**
 * The payment gateway by Stripe Checkout. VND has no minor unit there, so amounts go
 * through as whole đồng. Throws when a setting is unusable.
 */
export function createStripeGateway(settings: StripeSettings): PaymentGateway {
  if (!settings.secretKey.trim() || !settings.webhookSecret.trim()) {
    throw new Error("Stripe needs both a secret key and a webhook secret");
  }
  const stripe = new Stripe(settings.secretKey, {
    ...apiAddress(settings.apiBase),
    timeout: settings.timeoutMs ?? 6_000,
    maxNetworkRetries: 2,
    telemetry: false,
  });

  return {
    createCheckout: (request) => createCheckout(stripe, request),

    async expireCheckout(sessionId) {
      try {
        return ok(toState(await stripe.checkout.sessions.expire(sessionId)));
      } catch (error) {
        // Refused unless open: it is already complete, expired or unknown, and which one matters.
        return error instanceof Stripe.errors.StripeInvalidRequestError
          ? findCheckout(stripe, sessionId)
          : err(unavailable(error));
      }
    },

    findCheckout: (sessionId) => findCheckout(stripe, sessionId),

    refund: (request) => refund(stripe, request),
    findRefund: (request) => attempt(() => findRefund(stripe, request)),
    listCheckouts: (since, calls) => attempt(() => listCheckouts(stripe, since, calls)),
    findCheckoutOf: (intent) => attempt(() => findCheckoutOf(stripe, intent)),
    listDisputes: (since, calls) => attempt(() => listDisputes(stripe, since, calls)),

    async answerDispute(disputeId, text) {
      try {
        return ok(await answerDispute(stripe, disputeId, text));
      } catch (error) {
        return error instanceof Stripe.errors.StripeInvalidRequestError ? err({ kind: "refused", message: error.message }) : err(unavailable(error));
      }
    },

    verifyWebhook: (rawBody, signature, at) => readStripeWebhook(rawBody, signature, settings.webhookSecret, at),
  };
}

async function createCheckout(stripe: Stripe, request: CheckoutRequest): Promise<Result<Checkout, CheckoutRefusal>> {
  if (request.amount > MAX_CARD_AMOUNT) return err({ kind: "amount_too_large", max: MAX_CARD_AMOUNT });
  if (request.amount <= 0n) return err({ kind: "amount_too_small" });

  const metadata = { order_code: request.orderCode, order_id: request.orderId, payment_id: request.paymentId };
  try {
    const session = await stripe.checkout.sessions.create(
      {
        mode: "payment",
        allowed_payment_method_types: ["card"],
        // What is paid, shown and reported stays in đồng.
        adaptive_pricing: { enabled: false },
        client_reference_id: request.paymentId,
        locale: request.locale,
        expires_at: Math.floor(request.expiresAt.getTime() / 1000),
        success_url: request.successUrl,
        cancel_url: request.cancelUrl,
        line_items: [
          {
            quantity: 1,
            price_data: {
              currency: request.currency,
              unit_amount: Number(request.amount),
              product_data: { name: request.description },
            },
          },
        ],
        metadata,
        payment_intent_data: { description: request.orderCode, metadata },
      },
      { idempotencyKey: `checkout-${request.paymentId}` },
    );
    return session.url ? ok({ sessionId: session.id, url: session.url }) : err(unavailable("no payment page address"));
  } catch (error) {
    return err(toRefusal(error));
  }
}

async function findCheckout(
  stripe: Stripe,
  sessionId: string,
): Promise<Result<CheckoutState | null, GatewayUnavailable>> {
  try {
    return ok(toState(await stripe.checkout.sessions.retrieve(sessionId)));
  } catch (error) {
    const unknown = error instanceof Stripe.errors.StripeInvalidRequestError && error.code === "resource_missing";
    return unknown ? ok(null) : err(unavailable(error));
  }
}

async function refund(stripe: Stripe, { refundId, sessionId, amount }: CardRefundRequest): Promise<Result<CardRefund, CardRefundRefusal>> {
  const session = await findCheckout(stripe, sessionId);
  if (!session.ok) return session;
  const intent = session.value?.paymentIntentId;
  if (!intent) return err({ kind: "refused", message: "the payment page is unknown or was not paid" });
  try {
    const made = await stripe.refunds.create({ payment_intent: intent, amount: Number(amount), metadata: { refund_id: refundId } }, { idempotencyKey: `refund-${refundId}` });
    return ok(toRefund(made));
  } catch (error) {
    return error instanceof Stripe.errors.StripeInvalidRequestError ? err({ kind: "refused", message: error.message }) : err(unavailable(error));
  }
}

async function attempt<Value>(ask: () => Promise<Value>): Promise<Result<Value, GatewayUnavailable>> {
  try {
    return ok(await ask());
  } catch (error) {
    return err(unavailable(error));
  }
}

/** Sorts failures a payer or a retry can do something about from the rest. Anything that is not Stripe's is a bug and is thrown. */
function toRefusal(error: unknown): CheckoutRefusal {
  if (error instanceof Stripe.errors.StripeIdempotencyError) return { kind: "conflict", message: error.message };
  if (error instanceof Stripe.errors.StripeInvalidRequestError) {
    if (error.code === "amount_too_large") return { kind: "amount_too_large", max: MAX_CARD_AMOUNT };
    if (error.code === "amount_too_small") return { kind: "amount_too_small" };
    if (error.param === "expires_at") return { kind: "expiry_out_of_range" };
    throw error;
  }
  return unavailable(error);
}

function unavailable(cause: unknown): GatewayUnavailable {
  if (typeof cause === "string") return { kind: "unavailable", message: cause };
  if (cause instanceof Stripe.errors.StripeError) return { kind: "unavailable", message: cause.message };
  throw cause;
}

/** The SDK takes an address in parts and no path. */
function apiAddress(apiBase: string | undefined): { host?: string; port?: string; protocol?: "http" | "https" } {
  if (apiBase === undefined) return {};
  const url = new URL(apiBase);
  const protocol = url.protocol === "http:" ? "http" : url.protocol === "https:" ? "https" : null;
  if (protocol === null || url.pathname !== "/" || url.search || url.username) {
    throw new Error("The Stripe API base must be an http(s) origin without a path");
  }
  return { host: url.hostname, port: url.port || (protocol === "http" ? "80" : "443"), protocol };
}
