import { beforeAll, expect, test } from "vitest";
import { openOrderWorld, placed } from "../../../tests/factories/order-world";
import { remitAll } from "../../../tests/factories/remitted";
import { askReturn } from "~/domain/aftersales/ask-return.server";
import { closeReturn } from "~/domain/aftersales/close-return.server";
import { trialBalance } from "~/domain/ledger/trial-balance.server";
import { advanceShipment } from "~/domain/orders/advance-shipment.server";
import { releaseOrder } from "~/domain/orders/release-order.server";
import { sellerCharges } from "~/domain/pricing/seller-charges.server";
import { localDateAt } from "~/lib/local-date";
import { db } from "~/platform/db/client.server";
import { moneyTrail } from "./money-trail.server";
import { changePayoutAccount } from "./payout-account.server";
import { listPayouts, listRuns, producerBalance, statementLines } from "./payout-queries.server";
import { preparePayouts } from "./prepare-payouts.server";
import { sendPayouts, settlePayout } from "./settle-payouts.server";
import { withholdings } from "./withholding.server";

const world = openOrderWorld();
const days = (count: number) => new Date(Date.now() + count * 86_400_000);
const officer = () => ({ userId: world.officer, at: new Date() });

beforeAll(async () => {
  await world.sell({ sku: "HONEY", price: 200_000, stock: 100_000, producer: "bees" });
  await world.sell({ sku: "TEA", price: 150_000, stock: 100_000, producer: "hills", setNo: 12 });
  await db().producer.update({ where: { id: world.producers.hills }, data: { kind: "household" } });
  await changePayoutAccount(world.producers.bees, { bankBin: "970405", account: "8100205012345", holder: "HTX ONG" }, officer());
  await changePayoutAccount(world.producers.hills, { bankBin: "970436", account: "0011001234567", holder: "NGUYEN VAN DOI" }, officer());
});

async function deliver(lines: Record<string, number>, change: Record<string, unknown> = {}) {
  const order = await placed(lines, change);
  const parcels = await db().shipment.findMany({ where: { orderId: order.orderId }, include: { lines: true } });
  for (const { id } of parcels) await carry(id);
  return { ...order, parcels };
}
async function carry(shipmentId: string) {
  for (const [from, to] of [["pending", "confirmed"], ["confirmed", "shipped"], ["shipped", "delivered"]] as const) {
    expect(await advanceShipment({ shipmentId, from, to, actor: world.officer })).toMatchObject({ ok: true });
  }
}
const balancesOf = async (orderId: string) =>
  Object.fromEntries((await db().$queryRaw<{ account: string; sum: bigint }[]>`
    SELECT e.account, sum(e.amount_vnd)::bigint AS sum FROM ledger_entry AS e JOIN ledger_transaction AS x ON x.id = e.transaction_id WHERE x.order_id = ${orderId}::uuid GROUP BY 1 HAVING sum(e.amount_vnd) <> 0`)
    .map(({ account, sum }) => [account, sum]));
const inBooks = async () => Object.values(await trialBalance()).reduce((sum: bigint, one) => sum + (one ?? 0n), 0n);
/** Gives back so many of a delivered line, nothing to be sent. */
async function giveBack(parcel: { id: string; lines: { id: string }[] }, quantity: number) {
  const asked = await askReturn({ shipmentId: parcel.id, userId: null, reason: "damaged", text: "Vỡ", lines: new Map([[parcel.lines[0]!.id, quantity]]), files: [], at: new Date() });
  expect(asked.ok).toBe(true);
  const { id } = await db().goodsReturn.findFirstOrThrow({ where: { shipmentId: parcel.id, state: "asked" } });
  expect(await closeReturn({ shipmentId: parcel.id, id, userId: world.officer, step: "settle", answer: "Xin lỗi" })).toMatchObject({ ok: true });
}

test("terms are frozen at the sale, posted at the door, taken of what buyers pay, and withheld of households only", async () => {
  const order = await deliver({ HONEY: 3, TEA: 2 });
  // 5 % with 8 % VAT inside, of 600,000 and 300,000; of the household 1 % and 0.5 %.
  expect(await balancesOf(order.orderId)).toMatchObject({
    commission_income: -(30_000n - 2_222n + 15_000n - 1_111n), commission_vat: -3_333n, vat_withheld: -3_000n, pit_withheld: -1_500n, producer_payable: -(570_000n + 280_500n),
  });
  expect((await sellerCharges(world.producers.hills, 12, localDateAt(new Date()))).map(({ charge, rateBp }) => [charge, rateBp])).toEqual([["commission", 500], ["vat_withheld", 100], ["pit_withheld", 50]]);
  await expect(db().$executeRaw`DELETE FROM line_charge`).rejects.toThrow(/line_charge/);
  expect(await inBooks()).toBe(0n);
});

test("the first row of the list that fits is the rate, and a later row changes no sale before it", async () => {
  const before = await placed({ TEA: 1 });
  const today = new Date(`${localDateAt(new Date())}T00:00:00Z`);
  await db().commissionRate.createMany({
    data: [
      { position: 10, producerId: world.producers.hills, setNumber: 12, rateBp: 300, validFrom: today, note: "Trà của hộ trong năm đầu" },
      { position: 20, setNumber: 12, rateBp: 700, validFrom: today, note: "Trà" },
    ],
  });
  const rates = (orderId: string) => db().$queryRaw<{ rate: number }[]>`
    SELECT c.rate_bp AS rate FROM line_charge AS c JOIN order_line AS l ON l.id = c.order_line_id WHERE l.order_id = ${orderId}::uuid AND c.charge = 'commission'`;
  expect(await rates((await placed({ TEA: 1 })).orderId)).toEqual([{ rate: 300 }]);
  expect(await rates(before.orderId)).toEqual([{ rate: 500 }]);
  await expect(db().commissionRate.create({ data: { position: 10, rateBp: 100, validFrom: today, note: "nữa" } })).rejects.toThrow(/commission_rate_one_a_place/);
  await db().commissionRate.updateMany({ where: { position: { in: [10, 20] } }, data: { validTo: new Date(today.getTime() + 86_400_000), validFrom: new Date(today.getTime() - 86_400_000) } });
});

test("a return takes its part of every charge back, to the last đồng, and a released order leaves none", async () => {
  const order = await deliver({ HONEY: 3 });
  const parcel = order.parcels[0]!;
  for (const _ of [1, 2]) await giveBack(parcel, 1);
  const left = await balancesOf(order.orderId);
  expect(left).toMatchObject({ producer_payable: -190_000n, commission_income: -(10_000n - 741n), commission_vat: -741n });
  await giveBack(parcel, 1);
  expect(await balancesOf(order.orderId)).toEqual({ cash_cod: 600_000n + parcel.feeVnd, refund_due: -(600_000n + parcel.feeVnd), producer_payable: parcel.feeVnd, shipping_payable: -parcel.feeVnd });
  const off = await placed({ HONEY: 1 });
  expect(await releaseOrder(off.orderId, { reason: "buyer", at: new Date() })).toMatchObject({ ok: true });
  const [sum] = await db().$queryRaw<[{ amount: bigint }]>`SELECT sum(c.amount_vnd)::bigint AS amount FROM line_charge AS c JOIN order_line AS l ON l.id = c.order_line_id WHERE l.order_id = ${off.orderId}::uuid`;
  expect(sum.amount).toBe(0n);
});

test("cash at the door is booked with its parcel, and the last parcel pays the order", async () => {
  const order = await placed({ HONEY: 1, TEA: 1 });
  const parcels = await db().shipment.findMany({ where: { orderId: order.orderId } });
  await carry(parcels[0]!.id);
  const first = (await balancesOf(order.orderId))["cash_cod"];
  expect(first).toBeGreaterThan(parcels[0]!.feeVnd);
  expect((await db().payment.findFirstOrThrow({ where: { orderId: order.orderId } })).state).toBe("due_on_delivery");
  await carry(parcels[1]!.id);
  expect((await balancesOf(order.orderId))["cash_cod"]).toBe(BigInt(order.total));
  expect(await balancesOf(order.orderId)).not.toHaveProperty("buyer_receivable");
  expect((await db().payment.findFirstOrThrow({ where: { orderId: order.orderId } })).state).toBe("paid");
});

test("of ten who prepare at once one does, nothing goes out before its time, and what is open waits", async () => {
  const { bees, hills } = world.producers;
  const disputed = await deliver({ HONEY: 1 });
  await askReturn({ shipmentId: disputed.parcels[0]!.id, userId: null, reason: "damaged", text: "Vỡ", lines: new Map([[disputed.parcels[0]!.lines[0]!.id, 1]]), files: [], at: new Date() });
  await remitAll(world.officer);
  expect(await preparePayouts(days(6), world.officer)).toEqual({ ok: false, error: { kind: "nothing" } });
  const due = await producerBalance(bees, days(8));
  expect(due).toMatchObject({ held: expect.any(BigInt), underWay: 0n });
  expect(due.held).toBeGreaterThanOrEqual(190_000n);
  const runs = await Promise.all(Array.from({ length: 10 }, () => preparePayouts(days(8), world.officer)));
  expect(runs.filter(({ ok }) => ok)).toHaveLength(1);
  expect(runs.filter((run) => !run.ok && run.error.kind === "already")).toHaveLength(9);
  const [run] = await listRuns(1);
  const payouts = await listPayouts({ runId: run!.id });
  expect(payouts.map(({ producerId }) => producerId).sort()).toEqual([bees, hills].sort());
  const ours = payouts.find(({ producerId }) => producerId === bees)!;
  expect(ours.amount).toBe(due.free);
  const lines = await statementLines({ payoutId: ours.id });
  expect(lines.reduce((sum, { total }) => sum + total, 0n)).toBe(ours.amount);
  for (const line of lines) expect(line.goods + line.discount - line.commission - line.commissionVat - line.vatWithheld - line.pitWithheld + line.refunds + line.other).toBe(line.total);
  expect(await producerBalance(bees, days(8))).toMatchObject({ free: 0n, underWay: ours.amount });
  // The next day there is nothing new.
  expect(await preparePayouts(days(9), world.officer)).toEqual({ ok: false, error: { kind: "nothing" } });
  const trail = await moneyTrail((await db().order.findUniqueOrThrow({ where: { id: disputed.orderId } })).code);
  expect(trail.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["order_placed", "payment_received", "sale_charged"]));
  expect(await inBooks()).toBe(0n);
});

test("what the bank reports is done once; what bounces is owed again, and a refund after a payout is set off", async () => {
  const { bees, hills } = world.producers;
  const [run] = await listRuns(1);
  const [a, b] = [await listPayouts({ runId: run!.id, producerId: bees }), await listPayouts({ runId: run!.id, producerId: hills })].map(([one]) => one!);
  expect(await settlePayout({ code: a!.code, amount: a!.amount, to: "paid", bankReference: "FT1", reason: null }, officer())).toEqual({ kind: "wrong_state", state: "prepared" });
  const sent = await Promise.all([sendPayouts(run!.id, officer()), sendPayouts(run!.id, officer())]);
  expect(sent.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await settlePayout({ code: a!.code, amount: a!.amount + 1n, to: "paid", bankReference: "FT1", reason: null }, officer())).toEqual({ kind: "wrong_amount", amount: a!.amount });
  const paid = await Promise.all([1, 2, 3].map(() => settlePayout({ code: a!.code, amount: a!.amount, to: "paid", bankReference: "FT1", reason: null }, officer())));
  expect(paid.map(({ kind }) => kind).sort()).toEqual(["repeated", "repeated", "settled"]);
  expect(await settlePayout({ code: b!.code, amount: b!.amount, to: "bounced", bankReference: "FT2", reason: "" }, officer())).toEqual({ kind: "no_reason" });
  expect(await settlePayout({ code: b!.code, amount: b!.amount, to: "bounced", bankReference: "FT2", reason: "Sai số tài khoản" }, officer())).toEqual({ kind: "settled" });
  expect(await producerBalance(hills, days(8))).toMatchObject({ free: b!.amount, underWay: 0n });
  const books = await trialBalance();
  expect(books).toMatchObject({ payout_pending: 0n, cash_cod: 0n });
  // Nobody is paid out of cash that is not there.
  expect(books.cash_vietqr).toBeGreaterThan(0n);

  // An order that was paid out is given back: the debt is set off against the next.
  const [sold] = await db().$queryRaw<{ id: string }[]>`
    SELECT s.id FROM payout_item AS i JOIN ledger_entry AS e ON e.id = i.entry_id JOIN ledger_transaction AS x ON x.id = e.transaction_id JOIN shipment AS s ON s.order_id = x.order_id AND s.producer_id = e.producer_id
    WHERE i.payout_id = ${a!.id}::uuid AND x.kind = 'order_placed' AND NOT EXISTS (SELECT 1 FROM goods_return AS g WHERE g.shipment_id = s.id) ORDER BY s.id LIMIT 1`;
  const parcel = await db().shipment.findUniqueOrThrow({ where: { id: sold!.id }, include: { lines: true } });
  await giveBack(parcel, 1);
  const debt = (await producerBalance(bees, days(9))).free;
  expect(debt).toBeLessThan(0n);
  await deliver({ HONEY: 2 });
  await remitAll(world.officer);
  const next = await preparePayouts(days(20), null);
  expect(next).toMatchObject({ ok: true });
  const [again] = await listPayouts({ runId: next.ok ? next.value.runId : "", producerId: bees });
  expect(again!.amount).toBe(380_000n + debt);
  expect((await listPayouts({ producerId: hills })).map(({ state }) => state).sort()).toEqual(["bounced", "prepared"]);
  expect(await inBooks()).toBe(0n);
});

test("a year's withheld taxes are those of its delivered sales, less returns", async () => {
  const { hills } = world.producers;
  const [year] = await withholdings(hills);
  expect(year!.base).toBeGreaterThan(0n);
  expect(year!.pit).toBe(year!.base / 200n);
  expect(await withholdings(world.producers.bees)).toEqual([]);
});
