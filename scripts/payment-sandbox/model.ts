import { randomBytes } from "node:crypto";

export type SessionStatus = "open" | "complete" | "expired";

/** A Checkout Session in the shape Stripe sends it, as far as the shop looks. */
export type SandboxSession = {
  id: string;
  object: "checkout.session";
  amount_subtotal: number;
  amount_total: number;
  cancel_url: string | null;
  client_reference_id: string | null;
  created: number;
  currency: "vnd";
  customer: null;
  customer_details: null;
  expires_at: number;
  livemode: false;
  locale: string | null;
  metadata: Record<string, string>;
  mode: "payment";
  payment_intent: string | null;
  allowed_payment_method_types: ["card"];
  payment_method_types: ["card"];
  payment_status: "paid" | "unpaid";
  status: SessionStatus;
  success_url: string;
  total_details: { amount_discount: 0; amount_shipping: 0; amount_tax: 0 };
  ui_mode: "hosted_page";
  url: string | null;
};

/** A session and what Stripe knows about it without telling. */
export type SessionRecord = {
  session: SandboxSession;
  lines: { name: string; quantity: number; unitAmount: number }[];
  intentId: string;
  intentMetadata: Record<string, string>;
  lastDeclinedAt: number | null;
  apiVersion: string;
};

/** Money sent back to the card, in Stripe's shape. */
export type SandboxRefund = {
  id: string;
  object: "refund";
  amount: number;
  created: number;
  currency: "vnd";
  failure_reason?: string;
  metadata: Record<string, string>;
  payment_intent: string;
  status: "succeeded" | "failed";
};

/** A payment that the cardholder's bank takes back, in Stripe's shape. */
export type SandboxDispute = {
  id: string;
  object: "dispute";
  amount: number;
  created: number;
  currency: "vnd";
  evidence: Record<string, string>;
  evidence_details: { due_by: number; has_evidence: boolean; submission_count: number };
  payment_intent: string;
  reason: string;
  status: "needs_response" | "under_review" | "won" | "lost";
};

/** An event; `payload` is kept as text so that every delivery carries the same bytes. */
export type EventRecord = { id: string; type: string; created: number; sessionId: string; payload: string };

/** One copy of an event on its way; gone once accepted or given up. */
export type DeliveryRecord = { id: string; eventId: string; dueAt: number; attempts: number };

export type IdempotencyRecord = {
  fingerprint: string;
  status: number;
  body: string;
  requestId: string;
  created: number;
};

export type SandboxState = {
  version: 1;
  sessions: Record<string, SessionRecord>;
  /** Absent in a state written before there were refunds. */
  refunds?: SandboxRefund[];
  /** Absent likewise. */
  disputes?: SandboxDispute[];
  events: EventRecord[];
  deliveries: DeliveryRecord[];
  idempotency: Record<string, IdempotencyRecord>;
};

/** What the payer did on the payment page; `expire` stands for the time running out. */
export type Outcome = "approve" | "decline" | "abandon" | "expire";

/** How the webhooks of one outcome travel. */
export type DeliveryPlan = {
  /** Copies of each event. */
  times: number;
  delayMs: number;
  order: "as_happened" | "shuffle";
};

export const PLAIN_DELIVERY: DeliveryPlan = { times: 1, delayMs: 0, order: "as_happened" };

/** A random identifier in Stripe's style, such as `cs_test_a1…`. */
export function sandboxId(prefix: string): string {
  return `${prefix}_${randomBytes(18).toString("hex")}`;
}

export function seconds(at: Date): number {
  return Math.floor(at.getTime() / 1000);
}
