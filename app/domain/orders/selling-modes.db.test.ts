import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { filledCart, order, placed, openOrderWorld } from "../../../tests/factories/order-world";
import { trialBalance } from "~/domain/ledger/trial-balance.server";
import { addDays, fromDateColumn, localDateAt } from "~/lib/local-date";
import { db } from "~/platform/db/client.server";
import { advanceShipment } from "./advance-shipment.server";
import { releaseOrder } from "./release-order.server";
import { weighParcel } from "./weigh-parcel.server";

const world = openOrderWorld();
const shipmentOf = (orderId: string) => db().shipment.findFirstOrThrow({ where: { orderId }, include: { lines: true } });
const liveAmount = async (orderId: string) => (await db().payment.findFirstOrThrow({ where: { orderId } })).amountVnd;
const balanceOf = async (orderId: string) => {
  const entries = await db().ledgerEntry.findMany({ where: { transaction: { orderId } } });
  const sums = new Map<string, bigint>();
  for (const { account, amountVnd } of entries) sums.set(account, (sums.get(account) ?? 0n) + amountVnd);
  return Object.fromEntries([...sums].filter(([, amount]) => amount !== 0n));
};

describe("made to order", () => {
  it("is sold without stock, and its parcel names the day it leaves by", async () => {
    const made = await world.sell({ sku: "CLOTH", price: 300_000, stock: 0, producer: "hills", mode: { saleMode: "made_to_order", leadDays: 7 } });
    await world.sell({ sku: "SHELF", price: 50_000, stock: 5, producer: "hills" });
    await world.sell({ sku: "OTHER", price: 50_000, stock: 5, producer: "bees" });
    const { orderId } = await placed({ CLOTH: 3, SHELF: 1, OTHER: 1 });
    const parcels = await db().shipment.findMany({ where: { orderId }, include: { lines: true } });
    const promised = Object.fromEntries(parcels.map(({ producerId, shipBy }) => [producerId, shipBy && fromDateColumn(shipBy)]));
    expect(promised).toEqual({ [world.producers.hills]: addDays(localDateAt(new Date()), 7), [world.producers.bees]: null });
    expect([await world.available("CLOTH"), await world.available("SHELF")]).toEqual([0, 4]);
    expect(await db().stockMovement.count({ where: { stockUnitId: made.stockUnitId } })).toBe(0);
    expect(await releaseOrder(orderId, { reason: "operator", at: new Date(), actor: world.officer })).toMatchObject({ ok: true });
    expect([await world.available("CLOTH"), await world.available("SHELF")]).toEqual([0, 5]);
  });

  it("never takes on more in a week than its producer can make, however many ask at once; what is called off is free again", async () => {
    await world.sell({ sku: "LOOM", price: 300_000, stock: 0, producer: "hills", mode: { saleMode: "made_to_order", leadDays: 10, weeklyCapacity: 7 } });
    const carts = await Promise.all(Array.from({ length: 24 }, (_, index) => filledCart({ LOOM: (index % 2) + 1 })));
    const results = await Promise.all(carts.map((cart) => order(cart)));
    const sold = await db().orderLine.aggregate({ where: { sku: "LOOM" }, _sum: { quantity: true } });
    expect(sold._sum.quantity).toBe(7);
    for (const result of results) if (!result.ok) expect(result.error.kind).toBe("sold_out");
    const first = results.find((result) => result.ok);
    if (!first?.ok) throw new Error("nothing was sold");
    const pieces = first.value.shipments[0]?.lines[0]?.quantity ?? 0;
    await releaseOrder(first.value.orderId, { reason: "operator", at: new Date(), actor: world.officer });
    await placed({ LOOM: pieces });
    await expect(filledCart({ LOOM: 1 })).rejects.toThrow("sold_out");
    // A week later there is room again.
    const [{ free }] = await db().$queryRaw<[{ free: number }]>`SELECT booked_units(id, now() + interval '7 days') AS free FROM variant WHERE sku = 'LOOM'`;
    expect(free).toBe(7);
  });
});

describe("sold by weight", () => {
  it("is charged by one rule: what was packed, up to the margin, and never beyond what was paid before", async () => {
    const cases = fc.sample(
      fc.record({
        ordered: fc.integer({ min: 1_000, max: 900_000_000 }), orderedG: fc.integer({ min: 50, max: 2_000_000 }),
        share: fc.integer({ min: 200, max: 2_000 }), margin: fc.integer({ min: 0, max: 2_000 }), prepaid: fc.boolean(),
      }),
      2_000,
    ).map((one) => ({ ...one, packedG: Math.max(1, Math.round((one.orderedG * one.share) / 1_000)) }));
    const rows = await db().$queryRaw<{ charge: bigint; more: bigint; exact: bigint }[]>`
      SELECT weight_charge(c.ordered, c."orderedG", c."packedG", c.margin, c.prepaid) AS charge,
        weight_charge(c.ordered, c."orderedG", c."packedG" + 1, c.margin, c.prepaid) AS more, weight_charge(c.ordered, c."orderedG", c."orderedG", c.margin, c.prepaid) AS exact
      FROM ROWS FROM (jsonb_to_recordset(${JSON.stringify(cases)}::jsonb) AS (ordered bigint, "orderedG" int, "packedG" int, margin int, prepaid boolean)) WITH ORDINALITY AS c(ordered, "orderedG", "packedG", margin, prepaid, place) ORDER BY place`;
    expect(rows).toHaveLength(cases.length);
    rows.forEach(({ charge, more, exact }, index) => {
      const { ordered, orderedG, packedG, margin, prepaid } = cases[index] ?? { ordered: 0, orderedG: 1, packedG: 0, margin: 0, prepaid: false };
      const label = JSON.stringify(cases[index]);
      expect(exact, label).toBe(BigInt(ordered));
      expect(more >= charge, label).toBe(true);
      expect(Number(charge), label).toBeLessThanOrEqual(prepaid ? ordered : Math.round(ordered * (1 + margin / 10_000)));
      if (packedG <= orderedG) expect(Math.abs(Number(charge) - (ordered * packedG) / orderedG), label).toBeLessThanOrEqual(0.5001);
    });
  });

  async function packed(sku: string, payment: "cod" | "vietqr") {
    await world.sell({ sku, price: 45_000, stock: 20, producer: "bees", mode: { saleMode: "by_weight", weightMarginBp: 500 } });
    await db().variant.update({ where: { sku }, data: { netWeightG: 1_000 } });
    const { orderId, total } = await placed({ [sku]: 3 }, { payment });
    const shipment = await shipmentOf(orderId);
    if (payment === "vietqr") {
      const paid = await db().payment.findFirstOrThrow({ where: { orderId } });
      await db().$queryRaw`SELECT receive_payment(jsonb_build_object('paymentId', ${paid.id}::text, 'amount', ${Number(paid.amountVnd)}::int, 'account', 'cash_vietqr', 'source', ${`test:${paid.id}`}::text))`;
    }
    expect(await advanceShipment({ shipmentId: shipment.id, from: "pending", to: "confirmed", actor: world.officer })).toMatchObject({ ok: true });
    const line = shipment.lines[0];
    if (!line) throw new Error("no line");
    expect(line).toMatchObject({ saleMode: "by_weight", orderedG: 3_000, marginBp: 500, packedG: null, chargedVnd: null });
    const weigh = (packedG: number, weighings: number, producer = world.producers.bees) => weighParcel(producer, { shipmentId: shipment.id, weighings, lines: [{ id: line.id, packedG }], actor: world.officer });
    const fee = BigInt(total) - 135_000n;
    return { orderId, shipmentId: shipment.id, fee, weigh };
  }

  it("keeps ordered, packed and charged apart; at the door what was packed is paid", async () => {
    const { orderId, shipmentId, fee, weigh } = await packed("NA-COD", "cod");
    const ship = () => advanceShipment({ shipmentId, from: "confirmed", to: "shipped", actor: world.officer });
    expect(await ship()).toMatchObject({ ok: false, error: { kind: "not_weighed" } });
    expect(await weigh(3_100, 0, world.producers.hills)).toMatchObject({ ok: false, error: { kind: "not_found" } });
    expect(await weigh(31, 0)).toMatchObject({ ok: false, error: { kind: "unlikely" } });
    expect(await weigh(3_100, 0)).toMatchObject({ ok: true });
    expect(await weigh(3_100, 0)).toMatchObject({ ok: false, error: { kind: "stale" } });
    expect(await liveAmount(orderId)).toBe(139_500n + fee);
    // 4 kg instead of 3: charged up to the margin of 5 %.
    expect(await weigh(4_000, 1)).toMatchObject({ ok: true });
    expect((await shipmentOf(orderId)).lines[0]).toMatchObject({ orderedG: 3_000, packedG: 4_000, chargedVnd: 141_750n });
    expect(await liveAmount(orderId)).toBe(141_750n + fee);
    expect(await weigh(2_900, 2)).toMatchObject({ ok: true });
    expect(await ship()).toMatchObject({ ok: true });
    expect(await weigh(2_950, 3)).toMatchObject({ ok: false, error: { kind: "wrong_state" } });
    expect(await advanceShipment({ shipmentId, from: "shipped", to: "delivered", actor: world.officer })).toMatchObject({ ok: true });
    expect(await balanceOf(orderId)).toEqual({ cash_cod: 130_500n + fee, producer_payable: -123_975n, commission_income: -6_042n, commission_vat: -483n, shipping_payable: -fee });
    expect((await db().outboxMessage.findMany({ where: { payload: { path: ["occasion"], equals: "weighed" } } })).length).toBe(3);
  });

  it("owes the difference to who paid before, and asks nothing more of them", async () => {
    const { orderId, fee, weigh } = await packed("NA-QR", "vietqr");
    expect(await weigh(3_300, 0)).toMatchObject({ ok: true });
    expect((await shipmentOf(orderId)).lines[0]).toMatchObject({ packedG: 3_300, chargedVnd: 135_000n });
    expect(await weigh(2_800, 1)).toMatchObject({ ok: true });
    expect(await balanceOf(orderId)).toEqual({ cash_vietqr: 135_000n + fee, producer_payable: -126_000n, shipping_payable: -fee, refund_due: -9_000n });
    expect(await liveAmount(orderId)).toBe(135_000n + fee);
    expect(await weigh(3_000, 2)).toMatchObject({ ok: true });
    expect(await balanceOf(orderId)).toEqual({ cash_vietqr: 135_000n + fee, producer_payable: -135_000n, shipping_payable: -fee });
    expect(Object.values(await trialBalance()).reduce((sum, balance) => sum + balance, 0n)).toBe(0n);
  });

  it("called off after it was weighed leaves nothing owed", async () => {
    const { orderId, weigh } = await packed("NA-OFF", "cod");
    expect(await weigh(3_150, 0)).toMatchObject({ ok: true });
    expect(await releaseOrder(orderId, { reason: "operator", at: new Date(), actor: world.officer })).toMatchObject({ ok: true });
    expect(await balanceOf(orderId)).toEqual({});
    expect(await world.available("NA-OFF")).toBe(20);
  });
});
