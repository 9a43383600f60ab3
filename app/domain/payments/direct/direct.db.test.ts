import { afterAll, beforeAll, expect, test } from "vitest";
import { openOrderWorld, order, filledCart, placed } from "../../../../tests/factories/order-world";
import { advanceShipment } from "~/domain/orders/advance-shipment.server";
import { cancelLines } from "~/domain/orders/cancel-lines.server";
import { findOrderById } from "~/domain/orders/order-queries.server";
import { findParcel } from "~/domain/orders/parcel-queries.server";
import { releaseOrder } from "~/domain/orders/release-order.server";
import { choosePayment } from "~/domain/payments/choose-payment.server";
import { expireUnpaidOrders } from "~/domain/payments/expire-unpaid-orders.server";
import { changePayoutAccount } from "~/domain/settlement/payout-account.server";
import { db } from "~/platform/db/client.server";
import { forgetEnv } from "~/platform/env/env.server";
import { readInvariants } from "../../../../scripts/invariants";
import { moveParcelPayment } from "./move-parcel-payment.server";
import { refundsByProducers } from "./producer-refunds.server";
import type { Teller } from "./parcel-payment";

const world = openOrderWorld();
const hours = (count: number) => new Date(Date.now() + count * 3_600_000);
const officer = () => ({ userId: world.officer, at: new Date() });

beforeAll(async () => {
  process.env.MONEY_HOLDING = "direct";
  forgetEnv();
  await world.sell({ sku: "HONEY", price: 200_000, stock: 1_000, producer: "bees" });
  await world.sell({ sku: "TEA", price: 150_000, stock: 1_000, producer: "hills" });
  await changePayoutAccount(world.producers.bees, { bankBin: "970405", account: "8100205012345", holder: "HTX ONG" }, officer());
});
afterAll(() => {
  process.env.MONEY_HOLDING = "";
  forgetEnv();
});

let transfers = 0;
const step = (shipmentId: string, from: "awaiting" | "said_paid" | "not_come" | "expired", to: "said_paid" | "received" | "not_come" | "awaiting", by: Teller, more: { bankReference?: string } = {}) =>
  moveParcelPayment({ shipmentId, from, to, by, actor: by === "buyer" ? null : world.officer, at: new Date(), ...(to === "received" && { bankReference: `FT${++transfers}` }), ...more });

async function direct(lines: Record<string, number>, change: Record<string, unknown> = { payment: "vietqr" }) {
  const order = await placed(lines, change);
  const parcels = await db().shipment.findMany({ where: { orderId: order.orderId }, include: { producer: true } });
  const of = (slug: string) => parcels.find(({ producer }) => producer.slug === slug)!;
  return { ...order, of, view: async () => (await findOrderById(order.orderId))! };
}
const balancesOf = async (orderId: string) =>
  Object.fromEntries((await db().$queryRaw<{ account: string; sum: bigint }[]>`
    SELECT e.account, sum(e.amount_vnd)::bigint AS sum FROM ledger_entry AS e JOIN ledger_transaction AS x ON x.id = e.transaction_id WHERE x.order_id = ${orderId}::uuid GROUP BY 1 HAVING sum(e.amount_vnd) <> 0`)
    .map(({ account, sum }) => [account, sum]));
async function carry(shipmentId: string) {
  for (const [from, to] of [["pending", "confirmed"], ["confirmed", "shipped"], ["shipped", "delivered"]] as const) {
    expect(await advanceShipment({ shipmentId, from, to, actor: world.officer })).toMatchObject({ ok: true });
  }
}
const broken = async () => (await readInvariants(process.env.DATABASE_URL ?? "")).filter(({ broken: count }) => count > 0);

test("who has no account cannot be paid by transfer, and nothing is written", async () => {
  const refused = await order(await filledCart({ HONEY: 1, TEA: 1 }), { payment: "vietqr" });
  expect(refused).toMatchObject({ ok: false, error: { kind: "invalid", errors: [{ path: "payment", message: expect.stringContaining("Hợp tác xã hills") }] } });
  expect(await order(await filledCart({ HONEY: 1 }), { payment: "card" })).toMatchObject({ ok: false, error: { kind: "invalid" } });
  expect(await db().order.count()).toBe(0);
  await changePayoutAccount(world.producers.hills, { bankBin: "970436", account: "0011001234567", holder: "NGUYEN VAN DOI" }, officer());
});

test("each parcel has its own transfer, moves with its own money, and the shop takes none in", async () => {
  const order = await direct({ HONEY: 2, TEA: 1 });
  expect(order).toMatchObject({ direct: true, payment: { reference: null } });
  expect(order.transfers).toMatchObject([{ producer: "bees", bankBin: "970405", account: "8100205012345", holder: "HTX ONG" }, { producer: "hills", account: "0011001234567" }]);
  expect(new Set(order.transfers?.map(({ reference }) => reference)).size).toBe(2);
  expect((order.transfers ?? []).reduce((sum, { amount }) => sum + amount, 0)).toBe(order.total);
  const { id } = order.of("bees");

  expect(await advanceShipment({ shipmentId: id, from: "pending", to: "confirmed", actor: world.officer })).toMatchObject({ ok: false, error: { kind: "not_paid" } });
  expect((await order.view()).state).toBe("awaiting_payment");
  expect(await step(id, "awaiting", "received", "producer")).toEqual({ ok: true, value: { late: false } });
  expect((await findParcel(world.producers.bees, id))?.payment).toEqual({ method: "vietqr", state: "paid" });
  expect((await findParcel(world.producers.hills, order.of("hills").id))?.payment.state).toBe("awaiting");
  await carry(id);
  expect((await order.view()).state).toBe("partly_shipped");
  expect(await advanceShipment({ shipmentId: order.of("hills").id, from: "pending", to: "confirmed", actor: world.officer })).toMatchObject({ ok: false });
  // 5 % of 400,000 is owed to the shop.
  const payable = await db().ledgerEntry.aggregate({ where: { account: "producer_payable", producerId: world.producers.bees }, _sum: { amountVnd: true } });
  expect(payable._sum.amountVnd).toBe(20_000n);

  expect(await step(order.of("hills").id, "awaiting", "received", "producer")).toMatchObject({ ok: true });
  await carry(order.of("hills").id);
  expect((await order.view())).toMatchObject({ state: "delivered", payment: { state: "paid" } });
  expect(await balancesOf(order.orderId)).toEqual({ commission_income: -(20_000n - 1_481n + 7_500n - 556n), commission_vat: -2_037n, producer_payable: 27_500n });
  expect(await broken()).toEqual([]);
});

test("cash at the door is the producer's", async () => {
  const order = await direct({ HONEY: 1, TEA: 1 }, { payment: "cod" });
  for (const slug of ["bees", "hills"]) await carry(order.of(slug).id);
  expect(await order.view()).toMatchObject({ state: "delivered", payment: { state: "paid" } });
  expect(Object.keys(await balancesOf(order.orderId)).sort()).toEqual(["commission_income", "commission_vat", "producer_payable"]);
  expect(await db().ledgerEntry.count({ where: { account: { startsWith: "cash" } } })).toBe(0);
  expect(await broken()).toEqual([]);
});

test("of two who confirm at once one is counted, and one transfer pays one parcel", async () => {
  const order = await direct({ HONEY: 1 });
  const { id } = order.of("bees");
  const bankReference = "FT-ONCE";
  const all = await Promise.all(Array.from({ length: 8 }, () => step(id, "awaiting", "received", "producer", { bankReference })));
  expect(all.every(({ ok }) => ok)).toBe(true);
  expect(await db().ledgerTransaction.count({ where: { orderId: order.orderId, kind: "paid_to_producer" } })).toBe(1);
  expect(await db().auditEntry.count({ where: { subjectId: order.orderId, action: "direct.received" } })).toBe(1);
  const other = await direct({ HONEY: 1 });
  expect(await step(other.of("bees").id, "awaiting", "received", "producer", { bankReference })).toEqual({ ok: false, error: { kind: "taken" } });
});

test("a buyer who says to have paid is not timed out; an operator decides", async () => {
  const order = await direct({ HONEY: 1, TEA: 1 });
  const { id } = order.of("bees");
  expect(await step(id, "awaiting", "not_come", "producer")).toEqual({ ok: false, error: { kind: "not_allowed" } });
  expect(await step(id, "awaiting", "said_paid", "buyer")).toMatchObject({ ok: true });
  expect(await choosePayment({ orderId: order.orderId, seen: order.payment.id, method: "cod", at: new Date() })).toMatchObject({ ok: false, error: { kind: "stale" } });
  expect(await releaseOrder(order.orderId, { reason: "operator", at: new Date() })).toMatchObject({ ok: false, error: { kind: "paid" } });
  expect(await step(id, "said_paid", "not_come", "producer")).toMatchObject({ ok: true });
  expect(await step(id, "said_paid", "received", "producer")).toEqual({ ok: false, error: { kind: "stale", state: "not_come" } });
  await expireUnpaidOrders(hours(25));
  expect((await order.view()).shipments.map(({ transfer }) => transfer?.state)).toEqual(["not_come", "expired"]);
  // Its goods went back by themselves.
  expect((await order.view()).shipments.map(({ state }) => state)).toEqual(["pending", "cancelled"]);
  expect(await step(id, "not_come", "received", "operator")).toMatchObject({ ok: true });
  expect((await order.view()).payment.state).toBe("paid");
  await carry(id);
  expect((await order.view()).state).toBe("delivered");
  // The other's money comes after all: it is owed back.
  expect(await step(order.of("hills").id, "expired", "received", "producer")).toEqual({ ok: true, value: { late: true } });
  expect(await broken()).toEqual([]);
});

test("an order nobody paid ends as a whole; late money for it is owed back or brings it back", async () => {
  const [both, one] = [await direct({ HONEY: 1, TEA: 1 }), await direct({ HONEY: 1 })];
  const stock = await world.available("HONEY");
  await expireUnpaidOrders(hours(25));
  expect((await both.view())).toMatchObject({ state: "cancelled", cancelReason: "unpaid" });
  expect(await world.available("HONEY")).toBeGreaterThanOrEqual(stock + 2);
  expect(await step(both.of("bees").id, "expired", "received", "producer")).toEqual({ ok: true, value: { late: true } });
  expect(await balancesOf(both.orderId)).toEqual({ producer_payable: BigInt(both.transfers![0]!.amount), refund_due: -BigInt(both.transfers![0]!.amount) });
  expect(await step(one.of("bees").id, "expired", "received", "producer")).toEqual({ ok: true, value: { late: false } });
  expect(await one.view()).toMatchObject({ state: "placed", payment: { state: "paid" } });
  expect(await broken()).toEqual([]);
});

test("another way is chosen while nobody has paid", async () => {
  const order = await direct({ HONEY: 1, TEA: 1 });
  expect(await choosePayment({ orderId: order.orderId, seen: order.payment.id, method: "cod", at: new Date() })).toMatchObject({ ok: true });
  await carry(order.of("bees").id);
  expect(await order.view()).toMatchObject({ direct: true, state: "partly_shipped", payment: { method: "cod" } });
  expect(await broken()).toEqual([]);
});

test("what is called off of a paid parcel is owed back by its producer; of an unpaid one nothing was paid", async () => {
  const order = await direct({ HONEY: 2, TEA: 2 });
  const [bees, hills] = [order.of("bees"), order.of("hills")];
  expect(await step(bees.id, "awaiting", "received", "producer")).toMatchObject({ ok: true });
  const lineOf = async (shipmentId: string) => (await db().orderLine.findFirstOrThrow({ where: { shipmentId } })).id;
  const off = async (shipmentId: string, quantity: number, reason: "buyer" | "operator") =>
    cancelLines({ shipmentId, lines: [{ lineId: await lineOf(shipmentId), quantity }], reason, by: world.officer, at: new Date(), state: "pending" });
  expect(await off(bees.id, 1, "operator")).toMatchObject({ ok: true, value: { refund: 200_000 } });
  const transferOf = async (shipmentId: string) => (await order.view()).shipments.find(({ id }) => id === shipmentId)?.transfer;
  const before = (await transferOf(hills.id))?.amount ?? 0n;
  expect(await off(hills.id, 1, "buyer")).toMatchObject({ ok: true, value: { refund: 0, amount: 150_000 } });
  expect((await transferOf(hills.id))?.amount).toBe(before - 150_000n);
  expect(await balancesOf(order.orderId)).toMatchObject({ refund_due: -200_000n, buyer_receivable: before - 150_000n });
  expect(await off(hills.id, 1, "buyer")).toMatchObject({ ok: true, value: { refund: 0, wholeParcel: true } });
  expect(await order.view()).toMatchObject({ state: "placed", payment: { state: "paid" } });
  expect(await refundsByProducers({ orderId: order.orderId })).toMatchObject([{ due: 200_000n, to: null, refunds: [] }]);
  expect(await broken()).toEqual([]);
});

test("a parcel refused at the door is paid back by the producer who was paid, freight and all", async () => {
  const order = await direct({ HONEY: 1 });
  const { id, feeVnd } = order.of("bees");
  expect(await step(id, "awaiting", "received", "producer")).toMatchObject({ ok: true });
  for (const [from, to] of [["pending", "confirmed"], ["confirmed", "shipped"]] as const) expect(await advanceShipment({ shipmentId: id, from, to, actor: world.officer })).toMatchObject({ ok: true });
  await db().$queryRaw`SELECT refuse_shipment(${JSON.stringify({ shipmentId: id, reason: "changed_mind", actor: world.officer })}::jsonb)`;
  expect(await refundsByProducers({ orderId: order.orderId })).toMatchObject([{ due: 200_000n + feeVnd }]);
  expect(await broken()).toEqual([]);
});

test("each order keeps the way it was placed", async () => {
  process.env.MONEY_HOLDING = "";
  forgetEnv();
  const order = await direct({ HONEY: 1 });
  expect(order.direct).toBeUndefined();
  expect(order.payment.reference).toMatch(/^XL/);
  expect((await order.view())).toMatchObject({ direct: false, shipments: [{ transfer: null }] });
  process.env.MONEY_HOLDING = "direct";
  forgetEnv();
  const late = await direct({ HONEY: 1 });
  process.env.MONEY_HOLDING = "";
  forgetEnv();
  expect(await step(late.of("bees").id, "awaiting", "received", "producer")).toMatchObject({ ok: true });
  expect(await broken()).toEqual([]);
});
