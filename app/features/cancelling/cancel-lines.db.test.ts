import { beforeAll, describe, expect, it } from "vitest";
import { readInvariants } from "../../../scripts/invariants";
import { openOrderWorld, placed } from "../../../tests/factories/order-world";
import { askReturn } from "~/domain/aftersales/ask-return.server";
import { closeReturn } from "~/domain/aftersales/close-return.server";
import { changePayoutAccount } from "~/domain/settlement/payout-account.server";
import { statementLines } from "~/domain/settlement/payout-queries.server";
import { preparePayouts } from "~/domain/settlement/prepare-payouts.server";
import { createLot } from "~/domain/traceability/create-lot.server";
import { addDays, localDateAt } from "~/lib/local-date";
import { db } from "~/platform/db/client.server";
import { advanceShipment } from "~/domain/orders/advance-shipment.server";
import { cancelLines, type LineCancelling } from "~/domain/orders/cancel-lines.server";
import { releaseOrder } from "~/domain/orders/release-order.server";
import { weighParcel } from "~/domain/orders/weigh-parcel.server";

const world = openOrderWorld();
const HOUR = 3_600_000;

beforeAll(async () => {
  await world.sell({ sku: "HONEY", price: 200_000, stock: 1_000, producer: "bees" });
  await world.sell({ sku: "BOX", price: 550_000, stock: 0, producer: "bees", sharesStockWith: "HONEY", unitsPerSale: 3 });
  await world.sell({ sku: "TEA", price: 150_000, stock: 1_000, producer: "hills" });
  await world.sell({ sku: "APPLE", price: 45_000, stock: 1_000, producer: "bees", mode: { saleMode: "by_weight", weightMarginBp: 500 } });
  await db().variant.update({ where: { sku: "APPLE" }, data: { netWeightG: 1_000 } });
  await world.sell({ sku: "LOOM", price: 300_000, stock: 0, producer: "hills", mode: { saleMode: "made_to_order", leadDays: 10, weeklyCapacity: 5 } });
  await db().voucher.create({
    data: { id: crypto.randomUUID(), producerId: world.producers.bees, code: "ONG10", percentBp: 1_000, minimumVnd: 500_000n, validFrom: new Date("2020-01-01"), validTo: new Date("2040-01-01"), totalLimit: 9_999, perBuyerLimit: 99, createdAt: new Date(), createdBy: world.officer },
  });
});

type Parcel = { id: string; producerId: string; feeVnd: bigint; lines: { id: string; sku: string }[] };
/** An order, its parcels by producer, its lines by SKU, and whatever is asked of it later. */
async function ordered(lines: Record<string, number>, change: Record<string, unknown> = {}) {
  const { orderId } = await placed(lines, change);
  const parcels: Parcel[] = await db().shipment.findMany({ where: { orderId }, include: { lines: true } });
  const parcelOf = (producer: "bees" | "hills") => parcels.find(({ producerId }) => producerId === world.producers[producer])!;
  const lineOf = (sku: string) => parcels.flatMap((parcel) => parcel.lines).find((line) => line.sku === sku)!.id;
  const off = (producer: "bees" | "hills", quantities: Record<string, number> | null, more: Partial<LineCancelling> = {}) =>
    cancelLines({
      shipmentId: parcelOf(producer).id, reason: "buyer", by: null, at: new Date(), state: "pending", ...more,
      lines: quantities && Object.entries(quantities).map(([sku, quantity]) => ({ lineId: lineOf(sku), quantity })),
    });
  return { orderId, parcelOf, lineOf, off, step: (producer: "bees" | "hills", ...steps: readonly (readonly ["pending" | "confirmed" | "shipped", "confirmed" | "shipped" | "delivered"])[]) => carry(parcelOf(producer).id, steps) };
}
async function carry(shipmentId: string, steps: readonly (readonly ["pending" | "confirmed" | "shipped", "confirmed" | "shipped" | "delivered"])[]) {
  for (const [from, to] of steps) expect(await advanceShipment({ shipmentId, from, to, actor: world.officer })).toMatchObject({ ok: true });
}
const ALL_THE_WAY = [["pending", "confirmed"], ["confirmed", "shipped"], ["shipped", "delivered"]] as const;
const payment = (orderId: string) => db().payment.findFirstOrThrow({ where: { orderId }, orderBy: { createdAt: "desc" } });
async function pay(orderId: string, amount?: bigint, paymentId?: string) {
  const { id, amountVnd, method } = paymentId ? await db().payment.findUniqueOrThrow({ where: { id: paymentId } }) : await payment(orderId);
  const request = { paymentId: id, amount: Number(amount ?? amountVnd), account: method === "card" ? "cash_card" : "cash_vietqr", source: `test:${crypto.randomUUID()}` };
  const [{ answer }] = await db().$queryRaw<[{ answer: { outcome: string } }]>`SELECT receive_payment(${JSON.stringify(request)}::jsonb) AS answer`;
  return answer.outcome;
}
const balances = async (orderId: string) =>
  Object.fromEntries((await db().$queryRaw<{ account: string; sum: bigint }[]>`
    SELECT e.account, sum(e.amount_vnd)::bigint AS sum FROM ledger_entry AS e JOIN ledger_transaction AS x ON x.id = e.transaction_id WHERE x.order_id = ${orderId}::uuid GROUP BY 1 HAVING sum(e.amount_vnd) <> 0`)
    .map(({ account, sum }) => [account, sum]));
const refundDue = async (orderId: string) =>
  (await db().$queryRaw<{ account: string; due: bigint }[]>`SELECT account, due_vnd AS due FROM order_refund_due WHERE order_id = ${orderId}::uuid`).map(({ account, due }) => [account, due]);
const charged = async (lineId: string, charge = "commission") =>
  (await db().$queryRaw<{ reason: string; base: bigint; amount: bigint }[]>`SELECT reason, base_vnd AS base, amount_vnd AS amount FROM line_charge WHERE order_line_id = ${lineId}::uuid AND charge = ${charge} ORDER BY at, id`);

describe("what is not paid is not asked for any more", () => {
  it("by transfer: the amount follows, and money of the old amount lies visibly in suspense", async () => {
    const { orderId, off, lineOf, parcelOf } = await ordered({ HONEY: 3, TEA: 1 }, { payment: "vietqr" });
    const before = (await payment(orderId)).amountVnd;
    const stock = await world.available("HONEY");
    expect(await off("bees", { HONEY: 2 })).toMatchObject({ ok: true, value: { amount: 400_000, refund: 0, wholeParcel: false, wholeOrder: false, sessionId: null } });
    expect((await payment(orderId)).amountVnd).toBe(before - 400_000n);
    expect(await world.available("HONEY")).toBe(stock + 2);
    expect(await charged(lineOf("HONEY"))).toEqual([{ reason: "sale", base: 600_000n, amount: 30_000n }, { reason: "cancelled", base: -400_000n, amount: -20_000n }]);
    expect(await pay(orderId, before)).toBe("overpaid");
    expect(await refundDue(orderId)).toEqual([["suspense", 400_000n]]);
    expect(await balances(orderId)).toMatchObject({ cash_vietqr: before, suspense: -400_000n, producer_payable: -350_000n });
    await carry(parcelOf("bees").id, ALL_THE_WAY);
  });

  it("by card: the page of the old amount is given up for a payment of the new one", async () => {
    const { orderId, off } = await ordered({ HONEY: 2, TEA: 1 }, { payment: "vietqr" });
    await db().payment.updateMany({ where: { orderId }, data: { method: "card", reference: null, stripeSessionId: `cs_${orderId}`, stripeUrl: "https://pay.example" } });
    const old = await payment(orderId);
    expect(await off("bees", { HONEY: 1 })).toMatchObject({ ok: true, value: { sessionId: `cs_${orderId}` } });
    const now = await payment(orderId);
    expect(now).toMatchObject({ method: "card", state: "awaiting", amountVnd: old.amountVnd - 200_000n, stripeSessionId: null, expiresAt: old.expiresAt });
    expect(await pay(orderId, old.amountVnd, old.id)).toBe("replaced");
    expect(await refundDue(orderId)).toEqual([["suspense", old.amountVnd]]);
    expect(await pay(orderId)).toBe("matched");
  });

  it("at the door: what is collected follows, and the last door pays the order, also when the rest is called off", async () => {
    const { orderId, off, step, parcelOf } = await ordered({ HONEY: 2, TEA: 2 });
    const before = (await payment(orderId)).amountVnd;
    expect(await off("hills", { TEA: 1 })).toMatchObject({ ok: true, value: { amount: 150_000, refund: 0 } });
    expect((await payment(orderId)).amountVnd).toBe(before - 150_000n);
    await step("bees", ...ALL_THE_WAY);
    const fee = parcelOf("bees").feeVnd;
    expect(await off("hills", null, { reason: "operator", by: world.officer })).toMatchObject({ ok: true, value: { wholeParcel: true, wholeOrder: false, refund: 0 } });
    expect(await payment(orderId)).toMatchObject({ state: "paid", amountVnd: 400_000n + fee });
    expect(await balances(orderId)).toMatchObject({ cash_cod: 400_000n + fee });
    expect(await db().order.findUniqueOrThrow({ where: { id: orderId } })).toMatchObject({ cancelledAt: null });
  });

  it("the last line ends the order; nothing is owed to anybody", async () => {
    for (const method of ["cod", "vietqr"] as const) {
      const stock = await world.available("HONEY");
      const { orderId, off } = await ordered({ HONEY: 2, BOX: 1, TEA: 1 }, { payment: method });
      expect(await off("bees", { HONEY: 2 })).toMatchObject({ ok: true });
      expect(await off("bees", null)).toMatchObject({ ok: true, value: { wholeParcel: true, wholeOrder: false } });
      expect(await off("hills", { TEA: 1 })).toMatchObject({ ok: true, value: { wholeOrder: true } });
      expect(await balances(orderId)).toEqual({});
      expect(await payment(orderId)).toMatchObject({ state: "cancelled" });
      expect(await db().order.findUniqueOrThrow({ where: { id: orderId } })).toMatchObject({ cancelReason: "buyer" });
      expect(await world.available("HONEY")).toBe(stock);
      expect(await off("hills", null)).toMatchObject({ ok: false, error: { kind: "already" } });
      expect(await releaseOrder(orderId, { reason: "operator", at: new Date() })).toMatchObject({ ok: false, error: { kind: "already" } });
    }
  });
});

describe("what was paid is due back", () => {
  it("by part, by parcel with its fee, and whole with the last", async () => {
    const { orderId, off, step, parcelOf } = await ordered({ HONEY: 3, TEA: 1 }, { payment: "vietqr" });
    const total = (await payment(orderId)).amountVnd;
    expect(await pay(orderId)).toBe("matched");
    expect(await off("bees", { HONEY: 1 })).toMatchObject({ ok: true, value: { amount: 200_000, refund: 200_000 } });
    expect(await refundDue(orderId)).toEqual([["refund_due", 200_000n]]);
    await step("hills", ["pending", "confirmed"]);
    expect(await off("hills", null, { state: "confirmed" })).toMatchObject({ ok: false, error: { kind: "wrong_state" } });
    expect(await off("hills", null, { state: "confirmed", reason: "producer", by: world.officer, note: "Hết hàng" })).toMatchObject({ ok: true, value: { wholeParcel: true, refund: Number(150_000n + parcelOf("hills").feeVnd) } });
    expect(await db().shipment.findUniqueOrThrow({ where: { id: parcelOf("hills").id } })).toMatchObject({ state: "cancelled", feeVnd: 0n });
    expect(await off("bees", null, { reason: "unconfirmed" })).toMatchObject({ ok: true, value: { wholeOrder: true } });
    expect(await refundDue(orderId)).toEqual([["refund_due", total]]);
    expect(await balances(orderId)).toEqual({ cash_vietqr: total, refund_due: -total });
    expect(await payment(orderId)).toMatchObject({ state: "paid" });
  });

  it("what is left is delivered, charged and reviewed; what was called off is not", async () => {
    const { orderId, off, step, lineOf, parcelOf } = await ordered({ HONEY: 2, BOX: 1 }, { payment: "vietqr" });
    await pay(orderId);
    await off("bees", { BOX: 1 });
    await step("bees", ...ALL_THE_WAY);
    const fee = parcelOf("bees").feeVnd;
    expect(await balances(orderId)).toEqual({ cash_vietqr: 950_000n + fee, refund_due: -550_000n, producer_payable: -380_000n, commission_income: -18_519n, commission_vat: -1_481n, shipping_payable: -fee });
    const review = async (sku: string) => {
      const { id, productId } = await db().orderLine.findUniqueOrThrow({ where: { id: lineOf(sku) } });
      await db().review.create({ data: { id: crypto.randomUUID(), orderLineId: id, productId, points: 5, locale: "vi", state: "published", editedAt: new Date() } });
    };
    await expect(review("BOX")).rejects.toThrow(/not delivered/);
    await review("HONEY");
    const back = async (sku: string, quantity: number) => askReturn({ shipmentId: parcelOf("bees").id, userId: null, reason: "damaged", text: "Vỡ", lines: new Map([[lineOf(sku), quantity]]), files: [], at: new Date() });
    expect(await back("BOX", 1)).toMatchObject({ ok: false });
    expect(await back("HONEY", 2)).toMatchObject({ ok: true });
    const { id } = await db().goodsReturn.findFirstOrThrow({ where: { shipmentId: parcelOf("bees").id } });
    expect(await closeReturn({ shipmentId: parcelOf("bees").id, id, userId: world.officer, step: "settle", answer: "Xin lỗi" })).toMatchObject({ ok: true });
    expect(await refundDue(orderId)).toEqual([["refund_due", 950_000n + fee]]);
  });
});

describe("vouchers: each piece keeps its discounted price", () => {
  it("the share of what is called off goes, the minimum is not asked again, and the last piece takes the rest", async () => {
    const { orderId, off, lineOf, parcelOf } = await ordered({ HONEY: 3 }, { payment: "vietqr", voucher: "ONG10" });
    const fee = parcelOf("bees").feeVnd;
    expect((await payment(orderId)).amountVnd).toBe(540_000n + fee);
    await pay(orderId);
    expect(await off("bees", { HONEY: 1 })).toMatchObject({ ok: true, value: { refund: 180_000 } });
    expect(await off("bees", { HONEY: 1 })).toMatchObject({ ok: true, value: { refund: 180_000 } });
    expect((await charged(lineOf("HONEY"))).map(({ base }) => base)).toEqual([600_000n, -60_000n, -180_000n, -180_000n]);
    const [{ uses }] = await db().$queryRaw<[{ uses: number }]>`SELECT voucher_uses(id) AS uses FROM voucher WHERE code = 'ONG10'`;
    expect(uses).toBe(1);
    expect(await off("bees", { HONEY: 1 })).toMatchObject({ ok: true, value: { refund: Number(180_000n + fee), wholeOrder: true } });
    expect(await refundDue(orderId)).toEqual([["refund_due", 540_000n + fee]]);
    expect(await db().$queryRaw`SELECT voucher_uses(id) AS uses FROM voucher WHERE code = 'ONG10'`).toEqual([{ uses: 0 }]);
  });

  it("the producer's statement says what was sold and what was taken off, of what is left", async () => {
    const { orderId, off, step } = await ordered({ HONEY: 5 }, { payment: "vietqr", voucher: "ONG10" });
    await pay(orderId);
    await off("bees", { HONEY: 2 });
    await step("bees", ...ALL_THE_WAY);
    const late = new Date(Date.now() + 30 * 24 * HOUR);
    await changePayoutAccount(world.producers.bees, { bankBin: "970405", account: "8100205012345", holder: "HTX ONG" }, { userId: world.officer, at: new Date() });
    expect(await preparePayouts(late, world.officer)).toMatchObject({ ok: true });
    const { code } = await db().order.findUniqueOrThrow({ where: { id: orderId } });
    const { id } = await db().payout.findFirstOrThrow({ where: { producerId: world.producers.bees } });
    expect((await statementLines({ payoutId: id })).find(({ orderCode }) => orderCode === code)).toMatchObject({ goods: 600_000n, discount: -60_000n, commission: 25_000n, commissionVat: 2_000n, refunds: 0n, other: 0n, total: 513_000n });
  });

  it("what the voucher was not counted on takes nothing of it along", async () => {
    const { orderId, off } = await ordered({ HONEY: 3, APPLE: 2 }, { payment: "vietqr", voucher: "ONG10" });
    await pay(orderId);
    expect(await off("bees", { APPLE: 2 })).toMatchObject({ ok: true, value: { refund: 90_000 } });
    expect(await refundDue(orderId)).toEqual([["refund_due", 90_000n]]);
  });
});

describe("ways of selling", () => {
  it("by weight: before it is weighed by the piece, afterwards whole; the rest leaves", async () => {
    const { orderId, off, step, lineOf, parcelOf } = await ordered({ APPLE: 4, HONEY: 1 });
    expect(await off("bees", { APPLE: 1 })).toMatchObject({ ok: true, value: { amount: 45_000 } });
    expect(await db().orderLine.findUniqueOrThrow({ where: { id: lineOf("APPLE") } })).toMatchObject({ quantity: 3, stockQuantity: 3, orderedG: 3_000 });
    await step("bees", ["pending", "confirmed"]);
    expect(await weighParcel(world.producers.bees, { shipmentId: parcelOf("bees").id, weighings: 0, lines: [{ id: lineOf("APPLE"), packedG: 2_900 }], actor: world.officer })).toMatchObject({ ok: true });
    const late = { state: "confirmed", reason: "producer", by: world.officer } as const;
    expect(await off("bees", { APPLE: 1 }, late)).toMatchObject({ ok: false, error: { kind: "weighed", lines: [{ left: 3 }] } });
    expect(await off("bees", { APPLE: 3 }, late)).toMatchObject({ ok: true, value: { amount: 130_500 } });
    expect(await weighParcel(world.producers.bees, { shipmentId: parcelOf("bees").id, weighings: 1, lines: [{ id: lineOf("APPLE"), packedG: 2_900 }], actor: world.officer })).toMatchObject({ ok: false, error: { kind: "not_found" } });
    await step("bees", ["confirmed", "shipped"], ["shipped", "delivered"]);
    expect(await payment(orderId)).toMatchObject({ state: "paid", amountVnd: 200_000n + parcelOf("bees").feeVnd });
  });

  it("lots that were packed go back, and the parcel takes anew what is left of it", async () => {
    const goods = await world.sell({ sku: "XL-LOT", price: 90_000, stock: 50, producer: "bees" });
    const day = localDateAt(new Date());
    const lot = await createLot({
      producerId: world.producers.bees, userId: world.officer, at: new Date(),
      draft: { variant: goods.variantId, code: "L-HUY", quantity: 5, harvestedOn: null, producedOn: addDays(day, -10), bestBefore: addDays(day, 90), ratioBp: 10_000, reason: "", sources: [{ kind: "bought", supplier: "Chợ", material: "mật", document: "", amount: { grams: 2_500 } }] },
    });
    if (!lot.ok) throw new Error(JSON.stringify(lot.error));
    const { off, step, lineOf, parcelOf } = await ordered({ "XL-LOT": 4, HONEY: 1 });
    await step("bees", ["pending", "confirmed"]);
    await db().$queryRaw`SELECT pack_shipment(${parcelOf("bees").id}::uuid, ${world.officer}::uuid)`;
    const packed = async () => (await db().orderLineLot.findMany({ where: { orderLineId: lineOf("XL-LOT") } })).map(({ quantity }) => quantity);
    expect(await packed()).toEqual([4]);
    expect(await off("bees", { "XL-LOT": 3 }, { state: "confirmed", reason: "producer", by: world.officer })).toMatchObject({ ok: true });
    expect(await packed()).toEqual([]);
    await step("bees", ["confirmed", "shipped"]);
    expect(await packed()).toEqual([1]);
    expect(await world.available("XL-LOT")).toBe(49);
  });

  it("made to order: a week's capacity is free again, and nothing holds the shelf's goods up", async () => {
    const { orderId, off } = await ordered({ LOOM: 4, TEA: 1 });
    expect(await off("hills", { LOOM: 3 })).toMatchObject({ ok: true });
    expect(await db().$queryRaw`SELECT booked_units(id) AS free FROM variant WHERE sku = 'LOOM'`).toEqual([{ free: 4 }]);
    expect((await db().shipment.findFirstOrThrow({ where: { orderId } })).shipBy).not.toBeNull();
    expect(await off("hills", { LOOM: 1 })).toMatchObject({ ok: true });
    expect((await db().shipment.findFirstOrThrow({ where: { orderId } })).shipBy).toBeNull();
  });

  it("an order that ran out of time comes back with what was left of it", async () => {
    const { orderId, off, parcelOf } = await ordered({ HONEY: 2, BOX: 1, TEA: 1 }, { payment: "vietqr" });
    await off("bees", { BOX: 1 });
    await off("hills", null);
    expect(await releaseOrder(orderId, { reason: "unpaid", at: new Date(Date.now() + 25 * HOUR) })).toMatchObject({ ok: true });
    expect(await balances(orderId)).toEqual({});
    expect(await pay(orderId)).toBe("late");
    expect(await db().shipment.findMany({ where: { orderId }, select: { id: true, state: true }, orderBy: { state: "asc" } })).toEqual([{ id: parcelOf("bees").id, state: "pending" }, { id: parcelOf("hills").id, state: "cancelled" }]);
  });
});

describe("a refusal changes nothing", () => {
  it("says which", async () => {
    const { orderId, off, lineOf, parcelOf, step } = await ordered({ HONEY: 2, TEA: 1 }, { payment: "vietqr" });
    const snapshot = async () => [await balances(orderId), await payment(orderId), await db().orderLine.findMany({ where: { orderId }, orderBy: { id: "asc" } }), await world.available("HONEY"), await db().outboxMessage.count(), await db().auditEntry.count()];
    const before = await snapshot();
    const ask: LineCancelling = { shipmentId: parcelOf("bees").id, lines: null, reason: "operator", by: null, at: new Date(), state: "pending" };
    const cases: [Promise<{ ok: boolean }>, object][] = [
      [off("bees", {}), { kind: "nothing" }],
      [off("bees", { HONEY: 0 }), { kind: "nothing" }],
      [off("bees", { HONEY: 3 }), { kind: "too_much", lines: [{ lineId: lineOf("HONEY"), left: 2 }] }],
      [off("bees", { HONEY: -1 }), { kind: "too_much", lines: [{ lineId: lineOf("HONEY"), left: 2 }] }],
      [off("bees", { TEA: 1 }), { kind: "too_much", lines: [{ lineId: lineOf("TEA"), left: 0 }] }],
      [cancelLines({ ...ask, lines: [1, 2].map((quantity) => ({ lineId: lineOf("HONEY"), quantity })) }), { kind: "too_much" }],
      [off("bees", { HONEY: 1 }, { state: "confirmed" }), { kind: "stale", state: "pending" }],
      [off("bees", { HONEY: 1 }, { seen: 1 }), { kind: "stale" }],
      [off("bees", { HONEY: 1 }, { reason: "producer" }), { kind: "not_paid" }],
      [off("bees", { HONEY: 1 }, { reason: "unconfirmed" }), { kind: "not_paid" }],
      [off("bees", { HONEY: 1 }, { at: new Date(Date.now() + 25 * HOUR) }), { kind: "over" }],
      [cancelLines({ ...ask, shipmentId: orderId }), { kind: "not_found" }],
    ];
    for (const [asked, refusal] of cases) expect(await asked).toMatchObject({ ok: false, error: refusal });
    expect(await snapshot()).toEqual(before);
    await pay(orderId);
    await step("bees", ["pending", "confirmed"], ["confirmed", "shipped"]);
    expect(await off("bees", { HONEY: 1 }, { reason: "operator", state: "shipped" })).toMatchObject({ ok: false, error: { kind: "wrong_state", state: "shipped" } });
  });
});

it("what must hold in the books holds after all this", async () => {
  expect((await readInvariants(process.env["DATABASE_URL"] ?? "")).filter(({ broken }) => broken > 0)).toEqual([]);
});
