import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BANK_SECRET, createOrderWorld, filledCart, order as orderCart, placed, type OrderWorld } from "../../../tests/factories/order-world";
import { quietGateway } from "../../../tests/factories/quiet-gateway";
import { createTestDatabase, type TestDatabase } from "../../../tests/setup/db";
import { receiveBankNotice, signBankNotice } from "./bank-credit.server";
import { useGateway } from "./card-gateway.server";
import { choosePayment } from "./choose-payment.server";
import { expireUnpaidOrders } from "./expire-unpaid-orders.server";
import { handleCardWebhook } from "./handle-card-event.server";
import { startCardPayment } from "./start-card-payment.server";
import { findOrderById } from "~/domain/orders/order-queries.server";
import type { PaymentMethod } from "~/domain/orders/order";
import { releaseOrder } from "~/domain/orders/release-order.server";
import { trialBalance } from "~/domain/ledger/trial-balance.server";
import { newId } from "~/lib/id";
import { err, ok } from "~/lib/result";
import { db, disconnect } from "~/platform/db/client.server";
import type { GatewayEvent, PaymentGateway } from "~/platform/payment-gateway/gateway";

let database: TestDatabase;
let world: OrderWorld;
const closed: string[] = [];

const fake: PaymentGateway = {
  ...quietGateway,
  createCheckout: async ({ paymentId }) => ok({ sessionId: `cs_${paymentId}`, url: `https://pay.example/cs_${paymentId}` }),
  expireCheckout: async (sessionId) => {
    closed.push(sessionId);
    return ok(null);
  },
  findCheckout: async () => ok(null),
  refund: async () => err({ kind: "unavailable", message: "not asked here" }),
  verifyWebhook: (raw) => {
    const event = JSON.parse(raw.toString()) as GatewayEvent;
    return ok(event.kind === "checkout_completed" ? { ...event, amount: BigInt(event.amount) } : event);
  },
};

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createOrderWorld();
  useGateway(fake);
  await world.sell({ sku: "PAY", price: 100_000, stock: 1_000, producer: "bees" });
});
afterAll(async () => {
  useGateway(null);
  await disconnect();
  await database.close();
});

const later = (minutes: number) => new Date(Date.now() + minutes * 60_000);
const paymentOf = async (orderId: string) => {
  const order = await findOrderById(orderId);
  if (!order) throw new Error("no order");
  return { ...order.payment, order: order.state };
};

async function cardOrder() {
  const order = await placed({ PAY: 1 }, { payment: "card" });
  await startCardPayment(order.orderId);
  return { id: order.orderId, first: order.payment.id, amount: order.total };
}

async function choose(orderId: string, method: PaymentMethod, at = new Date()) {
  return choosePayment({ orderId, seen: (await paymentOf(orderId)).id, method, at });
}

const event = (paymentId: string, change: object) =>
  handleCardWebhook(Buffer.from(JSON.stringify({ eventId: `evt_${newId()}`, eventType: "x", occurredAt: new Date(), sessionId: `cs_${paymentId}`, paymentId, ...change })), "good", new Date());
const paidBy = (paymentId: string, amount: number) => event(paymentId, { kind: "checkout_completed", orderId: null, paymentIntentId: "pi", amount, currency: "vnd", paymentStatus: "paid" });

async function suspense(): Promise<bigint> {
  const all = await trialBalance();
  expect(Object.values(all).reduce((sum, value) => sum + value, 0n)).toBe(0n);
  return all.suspense ?? 0n;
}

describe("another way of paying", () => {
  test("takes the place of the card, within the same time, and closes its page", async () => {
    const order = await cardOrder();
    const before = await paymentOf(order.id);
    expect(await choose(order.id, "vietqr")).toMatchObject({ ok: true });
    const now = await paymentOf(order.id);
    expect(now).toMatchObject({ method: "vietqr", state: "awaiting", amount: before.amount, expiresAt: before.expiresAt });
    expect(now.reference).toMatch(/^[A-Z0-9]{6,25}$/);
    expect(closed).toContain(`cs_${order.first}`);
    expect(await db().payment.findMany({ where: { orderId: order.id }, orderBy: { createdAt: "asc" }, select: { method: true, state: true } })).toEqual([
      { method: "card", state: "cancelled" }, { method: "vietqr", state: "awaiting" },
    ]);
    expect(await db().order.findUnique({ where: { id: order.id } })).toMatchObject({ paymentMethod: "vietqr" });
  });

  test("can be cash on delivery: the order is placed then, and is not given up at the old time", async () => {
    const order = await cardOrder();
    await choose(order.id, "cod");
    expect(await paymentOf(order.id)).toMatchObject({ method: "cod", state: "due_on_delivery", expiresAt: null, order: "placed" });
    await expireUnpaidOrders(later(60 * 25));
    expect(await paymentOf(order.id)).toMatchObject({ state: "due_on_delivery", order: "placed" });
    expect(await db().stockMovement.count({ where: { orderId: order.id, reason: "order_released" } })).toBe(0);
    expect(await db().outboxMessage.count({ where: { topic: "mail.order_confirmation", payload: { path: ["orderId"], equals: order.id } } })).toBe(1);
  });

  test("can be the card again, on a new page", async () => {
    const order = await cardOrder();
    await choose(order.id, "card");
    const now = await paymentOf(order.id);
    expect(now.id).not.toBe(order.first);
    expect(await startCardPayment(order.id)).toEqual(ok({ url: `https://pay.example/cs_${now.id}` }));
    expect(await paidBy(now.id, order.amount)).toEqual(ok({ outcome: "matched" }));
    expect(await paymentOf(order.id)).toMatchObject({ state: "paid" });
  });

  test("is refused for what is paid, over, gone or changed meanwhile", async () => {
    const paid = await cardOrder();
    await paidBy(paid.first, paid.amount);
    expect(await choose(paid.id, "cod")).toEqual({ ok: false, error: { kind: "stale" } });
    const slow = await cardOrder();
    expect(await choose(slow.id, "vietqr", later(31))).toEqual({ ok: false, error: { kind: "over" } });
    const gone = await cardOrder();
    await releaseOrder(gone.id, { reason: "operator", at: new Date() });
    expect(await choose(gone.id, "vietqr")).toEqual({ ok: false, error: { kind: "stale" } });
    const other = await cardOrder();
    expect(await choosePayment({ orderId: other.id, seen: gone.first, method: "cod", at: new Date() })).toEqual({ ok: false, error: { kind: "stale" } });
    const restless = await cardOrder();
    for (let change = 0; change < 9; change++) expect(await choose(restless.id, change % 2 ? "card" : "vietqr")).toMatchObject({ ok: true });
    expect(await choose(restless.id, "cod")).toEqual({ ok: false, error: { kind: "too_many" } });
  });

  test("is one of many pressed at once", async () => {
    const order = await cardOrder();
    const choices = await Promise.all((["cod", "vietqr", "card", "cod", "vietqr"] as const).map((method) => choosePayment({ orderId: order.id, seen: order.first, method, at: new Date() })));
    expect(choices.filter(({ ok: chosen }) => chosen)).toHaveLength(1);
    expect(await db().payment.count({ where: { orderId: order.id, state: { in: ["awaiting", "due_on_delivery"] } } })).toBe(1);
  });

  test("the database itself holds two live payments of one order apart", async () => {
    const order = await cardOrder();
    await expect(db().payment.create({ data: { id: newId(), orderId: order.id, method: "cod", state: "due_on_delivery", amountVnd: 1n } })).rejects.toThrow("Unique constraint");
  });
});

describe("money for a way of paying that was given up", () => {
  test("by card lies in suspense, before and after the order is paid otherwise", async () => {
    const order = await cardOrder();
    await choose(order.id, "cod");
    const before = await suspense();
    expect(await paidBy(order.first, order.amount)).toEqual(ok({ outcome: "replaced" }));
    expect(await paidBy(order.first, order.amount)).toEqual(ok({ outcome: "repeated" }));
    expect((await suspense()) - before).toBe(BigInt(-order.amount));
    expect(await paymentOf(order.id)).toMatchObject({ state: "due_on_delivery" });
    expect(await db().auditEntry.findFirst({ where: { subjectId: order.id, action: "payment.suspense" } })).toMatchObject({ reason: "replaced", actorKind: "webhook" });
  });

  test("by transfer too, and the card that took its place still pays once", async () => {
    const placedOrder = await placed({ PAY: 1 }, { payment: "vietqr" });
    const order = { id: placedOrder.orderId, amount: placedOrder.total };
    const reference = (await paymentOf(order.id)).reference ?? "";
    await choose(order.id, "card");
    const before = await suspense();
    const body = Buffer.from(JSON.stringify({ reference: `FT${newId()}`, creditedAt: new Date().toISOString(), amount: order.amount, content: reference }));
    const timestamp = String(Math.floor(Date.now() / 1000));
    expect(await receiveBankNotice(body, { timestamp, signature: signBankNotice(body, timestamp, BANK_SECRET) }, new Date())).toMatchObject({ ok: true, value: { outcome: "replaced", paid: false } });
    expect((await suspense()) - before).toBe(BigInt(-order.amount));
    const { id } = await paymentOf(order.id);
    expect(await paidBy(id, order.amount)).toEqual(ok({ outcome: "matched" }));
  });

  test("also when the order has run out of time since: it does not come back for it", async () => {
    const order = await cardOrder();
    await choose(order.id, "vietqr");
    await expireUnpaidOrders(later(31));
    expect(await paidBy(order.first, order.amount)).toEqual(ok({ outcome: "replaced" }));
    expect(await paymentOf(order.id)).toMatchObject({ state: "expired", order: "cancelled" });
  });

  test("when its page closes, the order goes on waiting", async () => {
    const order = await cardOrder();
    await choose(order.id, "vietqr");
    expect(await event(order.first, { kind: "checkout_expired", orderId: null })).toEqual(ok({ outcome: "stale" }));
    await choose(order.id, "card");
    const { id } = await paymentOf(order.id);
    expect(await event(id, { kind: "checkout_expired", orderId: null })).toEqual(ok({ outcome: "not_due" }));
    expect(await paymentOf(order.id)).toMatchObject({ state: "awaiting" });
  });

  test("whatever meets whatever, an order is paid at most once and the ledger balances", async () => {
    const orders = await Promise.all(Array.from({ length: 10 }, cardOrder));
    await Promise.all(
      orders.flatMap((order) => [
        paidBy(order.first, order.amount),
        choosePayment({ orderId: order.id, seen: order.first, method: "vietqr", at: new Date() }),
        releaseOrder(order.id, { reason: "unpaid", at: later(31) }),
      ]),
    );
    await suspense();
    for (const { id } of orders) expect(await db().payment.count({ where: { orderId: id, state: { in: ["awaiting", "due_on_delivery", "paid"] } } })).toBeLessThanOrEqual(1);
  });
});

test("an order over what the card gateway takes is not placed with a card, and says what to do; by transfer it is", async () => {
  await world.sell({ sku: "BIG", price: 49_999_999, stock: 100, producer: "bees" });
  const refused = await orderCart(await filledCart({ BIG: 2 }), { payment: "card" });
  expect(refused).toMatchObject({ ok: false, error: { errors: [{ path: "payment", message: expect.stringMatching(/99\.999\.999.*VietQR/) as string }] } });
  expect(await placed({ BIG: 2 }, { payment: "vietqr" })).toMatchObject({ payment: { method: "vietqr" } });
});
