import { beforeAll, expect, test } from "vitest";
import { openOrderWorld, order as place, filledCart, placed } from "../../../tests/factories/order-world";
import { readInvariants } from "../../../scripts/invariants";
import { newId } from "~/lib/id";
import { localDateAt } from "~/lib/local-date";
import { db } from "~/platform/db/client.server";
import { advanceShipment } from "./advance-shipment.server";
import { codRule } from "./cod-rule.server";
import { listDeskOrders } from "./desk-orders.server";
import { findOrderById } from "./order-queries.server";
import { checkByPhone, refuseShipment, takeBackShipment } from "./refuse-shipment.server";
import { salesOf } from "./sales-queries.server";

const world = openOrderWorld();

beforeAll(async () => {
  await world.sell({ sku: "HONEY", price: 200_000, stock: 1_000, producer: "bees" });
  await world.sell({ sku: "WAX", price: 50_000, stock: 1_000, producer: "bees", unitsPerSale: 2 });
  await world.sell({ sku: "TEA", price: 150_000, stock: 1_000, producer: "hills" });
});

const parcelsOf = (orderId: string) => db().shipment.findMany({ where: { orderId }, include: { lines: true }, orderBy: { producer: { slug: "asc" } } });
/** Parcels of an order that are on their way. */
async function sent(lines: Record<string, number>, change: Record<string, unknown> = {}) {
  const order = await placed(lines, change);
  if (change["payment"] === "vietqr") {
    const pay = await db().payment.findFirstOrThrow({ where: { orderId: order.orderId } });
    await db().$queryRaw`SELECT receive_payment(${JSON.stringify({ paymentId: pay.id, amount: String(pay.amountVnd), account: "cash_vietqr", source: `bank:${newId()}` })}::jsonb)`;
  }
  const parcels = await parcelsOf(order.orderId);
  for (const { id } of parcels) {
    await checkByPhone(id, world.officer);
    for (const [from, to] of [["pending", "confirmed"], ["confirmed", "shipped"]] as const) expect(await advanceShipment({ shipmentId: id, from, to, actor: world.officer })).toMatchObject({ ok: true });
  }
  return { ...order, parcels };
}
const refuse = (shipmentId: string, reason: "changed_mind" | "not_as_ordered" = "changed_mind") => refuseShipment({ shipmentId, reason, note: "", actor: world.officer });
const balances = async (orderId: string) =>
  Object.fromEntries((await db().$queryRaw<{ account: string; sum: bigint }[]>`
    SELECT e.account, sum(e.amount_vnd)::bigint AS sum FROM ledger_entry AS e JOIN ledger_transaction AS x ON x.id = e.transaction_id WHERE x.order_id = ${orderId}::uuid GROUP BY 1 HAVING sum(e.amount_vnd) <> 0`).map(({ account, sum }) => [account, sum]));
const broken = async () => (await readInvariants(process.env["DATABASE_URL"] ?? "")).filter((one) => one.broken > 0);

test("a refused cash parcel takes its sale back; the shop bears the freight both ways, and nothing is sold or owed", async () => {
  const order = await sent({ HONEY: 2, WAX: 1 });
  const [parcel] = order.parcels;
  const at = new Date();
  expect(await refuse(parcel!.id)).toEqual({ ok: true, value: null });
  const fee = parcel!.feeVnd;
  expect(await balances(order.orderId)).toEqual({ refusal_cost: fee + fee / 2n, shipping_payable: -fee - fee / 2n });
  expect(await findOrderById(order.orderId)).toMatchObject({ state: "refused", payment: { state: "cancelled" }, shipments: [{ state: "refused" }] });
  expect((await listDeskOrders({ q: order.code, states: [], page: 1 } as never)).orders[0]).toMatchObject({ state: "refused" });
  expect(await salesOf(world.producers.bees, 4, at)).toMatchObject({ products: [] });
  expect(await refuse(parcel!.id)).toEqual({ ok: false, error: { kind: "stale", state: "refused" } });
  expect(await advanceShipment({ shipmentId: parcel!.id, from: "shipped", to: "delivered", actor: world.officer })).toEqual({ ok: false, error: { kind: "stale", state: "refused" } });
  const [kept] = await db().$queryRaw<[{ sum: bigint }]>`SELECT sum(c.amount_vnd)::bigint AS sum FROM line_charge AS c JOIN order_line AS l ON l.id = c.order_line_id WHERE l.order_id = ${order.orderId}::uuid`;
  expect(kept.sum).toBe(0n);
  expect(await broken()).toEqual([]);
});

test("what comes back is counted line by line: sound to the shelf, spoiled written off with a reason, once", async () => {
  const before = [await world.available("HONEY"), await world.available("WAX")] as const;
  const { parcels: [parcel] } = await sent({ HONEY: 3, WAX: 2 });
  await refuse(parcel!.id);
  const line = (sku: string) => parcel!.lines.find((one) => one.sku === sku)!.id;
  const found = [{ lineId: line("HONEY"), sound: 2, reason: "Vỡ một hũ" }, { lineId: line("WAX"), sound: 2, reason: "" }];
  for (const bad of [[], [found[0]!], [{ ...found[0]!, sound: 4 }, found[1]!], [{ ...found[0]!, reason: " " }, found[1]!]]) {
    expect(await takeBackShipment(parcel!.id, bad, world.officer)).toEqual({ ok: false, error: { kind: "lines" } });
  }
  const both = await Promise.all([1, 2].map(() => takeBackShipment(parcel!.id, found, world.officer)));
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect([await world.available("HONEY"), await world.available("WAX")]).toEqual([before[0] - 1, before[1]]);
  const moves = await db().stockMovement.findMany({ where: { orderId: parcel!.orderId, reason: { in: ["returned", "written_off"] } }, orderBy: { delta: "asc" } });
  expect(moves.map(({ delta, reason, note }) => [delta, reason, note])).toEqual([[-1, "written_off", "Vỡ một hũ"], [3, "returned", "changed_mind"], [4, "returned", "changed_mind"]]);
  expect(await takeBackShipment(newId(), [], world.officer)).toEqual({ ok: false, error: { kind: "not_found" } });
  expect(await broken()).toEqual([]);
});

test("of two parcels one is taken: its cash pays the order, whichever came to its end first", async () => {
  for (const refusedFirst of [true, false]) {
    const order = await sent({ HONEY: 1, TEA: 1 });
    const [bees, hills] = order.parcels;
    const deliver = () => advanceShipment({ shipmentId: hills!.id, from: "shipped", to: "delivered", actor: world.officer });
    if (refusedFirst) await refuse(bees!.id);
    await deliver();
    if (!refusedFirst) await refuse(bees!.id);
    const pay = await db().payment.findFirstOrThrow({ where: { orderId: order.orderId } });
    expect(pay).toMatchObject({ state: "paid", amountVnd: 150_000n + hills!.feeVnd });
    expect(await balances(order.orderId)).toMatchObject({ cash_cod: 150_000n + hills!.feeVnd });
    expect(await balances(order.orderId)).not.toHaveProperty("buyer_receivable");
    expect((await findOrderById(order.orderId))?.state).toBe("delivered");
  }
  expect(await broken()).toEqual([]);
});

test("what was paid before goes back to the buyer; not as ordered, the producer bears the freight", async () => {
  const order = await sent({ HONEY: 1 }, { payment: "vietqr" });
  const [parcel] = order.parcels;
  expect(await refuse(parcel!.id, "not_as_ordered")).toMatchObject({ ok: true });
  const fee = parcel!.feeVnd;
  expect(await balances(order.orderId)).toEqual({ cash_vietqr: 200_000n + fee, refund_due: -200_000n - fee, producer_payable: fee + fee / 2n, shipping_payable: -fee - fee / 2n });
  const [owed] = await db().$queryRaw<[{ owed: bigint; free: boolean }]>`SELECT sum(owed_vnd)::bigint AS owed, bool_and(free_at IS NOT NULL) AS free FROM payable_entry WHERE shipment_id = ${parcel!.id}::uuid`;
  expect(owed).toEqual({ owed: -(fee + fee / 2n), free: true });
  expect(await broken()).toEqual([]);
});

test("refused and delivered at the same moment is one of the two", async () => {
  const { parcels: [parcel], orderId } = await sent({ HONEY: 1 });
  const both = await Promise.all([refuse(parcel!.id), advanceShipment({ shipmentId: parcel!.id, from: "shipped", to: "delivered", actor: world.officer })]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(Object.keys(await balances(orderId))).not.toContain("buyer_receivable");
  expect(await broken()).toEqual([]);
});

test("who refuses is called before the next parcel leaves, and after more is offered no cash; what was wrong counts for nobody", async () => {
  const rule = (await codRule(localDateAt(new Date())))!;
  const contact = { name: "Trần Văn Từ", phone: "0912000001", email: "tu@example.vn" };
  expect((await parcelsOf((await placed({ HONEY: 1 }, { contact })).orderId))[0]).toMatchObject({ phoneCheck: false });
  const { parcels: [wrong] } = await sent({ HONEY: 1 }, { contact });
  await refuse(wrong!.id, "not_as_ordered");
  expect((await parcelsOf((await placed({ HONEY: 1 }, { contact })).orderId))[0]).toMatchObject({ phoneCheck: false });
  for (let count = 0; count < rule.stopAfter; count += 1) await refuse((await sent({ HONEY: 1 }, { contact })).parcels[0]!.id);
  const next = await place(await filledCart({ HONEY: 1 }), { contact });
  expect(next).toMatchObject({ ok: false, error: { kind: "invalid", errors: [{ path: "payment" }] } });
  await db().$executeRaw`UPDATE shipment SET refused_at = refused_at - make_interval(days => ${rule.windowDays}::int) WHERE refusal_reason = 'changed_mind' AND order_id IN (SELECT id FROM purchase_order WHERE contact_phone = '+84912000001' OR contact_phone = '0912000001')`;
  expect(await place(await filledCart({ HONEY: 1 }), { contact })).toMatchObject({ ok: true });
});

test("a first large order waits for a call; who called is kept, and it leaves only then", async () => {
  const { orderId } = await placed({ HONEY: 11 });
  const [parcel] = await parcelsOf(orderId);
  expect(parcel).toMatchObject({ phoneCheck: true, phoneCheckedAt: null });
  const ship = () => advanceShipment({ shipmentId: parcel!.id, from: "confirmed", to: "shipped", actor: world.officer });
  await advanceShipment({ shipmentId: parcel!.id, from: "pending", to: "confirmed", actor: world.officer });
  expect(await ship()).toEqual({ ok: false, error: { kind: "not_called" } });
  expect((await Promise.all([1, 2].map(() => checkByPhone(parcel!.id, world.officer)))).toSorted()).toEqual(["checked", "repeated"]);
  expect((await parcelsOf(orderId))[0]).toMatchObject({ phoneCheckedBy: world.officer, phoneCheckedAt: expect.any(Date) });
  expect(await ship()).toMatchObject({ ok: true });
  expect(await checkByPhone((await parcelsOf((await placed({ HONEY: 1 })).orderId))[0]!.id, world.officer)).toBe("not_found");
});
