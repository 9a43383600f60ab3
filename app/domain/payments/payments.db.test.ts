import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { BANK_SECRET, createOrderWorld, placed, type OrderWorld } from "../../../tests/factories/order-world";
import { quietGateway } from "../../../tests/factories/quiet-gateway";
import { createTestDatabase, type TestDatabase } from "../../../tests/setup/db";
import { advanceShipment } from "~/domain/orders/advance-shipment.server";
import { findOrderById } from "~/domain/orders/order-queries.server";
import { releaseOrder } from "~/domain/orders/release-order.server";
import { trialBalance } from "~/domain/ledger/trial-balance.server";
import { newId } from "~/lib/id";
import { err, ok } from "~/lib/result";
import { db, disconnect } from "~/platform/db/client.server";
import type { CheckoutState, GatewayEvent, PaymentGateway } from "~/platform/payment-gateway/gateway";
import { confirmVietQrByHand, receiveBankNotice, signBankNotice } from "./bank-credit.server";
import { useGateway } from "./card-gateway.server";
import { expireUnpaidOrders } from "./expire-unpaid-orders.server";
import { handleCardWebhook } from "./handle-card-event.server";
import { startCardPayment } from "./start-card-payment.server";

let database: TestDatabase;
let world: OrderWorld;
const sessions = new Map<string, CheckoutState>();

/** A gateway that takes any message signed "good" for an event, and remembers its pages. */
const fake: PaymentGateway = {
  ...quietGateway,
  createCheckout: async ({ paymentId, amount }) => {
    const sessionId = `cs_${paymentId}`;
    sessions.set(sessionId, { sessionId, status: "open", paymentStatus: "unpaid", paymentIntentId: null, amount, currency: "vnd", url: `https://pay.example/${sessionId}` });
    return ok({ sessionId, url: `https://pay.example/${sessionId}` });
  },
  expireCheckout: async (sessionId) => {
    const session = sessions.get(sessionId);
    if (session?.status === "open") session.status = "expired";
    return ok(session ?? null);
  },
  findCheckout: async (sessionId) => ok(sessions.get(sessionId) ?? null),
  refund: async () => err({ kind: "unavailable", message: "not asked here" }),
  verifyWebhook: (raw, signature) => {
    if (signature !== "good") return err({ kind: "bad_signature" });
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

let stock = 0;
beforeEach(async () => {
  stock = await world.available("PAY");
});

const stateOf = async (orderId: string) => (await findOrderById(orderId))?.payment.state;
const later = (minutes: number) => new Date(Date.now() + minutes * 60_000);

async function balance(account: "suspense" | "cash_card" | "cash_vietqr" | "cash_cod" | "buyer_receivable") {
  const all = await trialBalance();
  expect(Object.values(all).reduce((sum, value) => sum + value, 0n)).toBe(0n);
  return all[account] ?? 0n;
}

async function cardOrder(sku = "PAY") {
  const order = await placed({ [sku]: 1 }, { payment: "card" });
  const started = await startCardPayment(order.orderId);
  if (!started.ok) throw new Error(started.error.kind);
  return { ...order, sessionId: `cs_${order.payment.id}`, url: started.value.url };
}

function completed(order: { payment: { id: string; amount: number }; orderId: string }, change: Record<string, unknown> = {}) {
  return {
    kind: "checkout_completed", eventId: `evt_${newId()}`, eventType: "checkout.session.completed", occurredAt: new Date(), sessionId: `cs_${order.payment.id}`,
    paymentId: order.payment.id, orderId: order.orderId, paymentIntentId: "pi_1", amount: order.payment.amount, currency: "vnd", paymentStatus: "paid", ...change,
  };
}
const deliver = (event: object, signature = "good") => handleCardWebhook(Buffer.from(JSON.stringify(event)), signature, new Date());

describe("card payments", () => {
  it("are opened once and paid once, whatever the webhooks do", async () => {
    const cash = await balance("cash_card");
    const orders = await Promise.all([cardOrder(), cardOrder(), cardOrder()]);
    expect((await startCardPayment(orders[0].orderId))).toEqual({ ok: true, value: { url: orders[0].url } });
    const events = orders.flatMap((order) => {
      const event = completed(order);
      return [event, event, event, completed(order), { kind: "other", eventId: `evt_${newId()}`, eventType: "y", occurredAt: new Date() }];
    });
    events.sort(() => Math.random() - 0.5);
    await Promise.all(events.map((event) => deliver(event)));
    for (const order of orders) expect(await stateOf(order.orderId)).toBe("paid");
    expect((await balance("cash_card")) - cash).toBe(BigInt(orders.reduce((sum, order) => sum + order.total, 0)));
    expect(await balance("suspense")).toBe(0n);
    expect(await db().webhookEvent.count({ where: { handledAt: null } })).toBe(0);
  });

  it("are not fulfilled by forged, unpaid or foreign-currency messages", async () => {
    const order = await cardOrder();
    expect(await deliver(completed(order), "bad")).toEqual({ ok: false, error: { kind: "bad_signature" } });
    expect(await deliver(completed(order, { paymentStatus: "unpaid" }))).toEqual({ ok: true, value: { outcome: "unpaid" } });
    expect(await stateOf(order.orderId)).toBe("awaiting");
    const suspense = await balance("suspense");
    expect(await deliver(completed(order, { amount: order.total - 1 }))).toEqual({ ok: true, value: { outcome: "underpaid" } });
    expect(await stateOf(order.orderId)).toBe("awaiting");
    expect((await balance("suspense")) - suspense).toBe(BigInt(1 - order.total));
    expect(await deliver(completed({ payment: { id: newId(), amount: 5_000 }, orderId: newId() }))).toEqual({ ok: true, value: { outcome: "unknown_payment" } });
  });

  it("give their stock back after 30 minutes, and bring the order back when they come late", async () => {
    await world.sell({ sku: "SLOW", price: 40_000, stock: 3, producer: "hills" });
    const order = await cardOrder("SLOW");
    expect(await world.available("SLOW")).toBe(2);
    await expireUnpaidOrders(later(29));
    expect(await stateOf(order.orderId)).toBe("awaiting");
    await expireUnpaidOrders(later(31));
    expect(await stateOf(order.orderId)).toBe("expired");
    expect(await world.available("SLOW")).toBe(3);
    expect(sessions.get(order.sessionId)?.status).toBe("expired");
    await deliver(completed(order));
    expect(await stateOf(order.orderId)).toBe("paid");
    expect((await findOrderById(order.orderId))?.state).toBe("placed");
    expect(await world.available("SLOW")).toBe(2);
  });

  it("keep the order of who paid just before the end, though the webhook is late", async () => {
    const order = await cardOrder();
    const session = sessions.get(order.sessionId);
    if (session) Object.assign(session, { status: "complete", paymentStatus: "paid" });
    await expireUnpaidOrders(later(31));
    expect(await stateOf(order.orderId)).toBe("awaiting");
    await deliver(completed(order));
    expect(await stateOf(order.orderId)).toBe("paid");
  });

  it("lie in suspense when the goods are gone", async () => {
    await world.sell({ sku: "LAST", price: 70_000, stock: 1, producer: "hills" });
    const order = await placed({ LAST: 1 }, { payment: "card" });
    await expireUnpaidOrders(later(31));
    await placed({ LAST: 1 });
    const suspense = await balance("suspense");
    expect(await deliver(completed(order))).toEqual({ ok: true, value: { outcome: "late" } });
    expect(await stateOf(order.orderId)).toBe("expired");
    expect((await balance("suspense")) - suspense).toBe(BigInt(-order.total));
    expect(await world.available("LAST")).toBe(0);
  });

  it("end one way when payment and release meet", async () => {
    const orders = await Promise.all(Array.from({ length: 20 }, () => placed({ PAY: 1 }, { payment: "card" })));
    const before = await world.available("PAY");
    await Promise.all(
      orders.flatMap((order) => [
        deliver(completed(order)),
        releaseOrder(order.orderId, { reason: "unpaid", at: later(31) }),
        releaseOrder(order.orderId, { reason: "unpaid", at: later(31) }),
      ]),
    );
    // Late money brings an order back, so that all are paid and none of the goods is free.
    for (const order of orders) expect(await stateOf(order.orderId)).toBe("paid");
    expect(await world.available("PAY")).toBe(before);
    const { _sum } = await db().stockMovement.aggregate({ _sum: { delta: true }, where: { orderId: { in: orders.map((order) => order.orderId) } } });
    expect(_sum.delta).toBe(-20);
    await balance("suspense");
  });

  it("leave nothing behind when an order is called off, once", async () => {
    const order = await placed({ PAY: 3 }, { payment: "vietqr" });
    const receivable = await balance("buyer_receivable");
    const results = await Promise.all(Array.from({ length: 5 }, () => releaseOrder(order.orderId, { reason: "buyer", at: new Date(), actor: world.officer })));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await world.available("PAY")).toBe(stock);
    expect((await balance("buyer_receivable")) - receivable).toBe(BigInt(-order.total));
    expect((await findOrderById(order.orderId))?.state).toBe("cancelled");
  });
});

let sequence = 0;
function notice(change: { amount: number; content: string; reference?: string }) {
  const body = Buffer.from(JSON.stringify({ reference: `FT${(sequence += 1)}`, creditedAt: new Date().toISOString(), ...change }));
  const timestamp = String(Math.floor(Date.now() / 1000));
  return { body, headers: { timestamp, signature: signBankNotice(body, timestamp, BANK_SECRET) } };
}
async function credit(change: { amount: number; content: string; reference?: string }) {
  const { body, headers } = notice(change);
  const received = await receiveBankNotice(body, headers, new Date());
  if (!received.ok) throw new Error(received.error.kind);
  return received.value;
}

describe("bank transfers", () => {
  const transferOrder = () => placed({ PAY: 1 }, { payment: "vietqr" });
  const contentOf = (order: { payment: { reference: string | null } }) => `CT DEN:0123 ${order.payment.reference?.toLowerCase()} chuyen tien`;

  it.each([
    ["matched", 0, "paid", 0],
    ["underpaid", -1, "awaiting", -1],
    ["overpaid", 5_000, "paid", 5_000],
  ] as const)("%s: %i đồng from what is due", async (outcome, difference, state, rest) => {
    const suspense = await balance("suspense");
    const order = await transferOrder();
    const amount = order.total + difference;
    expect(await credit({ amount, content: contentOf(order) })).toEqual({ outcome, paid: state === "paid", repeated: false });
    expect(await stateOf(order.orderId)).toBe(state);
    expect(suspense - (await balance("suspense"))).toBe(rest < 0 ? BigInt(amount) : BigInt(rest));
  });

  it("notice the same credit once, another one as duplicate, an unknown and a late one", async () => {
    const order = await transferOrder();
    const same = { amount: order.total, content: contentOf(order), reference: "SAME" };
    const answers = await Promise.all([credit(same), credit(same), credit(same)]);
    expect(answers.filter((answer) => answer.repeated)).toHaveLength(2);
    expect(answers.every((answer) => answer.outcome === "matched" && answer.paid)).toBe(true);
    await expect(credit({ ...same, amount: 1 })).rejects.toThrow("conflict");
    expect(await credit({ amount: order.total, content: contentOf(order) })).toMatchObject({ outcome: "duplicate" });
    expect(await credit({ amount: 5_000, content: "tien hang" })).toMatchObject({ outcome: "unknown_reference", paid: false });

    const late = await transferOrder();
    await expireUnpaidOrders(later(23 * 60));
    expect(await stateOf(late.orderId)).toBe("awaiting");
    await expireUnpaidOrders(later(25 * 60));
    expect(await credit({ amount: late.total, content: contentOf(late) })).toMatchObject({ outcome: "late", paid: true });
    const dropped = await transferOrder();
    await releaseOrder(dropped.orderId, { reason: "buyer", at: new Date() });
    expect(await credit({ amount: dropped.total, content: contentOf(dropped) })).toMatchObject({ outcome: "late", paid: false });
    expect((await findOrderById(dropped.orderId))?.state).toBe("cancelled");
  });

  it("refuse what is not signed, old, renewed or no notice", async () => {
    const { body, headers } = notice({ amount: 1_000, content: "x" });
    const at = new Date();
    expect(await receiveBankNotice(body, { ...headers, signature: "sha256=00" }, at)).toMatchObject({ error: { kind: "bad_signature" } });
    expect(await receiveBankNotice(body, { ...headers, timestamp: String(Number(headers.timestamp) + 1) }, at)).toMatchObject({ error: { kind: "bad_signature" } });
    expect(await receiveBankNotice(body, headers, later(6))).toMatchObject({ error: { kind: "stale" } });
    expect(await receiveBankNotice(body, headers, later(-2))).toMatchObject({ error: { kind: "stale" } });
    const bad = Buffer.from('{"reference":"A","amount":1.5,"content":"","creditedAt":"today"}');
    expect(await receiveBankNotice(bad, { timestamp: headers.timestamp, signature: signBankNotice(bad, headers.timestamp, BANK_SECRET) }, at)).toMatchObject({ error: { kind: "malformed" } });
  });

  it("can be confirmed by hand, audited, also from suspense", async () => {
    const order = await transferOrder();
    const base = { paymentId: order.payment.id, amount: BigInt(order.total), actor: world.officer, reason: "Sao kê ngày hôm nay", at: new Date() };
    expect(await confirmVietQrByHand({ ...base, bankReference: "H1", reason: " " })).toMatchObject({ error: { kind: "malformed" } });
    expect(await confirmVietQrByHand({ ...base, bankReference: "H1" })).toEqual({ ok: true, value: { outcome: "matched", paid: true, repeated: false } });
    expect(await confirmVietQrByHand({ ...base, bankReference: "H1" })).toMatchObject({ error: { kind: "already_known", outcome: "matched" } });
    expect(await db().auditEntry.count({ where: { action: "payment.confirmed", subjectId: order.orderId, actorUserId: world.officer } })).toBe(1);

    const forgotten = await transferOrder();
    const suspense = await balance("suspense");
    await credit({ amount: forgotten.total, content: "khong ghi noi dung", reference: "LOST" });
    expect((await balance("suspense")) - suspense).toBe(BigInt(-forgotten.total));
    const found = { ...base, paymentId: forgotten.payment.id, amount: BigInt(forgotten.total), bankReference: "LOST" };
    expect(await confirmVietQrByHand(found)).toEqual({ ok: true, value: { outcome: "matched", paid: true, repeated: false } });
    expect(await balance("suspense")).toBe(suspense);
    const cod = await placed({ PAY: 1 });
    expect(await confirmVietQrByHand({ ...base, paymentId: cod.payment.id, bankReference: "H2" })).toMatchObject({ error: { kind: "not_found" } });
  });
});

describe("shipments", () => {
  it("go step by step, and the last parcel of a cash order pays it", async () => {
    const order = await placed({ PAY: 1 });
    const shipmentId = (await findOrderById(order.orderId))?.shipments[0]?.id ?? "";
    const step = (from: "pending" | "confirmed" | "shipped", to: "confirmed" | "shipped" | "delivered") => advanceShipment({ shipmentId, from, to, actor: world.officer });
    expect(await step("pending", "delivered")).toEqual({ ok: false, error: { kind: "not_allowed" } });
    const both = await Promise.all([step("pending", "confirmed"), step("pending", "confirmed")]);
    expect(both.filter((result) => result.ok)).toHaveLength(1);
    await step("confirmed", "shipped");
    expect((await findOrderById(order.orderId))?.state).toBe("shipped");
    expect(await releaseOrder(order.orderId, { reason: "operator", at: new Date() })).toEqual({ ok: false, error: { kind: "on_its_way" } });
    const cash = await balance("cash_cod");
    await step("shipped", "delivered");
    expect(await findOrderById(order.orderId)).toMatchObject({ state: "delivered", payment: { state: "paid" } });
    expect((await balance("cash_cod")) - cash).toBe(BigInt(order.total));
  });

  it("wait for the money", async () => {
    const order = await placed({ PAY: 1 }, { payment: "vietqr" });
    const shipmentId = (await findOrderById(order.orderId))?.shipments[0]?.id ?? "";
    expect(await advanceShipment({ shipmentId, from: "pending", to: "confirmed", actor: world.officer })).toEqual({ ok: false, error: { kind: "not_paid" } });
  });
});
