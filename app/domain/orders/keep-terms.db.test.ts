import { beforeAll, describe, expect, it } from "vitest";
import { BANK_SECRET, openOrderWorld, placed } from "../../../tests/factories/order-world";
import { readInvariants } from "../../../scripts/invariants";
import { receiveBankNotice, signBankNotice } from "~/domain/payments/bank-credit.server";
import { findNotice } from "./parcel-terms.server";
import { newId } from "~/lib/id";
import { addDays, localDateAt, startOfDay, toDateColumn } from "~/lib/local-date";
import { db } from "~/platform/db/client.server";
import { advanceShipment } from "./advance-shipment.server";
import { remindProducers } from "./bulk-orders.server";
import { cancelLateParcel } from "./cancel-late-parcel.server";
import { keepTerms } from "./keep-terms.server";

const world = openOrderWorld();
const HOUR = 3_600_000;
const now = Date.now();
const today = localDateAt(new Date(now));
/** Some time after the last moment of a day so many days from now. */
const dayPlus = (days: number) => new Date(startOfDay(addDays(today, days)).getTime() + HOUR);

beforeAll(async () => {
  await world.sell({ sku: "CLOCK", price: 60_000, stock: 400, producer: "bees" });
});
let sequence = 0;
async function paid(lines: Record<string, number> = { CLOCK: 2 }) {
  const order = await placed(lines, { payment: "vietqr" });
  const body = Buffer.from(JSON.stringify({ reference: `FTC${(sequence += 1)}`, amount: order.total, content: `CK ${order.payment.reference}`, creditedAt: new Date().toISOString() }));
  const timestamp = String(Math.floor(Date.now() / 1000));
  expect((await receiveBankNotice(body, { timestamp, signature: signBankNotice(body, timestamp, BANK_SECRET) }, new Date())).ok).toBe(true);
  return parcelOf(order);
}
async function parcelOf(order: { orderId: string; code: string; total: number }) {
  const parcel = await db().shipment.findFirstOrThrow({ where: { orderId: order.orderId } });
  return { ...order, shipmentId: parcel.id };
}
async function move(shipmentId: string, ...steps: ("confirmed" | "shipped" | "delivered")[]): Promise<void> {
  const before = { confirmed: "pending", shipped: "confirmed", delivered: "shipped" } as const;
  for (const to of steps) expect((await advanceShipment({ shipmentId, from: before[to], to, carrier: "VNPost", actor: world.officer })).ok).toBe(true);
}
const stateOf = async (id: string) => (await db().shipment.findUniqueOrThrow({ where: { id } })).state;
const refundDue = async (orderId: string) => {
  const [row] = await db().$queryRaw<[{ due: number }]>`SELECT coalesce(-sum(e.amount_vnd), 0)::int AS due FROM ledger_entry AS e JOIN ledger_transaction AS x ON x.id = e.transaction_id WHERE x.order_id = ${orderId}::uuid AND e.account = 'refund_due'`;
  return row.due;
};
const notices = async (shipmentId: string) => (await db().parcelNotice.findMany({ where: { key: shipmentId }, orderBy: { at: "asc" } })).map(({ occasion }) => occasion);
/** Two workers at the same moment. */
const twice = (at: Date) => Promise.all([keepTerms(at), keepTerms(at)]);

describe("a parcel that nobody confirms", () => {
  it("is reminded of after a day, once, and called off after three with what was paid due back; both are told", async () => {
    const [parcel, cash, unpaid] = [await paid(), await parcelOf(await placed({ CLOCK: 1 })), await parcelOf(await placed({ CLOCK: 1 }, { payment: "vietqr" }))];
    await twice(new Date(now + 23 * HOUR));
    expect(await notices(parcel.shipmentId)).toEqual([]);
    await twice(new Date(now + 25 * HOUR));
    await twice(new Date(now + 26 * HOUR));
    expect(await notices(parcel.shipmentId)).toEqual(["confirm"]);
    expect(await notices(unpaid.shipmentId)).toEqual([]);
    const [notice] = await db().parcelNotice.findMany({ where: { key: cash.shipmentId } });
    expect(await findNotice(notice?.id ?? "")).toMatchObject({ occasion: "confirm", codes: [cash.code] });

    const before = await world.available("CLOCK");
    await twice(new Date(now + 71 * HOUR));
    expect(await stateOf(parcel.shipmentId)).toBe("pending");
    await twice(new Date(now + 73 * HOUR));
    await keepTerms(new Date(now + 74 * HOUR));
    expect([await stateOf(parcel.shipmentId), await stateOf(cash.shipmentId), await stateOf(unpaid.shipmentId)]).toEqual(["cancelled", "cancelled", "pending"]);
    expect(await refundDue(parcel.orderId)).toBe(parcel.total);
    expect(await refundDue(cash.orderId)).toBe(0);
    expect(await world.available("CLOCK")).toBe(before + 3);
    expect(await db().outboxMessage.count({ where: { topic: "mail.lines_cancelled" } })).toBe(2);
    expect(await findNotice(notice?.id ?? "")).toBeNull();
  });
});

describe("a parcel that does not leave", () => {
  it("is reminded of, then its buyer may call it off, and in the end the shop does", async () => {
    const [mine, theirs, promised] = [await paid(), await paid(), await paid()];
    for (const { shipmentId } of [mine, theirs, promised]) await move(shipmentId, "confirmed");
    await db().shipment.update({ where: { id: promised.shipmentId }, data: { shipBy: toDateColumn(addDays(today, 30)) } });
    expect(await cancelLateParcel(mine.shipmentId, { userId: null, at: dayPlus(4) })).toEqual({ ok: false, error: { kind: "not_late" } });
    await twice(dayPlus(3));
    expect(await notices(mine.shipmentId)).toEqual([]);
    await twice(dayPlus(4));
    expect(await notices(mine.shipmentId)).toEqual(["ship"]);
    const pressed = await Promise.all(Array.from({ length: 3 }, () => cancelLateParcel(mine.shipmentId, { userId: null, at: dayPlus(5) })));
    expect(pressed.filter(({ ok }) => ok)).toHaveLength(1);
    expect([await stateOf(mine.shipmentId), await refundDue(mine.orderId)]).toEqual(["cancelled", mine.total]);
    await twice(dayPlus(10));
    expect(await stateOf(theirs.shipmentId)).toBe("confirmed");
    await twice(dayPlus(11));
    expect([await stateOf(theirs.shipmentId), await refundDue(theirs.orderId)]).toEqual(["cancelled", theirs.total]);
    // What is made to order or harvested goes by its own promised day.
    expect([await stateOf(promised.shipmentId), await notices(promised.shipmentId)]).toEqual(["confirmed", []]);
    await keepTerms(dayPlus(31));
    expect(await notices(promised.shipmentId)).toEqual(["ship"]);
    await keepTerms(dayPlus(38));
    expect(await stateOf(promised.shipmentId)).toBe("cancelled");
  });
});

describe("a parcel that is not said to have arrived", () => {
  it("is asked after, then counts as delivered, unless something is open, cash is to be taken or a document to be seen", async () => {
    const [fine, complained, alcohol, cash] = [await paid(), await paid(), await paid(), await parcelOf(await placed({ CLOCK: 1 }))];
    for (const { shipmentId } of [fine, complained, alcohol, cash]) await move(shipmentId, "confirmed", "shipped");
    await db().shipment.update({ where: { id: alcohol.shipmentId }, data: { ageCheck: true } });
    await db().shipmentProblem.create({ data: { id: newId(), shipmentId: complained.shipmentId, kind: "lost", bySeller: false, text: "Chưa thấy hàng", at: new Date() } });
    const { maxDays } = await db().shipment.findUniqueOrThrow({ where: { id: fine.shipmentId } });
    const quoted = maxDays ?? 10;
    await twice(dayPlus(quoted + 2));
    expect(await notices(fine.shipmentId)).toEqual([]);
    await twice(dayPlus(quoted + 3));
    expect(await notices(fine.shipmentId)).toEqual(["delivered"]);
    await twice(dayPlus(quoted + 7));
    expect(await stateOf(fine.shipmentId)).toBe("shipped");
    await twice(dayPlus(quoted + 8));
    expect(await Promise.all([fine, complained, alcohol, cash].map(({ shipmentId }) => stateOf(shipmentId)))).toEqual(["delivered", "shipped", "shipped", "shipped"]);
    const rows = await db().auditEntry.findMany({ where: { action: "shipment.delivered", subjectId: fine.orderId } });
    expect(rows).toMatchObject([{ actorKind: "system", actorUserId: null, reason: "term" }]);
  });
});

it("a producer is reminded by an officer once a day, and told of each order why not", async () => {
  const [waits, gone] = [await paid(), await paid()];
  await move(gone.shipmentId, "confirmed", "shipped", "delivered");
  const remind = () => remindProducers({ orders: [waits.orderId, gone.orderId] }, { userId: world.officer, at: new Date() });
  const of = (rows: Awaited<ReturnType<typeof remind>>, id: string) => rows.find((row) => row.id === id)?.outcome;
  const first = await remind();
  expect([of(first, waits.orderId), of(first, gone.orderId)]).toEqual(["reminded", "nothing_waits"]);
  const second = await remind();
  expect([of(second, waits.orderId), of(second, gone.orderId)]).toEqual(["already_today", "nothing_waits"]);
  expect(await db().auditEntry.count({ where: { action: "shipment.reminded" } })).toBe(1);
});

it("leaves the books right", async () => {
  expect((await readInvariants(process.env["DATABASE_URL"] ?? "")).filter(({ broken, rule }) => broken > 0 && !rule.startsWith("no message"))).toEqual([]);
});
