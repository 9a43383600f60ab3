/**
 * The card gateway's webhooks at their worst: every event several times, in any order and at once, among copies that are forged, old,
 * from the future or cut off. Sizes are the caller's; where the deliveries go is too.
 */
import { signWebhook } from "../payment-sandbox/courier";
import type { Chance } from "./chance";

export type StormPayment = { paymentId: string; orderId: string; amount: number };
export type StormEvent = { id: string; body: string };
/** `sound` is false for what must be refused. */
export type StormDelivery = { body: string; signature: string; sound: boolean };
/** How many copies of each event, and how many of a hundred are spoilt in which way. */
export type StormPlan = { copies: readonly [least: number, most: number]; wrong: number; stale: number; future: number; truncated: number };

export const USUAL_STORM: StormPlan = { copies: [1, 20], wrong: 5, stale: 5, future: 1, truncated: 1 };
const AT_ONCE = 10;

/** What befalls the payments, one after the other; each event of a payment in the order in which the gateway would tell it. */
export const STORM_FATES = ["paid", "expired", "too_little", "unknown", "disputed", "won", "lost", "unpaid"] as const;
export type StormFate = (typeof STORM_FATES)[number];

export function fateOf(index: number): StormFate {
  return STORM_FATES[index % STORM_FATES.length] ?? "paid";
}

/** The events of these payments in the order in which they happen. `name` keeps the ids of one storm apart from those of another. */
export function stormEvents(payments: readonly StormPayment[], name: string, at: Date): StormEvent[] {
  const created = Math.floor(at.getTime() / 1000);
  return payments.flatMap((payment, index) => {
    let count = 0;
    const event = (type: string, object: object): StormEvent => {
      const id = `evt_${name}_${index}_${(count += 1)}`;
      return { id, body: JSON.stringify({ id, object: "event", api_version: "2026-10-28.endive", created, type, livemode: false, data: { object } }) };
    };
    const { paymentId, orderId, amount } = payment;
    const fate = fateOf(index);
    const session = (status: "paid" | "unpaid", total = amount) => ({
      id: `cs_${name}_${index}`, object: "checkout.session", amount_total: total, currency: "vnd", payment_status: status, payment_intent: intentOf(name, index),
      client_reference_id: fate === "unknown" ? null : paymentId, metadata: fate === "unknown" ? {} : { order_id: orderId },
    });
    const dispute = (status: string) => ({ id: `dp_${name}_${index}`, object: "dispute", amount, currency: "vnd", payment_intent: intentOf(name, index), reason: "general", status, created, evidence_details: { due_by: created + 86_400 } });
    const paid = [event("payment_intent.succeeded", { id: intentOf(name, index), object: "payment_intent" }), event("checkout.session.completed", session("paid", fate === "too_little" ? amount - 1 : amount))];
    switch (fate) {
      case "expired":
        return [event("checkout.session.expired", session("unpaid"))];
      case "unpaid":
        return [event("checkout.session.completed", session("unpaid"))];
      case "disputed":
        return [...paid, event("charge.dispute.created", dispute("needs_response")), event("charge.dispute.updated", dispute("under_review"))];
      case "won":
      case "lost":
        return [...paid, event("charge.dispute.created", dispute("needs_response")), event("charge.dispute.closed", dispute(fate))];
      default:
        return paid;
    }
  });
}

/** The gateway's id of the payment of that number in a storm. */
export function intentOf(name: string, index: number): string {
  return `pi_${name}_${index}`;
}

/** Bursts of copies of one event, to be sent at once; at least one of each event's copies is sound. Deliveries of all events are shuffled among each other. */
export function stormBursts(events: readonly StormEvent[], secret: string, at: Date, luck: Chance, plan: StormPlan = USUAL_STORM): StormDelivery[][] {
  const now = Math.floor(at.getTime() / 1000);
  const bursts = events.flatMap(({ body }) => {
    const copies = Array.from({ length: luck.between(...plan.copies) }, () => spoil(body, secret, now, luck, plan));
    const last = copies.length - 1;
    if (!copies.some(({ sound }) => sound)) copies[last] = { body, signature: signWebhook(body, secret, now), sound: true };
    return Array.from({ length: Math.ceil(copies.length / AT_ONCE) }, (_, part) => copies.slice(part * AT_ONCE, (part + 1) * AT_ONCE));
  });
  for (let last = bursts.length - 1; last > 0; last--) {
    const other = luck.between(0, last);
    const [a, b] = [bursts[last], bursts[other]];
    if (a && b) [bursts[last], bursts[other]] = [b, a];
  }
  return bursts;
}

function spoil(body: string, secret: string, now: number, luck: Chance, { wrong, stale, future, truncated }: StormPlan): StormDelivery {
  const roll = luck.next() * 100;
  if (roll < wrong) return { body, signature: signWebhook(body, `${secret}x`, now), sound: false };
  if (roll < wrong + stale) return { body, signature: signWebhook(body, secret, now - 3_600), sound: false };
  if (roll < wrong + stale + future) return { body, signature: signWebhook(body, secret, now + 3_600), sound: false };
  if (roll < wrong + stale + future + truncated) return { body: body.slice(0, luck.between(0, body.length - 1)), signature: signWebhook(body, secret, now), sound: false };
  return { body, signature: signWebhook(body, secret, now), sound: true };
}

export type StormOutcome = { deliveries: number; taken: number; refused: number; /** Spoilt and taken all the same. */ forgedTaken: number; /** Sound and not taken, which the gateway would send again. */ soundRefused: number };

/** Sends the bursts, so many events at a time; `post` answers the HTTP status. */
export async function weather(bursts: readonly StormDelivery[][], atATime: number, post: (delivery: StormDelivery) => Promise<number>): Promise<StormOutcome> {
  const outcome: StormOutcome = { deliveries: 0, taken: 0, refused: 0, forgedTaken: 0, soundRefused: 0 };
  let next = 0;
  const send = async (delivery: StormDelivery) => {
    const taken = (await post(delivery)) === 200;
    outcome.deliveries++;
    outcome[taken ? "taken" : "refused"]++;
    if (taken && !delivery.sound) outcome.forgedTaken++;
    if (!taken && delivery.sound) outcome.soundRefused++;
  };
  const worker = async () => {
    for (let burst = bursts[next++]; burst; burst = bursts[next++]) await Promise.all(burst.map(send));
  };
  await Promise.all(Array.from({ length: atATime }, worker));
  return outcome;
}
