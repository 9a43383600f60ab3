/** However often, in whatever order and among whatever forgeries the card gateway's events come: the books end as if each had come once, in order. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { afterAll, beforeAll, expect, test } from "vitest";
import { chance } from "../../../scripts/chaos/chance";
import { fateOf, intentOf, STORM_FATES, stormBursts, stormEvents, USUAL_STORM, weather, type StormDelivery, type StormPayment } from "../../../scripts/chaos/webhook-storm";
import { readInvariants } from "../../../scripts/invariants";
import { openOrderWorld, placed } from "../../../tests/factories/order-world";
import { useGateway } from "~/domain/payments/card-gateway.server";
import { ok } from "~/lib/result";
import { db } from "~/platform/db/client.server";
import { createStripeGateway } from "~/platform/payment-gateway/stripe-gateway.server";
import { action } from "./stripe";

const SECRET = "whsec_of_the_storm";
const ORDERS = STORM_FATES.length * 3;
const STORMS = 2;
const world = openOrderWorld();
const pages = new Map<string, string>();

beforeAll(async () => {
  await world.sell({ sku: "STORM", price: 100_000, stock: 10_000, producer: "bees" });
  const real = createStripeGateway({ secretKey: "sk_test_storm", webhookSecret: SECRET });
  useGateway({
    ...real,
    findCheckoutOf: async (intent) => ok(pages.has(intent) ? { sessionId: "", paymentId: pages.get(intent) ?? null, status: "complete", paymentStatus: "paid", paymentIntentId: intent, amount: 0n, currency: "vnd", url: null } : null),
  });
});
afterAll(() => useGateway(null));

async function post({ body, signature }: StormDelivery): Promise<number> {
  const request = new Request("http://localhost/webhooks/stripe", { method: "POST", body, headers: { "Stripe-Signature": signature } });
  return (await action({ request, params: {}, context: { requestId: "storm", clientAddress: "198.51.100.7" } } as ActionFunctionArgs)).status;
}

async function orders(name: string): Promise<StormPayment[]> {
  const made: StormPayment[] = [];
  for (let index = 0; index < ORDERS; index++) {
    const { orderId, payment } = await placed({ STORM: 1 }, { payment: "card" });
    if (fateOf(index) !== "unknown") pages.set(intentOf(name, index), payment.id);
    made.push({ orderId, paymentId: payment.id, amount: payment.amount });
  }
  return made;
}

/** All that the events of a storm led to, without the ids by which storms differ. */
async function ends(payments: readonly StormPayment[], name: string) {
  const list = await Promise.all(payments.map(async ({ orderId, paymentId }, index) => {
    const [payment, order, dispute, books] = await Promise.all([
      db().payment.findUniqueOrThrow({ where: { id: paymentId }, select: { state: true } }),
      db().order.findUniqueOrThrow({ where: { id: orderId }, select: { cancelReason: true } }),
      db().cardDispute.findUnique({ where: { gatewayId: `dp_${name}_${index}` }, select: { state: true, gatewayStatus: true, amountVnd: true, orderId: true } }),
      db().$queryRaw<{ kind: string; account: string; amount: bigint }[]>`
        SELECT x.kind, e.account, sum(e.amount_vnd)::bigint AS amount FROM ledger_transaction AS x JOIN ledger_entry AS e ON e.transaction_id = x.id
        WHERE x.order_id = ${orderId}::uuid OR x.source_id = ${`card:cs_${name}_${index}`} GROUP BY 1, 2 ORDER BY 1, 2`,
    ]);
    return { fate: fateOf(index), payment: payment.state, off: order.cancelReason, dispute: dispute && { ...dispute, orderId: dispute.orderId === orderId }, books };
  }));
  return { list, events: await db().webhookEvent.count({ where: { id: { startsWith: `stripe:evt_${name}_` }, handledAt: { not: null } } }) };
}

test("hundreds of deliveries, shuffled, repeated and forged, end as single ones in order", { timeout: 120_000 }, async () => {
  const calm = await orders("calm");
  const events = stormEvents(calm, "calm", new Date());
  const single = await weather(events.flatMap((event) => stormBursts([event], SECRET, new Date(), chance(1), { copies: [1, 1], wrong: 0, stale: 0, future: 0, truncated: 0 })), 1, post);
  expect(single).toEqual({ deliveries: events.length, taken: events.length, refused: 0, forgedTaken: 0, soundRefused: 0 });
  const expected = await ends(calm, "calm");
  expect(new Set(expected.list.map(({ payment }) => payment))).toEqual(new Set(["paid", "expired", "awaiting"]));
  expect(expected.list.filter(({ dispute }) => dispute?.orderId === true)).toHaveLength((ORDERS / STORM_FATES.length) * 3);

  for (let storm = 1; storm <= STORMS; storm++) {
    const name = `storm${storm}`;
    const payments = await orders(name);
    const bursts = stormBursts(stormEvents(payments, name, new Date()), SECRET, new Date(), chance(storm), { ...USUAL_STORM, copies: [1, 8] });
    const outcome = await weather(bursts, 3, post);
    expect(outcome).toMatchObject({ forgedTaken: 0, soundRefused: 0 });
    expect(outcome.deliveries).toBeGreaterThan(200);
    expect(outcome.refused).toBeGreaterThan(10);
    expect(await ends(payments, name)).toEqual(expected);
  }
  for (const { rule, broken } of await readInvariants(process.env["DATABASE_URL"] ?? "")) expect({ rule, broken }).toEqual({ rule, broken: 0 });
});
