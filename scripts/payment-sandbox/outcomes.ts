import { sandboxId, seconds, type EventRecord, type Outcome, type SessionRecord } from "./model";

/**
 * Changes an open session as the outcome says and answers the events to tell, in the
 * order they happened; null when the session is no longer open. A decline leaves it
 * open for another card, abandoning leaves it open until its time runs out.
 */
export function applyOutcome(record: SessionRecord, outcome: Outcome, at: Date): EventRecord[] | null {
  const { session } = record;
  if (session.status !== "open") return null;
  switch (outcome) {
    case "approve":
      session.status = "complete";
      session.payment_status = "paid";
      session.payment_intent = record.intentId;
      session.url = null;
      return [
        makeEvent(record, "payment_intent.succeeded", intentObject(record, "succeeded"), at),
        makeEvent(record, "checkout.session.completed", session, at),
      ];
    case "decline":
      record.lastDeclinedAt = seconds(at);
      return [
        makeEvent(record, "payment_intent.payment_failed", intentObject(record, "requires_payment_method"), at),
      ];
    case "expire":
      session.status = "expired";
      session.url = null;
      return [makeEvent(record, "checkout.session.expired", session, at)];
    case "abandon":
      return [];
  }
}

function intentObject(record: SessionRecord, status: "succeeded" | "requires_payment_method"): object {
  const { session } = record;
  return {
    id: record.intentId,
    object: "payment_intent",
    amount: session.amount_total,
    amount_received: status === "succeeded" ? session.amount_total : 0,
    created: session.created,
    currency: session.currency,
    last_payment_error:
      status === "succeeded"
        ? null
        : {
            type: "card_error",
            code: "card_declined",
            decline_code: "generic_decline",
            message: "Your card was declined.",
          },
    livemode: false,
    metadata: record.intentMetadata,
    status,
  };
}

/** An event about a session's payment, as it is told. */
export function makeEvent(record: SessionRecord, type: string, object: object, at: Date): EventRecord {
  const id = sandboxId("evt");
  const created = seconds(at);
  const payload = JSON.stringify(
    {
      id,
      object: "event",
      api_version: record.apiVersion,
      created,
      data: { object },
      livemode: false,
      pending_webhooks: 1,
      request: { id: null, idempotency_key: null },
      type,
    },
    null,
    2,
  );
  return { id, type, created, sessionId: record.session.id, payload };
}
