import type { Result } from "~/lib/result";

/** Highest amount one card payment may have: the gateway takes eight digits, and VND has no decimals. */
export const MAX_CARD_AMOUNT = 99_999_999n;

/** A card payment to be made on the gateway's own page. */
export type CheckoutRequest = {
  orderCode: string;
  orderId: string;
  /** One attempt to pay one order. The same id with the same data always leads to the same page. */
  paymentId: string;
  /** Whole đồng, tax and shipping included. */
  amount: bigint;
  currency: "vnd";
  /** What the payer reads beside the amount. */
  description: string;
  locale: "vi" | "en" | "zh";
  /** Absolute addresses the payer is sent back to; the return proves nothing, only a webhook does. */
  successUrl: string;
  cancelUrl: string;
  /**
   * Must be 30 minutes to 24 hours after the moment the call reaches the gateway, so leave a
   * minute of slack, and must be the same in every retry: derive it from when the order was placed.
   */
  expiresAt: Date;
};

export type Checkout = { sessionId: string; url: string };

/** Where a payment page stands at the gateway. */
export type CheckoutState = {
  sessionId: string;
  status: "open" | "complete" | "expired";
  paymentStatus: "paid" | "unpaid";
  paymentIntentId: string | null;
  amount: bigint;
  currency: string;
  /** Where to pay; null once complete or expired. */
  url: string | null;
};

/** The gateway could not be reached, was busy or failed: try again later. */
export type GatewayUnavailable = { kind: "unavailable"; message: string };

/** Money to be sent back to the card a page was paid with. The same `refundId` never sends it twice. */
export type CardRefundRequest = { refundId: string; sessionId: string; /** Whole đồng, the whole or a part. */ amount: bigint };
/** `pending` is told about later, by a webhook. */
export type CardRefund = { gatewayId: string; status: "succeeded" | "pending" | "failed"; reason: string | null };
/** `refused` will not change by trying again: the page is unknown, was not paid, or less is left of it. */
export type CardRefundRefusal = { kind: "refused"; message: string } | GatewayUnavailable;

export type CheckoutRefusal =
  | { kind: "amount_too_large"; max: bigint }
  | { kind: "amount_too_small" }
  | { kind: "expiry_out_of_range" }
  /** This payment was already sent with other data. */
  | { kind: "conflict"; message: string }
  | GatewayUnavailable;

/** A payment page with our own id, as lists of the gateway have it. */
export type ListedCheckout = CheckoutState & { paymentId: string | null };

/** What a cardholder's bank disputes, as the gateway tells it; `status` in the gateway's words ("needs_response", "won" …). */
export type CardDispute = { disputeId: string; paymentIntentId: string | null; amount: bigint; currency: string; reason: string; status: string; /** Until when it can be answered. */ dueBy: Date | null; openedAt: Date };

/** A stretch of a list, the newest first; `more` when there are older ones that were not asked for. */
export type Listed<One> = { items: One[]; more: boolean };

type EventHead = {
  /** The gateway repeats and reorders events; remember this id for ever and act on each once. */
  eventId: string;
  eventType: string;
  occurredAt: Date;
};

/** The event's payment page, with our own ids so that an event overtaking the answer still finds its payment. */
type SessionEvent = EventHead & { sessionId: string; paymentId: string | null; orderId: string | null };

export type GatewayEvent =
  | (SessionEvent & {
      kind: "checkout_completed";
      paymentIntentId: string | null;
      /** Whole đồng. Compare with what is owed before calling an order paid. */
      amount: bigint;
      currency: string;
      paymentStatus: "paid" | "unpaid";
    })
  | (SessionEvent & { kind: "checkout_expired" })
  /** A refund got another status; `refundId` is ours, null for one that was not made by the shop. */
  | (EventHead & { kind: "refund_changed"; refundId: string | null } & CardRefund)
  /** A dispute was opened, moved or closed. */
  | (EventHead & { kind: "dispute_changed" } & CardDispute)
  | (EventHead & { kind: "other" });

export type WebhookRefusal = { kind: "bad_signature" } | { kind: "stale" } | { kind: "malformed" };

/** Card payments on a page hosted by the gateway. */
export interface PaymentGateway {
  /** Opens a payment page. Repeating a call with the same data gives the same page and no second one. */
  createCheckout(request: CheckoutRequest): Promise<Result<Checkout, CheckoutRefusal>>;
  /**
   * Closes a payment page so that nobody can pay there any more and answers its final state:
   * `complete` when the payer was faster. Null when the gateway does not know the page.
   */
  expireCheckout(sessionId: string): Promise<Result<CheckoutState | null, GatewayUnavailable>>;
  /** Asks where a payment page stands; null when the gateway does not know it. */
  findCheckout(sessionId: string): Promise<Result<CheckoutState | null, GatewayUnavailable>>;
  /** Sends money back to the card. Repeating a call sends nothing more and answers where the refund stands. */
  refund(request: CardRefundRequest): Promise<Result<CardRefund, CardRefundRefusal>>;
  /** Where a refund of ours stands, looked for among those of the page's payment: also long after its key was forgotten. Null when it was never made. */
  findRefund(request: Pick<CardRefundRequest, "refundId" | "sessionId">): Promise<Result<CardRefund | null, GatewayUnavailable>>;
  /** Pages that were opened since then; asks for at most `calls` hundreds of them. */
  listCheckouts(since: Date, calls: number): Promise<Result<Listed<ListedCheckout>, GatewayUnavailable>>;
  /** The page on which a payment was made; null when the gateway knows none. */
  findCheckoutOf(paymentIntentId: string): Promise<Result<ListedCheckout | null, GatewayUnavailable>>;
  /** Disputes that were opened since then; asks for at most `calls` hundreds of them. */
  listDisputes(since: Date, calls: number): Promise<Result<Listed<CardDispute>, GatewayUnavailable>>;
  /** Hands in the answer to a dispute, once and for good; the same text again changes nothing. */
  answerDispute(disputeId: string, text: string): Promise<Result<CardDispute, CardRefundRefusal>>;
  /**
   * Reads a webhook, given the unparsed body and the signature header. Refuses what was not
   * signed with our secret, and what was signed more than 300 s before or 60 s after `at`.
   */
  verifyWebhook(rawBody: Buffer, signature: string, at: Date): Result<GatewayEvent, WebhookRefusal>;
}
