import { beforeAll, expect, it } from "vitest";
import { openOrderWorld, placed, filledCart } from "../../../tests/factories/order-world";
import { readInvariants } from "../../../scripts/invariants";
import { releaseOrder } from "~/domain/orders/release-order.server";
import { advanceShipment } from "~/domain/orders/advance-shipment.server";
import { newId } from "~/lib/id";
import { addDays, localDateAt } from "~/lib/local-date";
import { db } from "~/platform/db/client.server";
import { countStock } from "./count-stock.server";
import { readRecount } from "./recount.server";

const world = openOrderWorld();
const all = { from: null, until: null, page: 1 };
let unitId: string;
let variantId: string;

beforeAll(async () => {
  ({ stockUnitId: unitId, variantId } = await world.sell({ sku: "JAR", price: 50_000, stock: 100, stockedAt: new Date(Date.now() - 86_400_000 * 3), producer: "bees" }));
  await world.sell({ sku: "BOX", price: 500_000, stock: 0, producer: "bees", sharesStockWith: "JAR", unitsPerSale: 10 });
});

const count = (counted: number, seen: number, more: object = {}) =>
  countStock({ entryId: newId(), unitId, counted, seen, reason: "Đếm cuối ngày", userId: world.officer, at: new Date(), ...more });
const read = async (filter: Parameters<typeof readRecount>[2] = all) => {
  const recount = await readRecount({ sku: "JAR" }, null, filter);
  if (!recount) throw new Error("no such shelf");
  return recount;
};

it("explains a figure by its movements, and says what of the house is spoken for", async () => {
  const order = await placed({ JAR: 3, BOX: 2 });
  const waiting = await placed({ JAR: 4 }, { payment: "vietqr" });
  const gone = await placed({ JAR: 5 });
  await releaseOrder(gone.orderId, { reason: "buyer", at: new Date() });
  const sent = await placed({ JAR: 6 });
  const [parcel] = await db().shipment.findMany({ where: { orderId: sent.orderId } });
  for (const [from, to] of [["pending", "confirmed"], ["confirmed", "shipped"]] as const) expect((await advanceShipment({ shipmentId: parcel?.id ?? "", from, to, carrier: "VNPost", idChecked: false, actor: world.officer })).ok).toBe(true);
  await filledCart({ BOX: 1, JAR: 7 });

  const recount = await read();
  expect(recount).toMatchObject({ unit: { available: 67 }, sum: 67, before: 0, total: 6, held: { ordered: 27, unpaid: 4, carts: 17, offered: 0 } });
  expect(recount.variants.map(({ sku, unitsPerSale }) => [sku, unitsPerSale])).toEqual([["JAR", 1], ["BOX", 10]]);
  expect(recount.steps.at(-1)).toMatchObject({ delta: 100, sum: 100, reason: "opening", order: null });
  expect(recount.steps.map(({ sum }) => sum)[0]).toBe(67);
  expect(recount.steps.filter((step) => step.order === waiting.code)).toMatchObject([{ delta: -4, reason: "order_placed" }]);
  const [ordered] = await db().shipment.findMany({ where: { orderId: order.orderId } });
  expect(recount.steps.find((step) => step.order === order.code)?.parcel).toBe(ordered?.id);

  const today = localDateAt(new Date());
  expect(await read({ from: today, until: today, page: 1 })).toMatchObject({ sum: 67, before: 100, total: 5 });
  expect(await read({ from: null, until: addDays(today, -1), page: 1 })).toMatchObject({ total: 1, steps: [{ sum: 100 }] });
  expect((await read({ from: null, until: null, page: 2 })).steps).toEqual([]);
  expect(await readRecount({ id: variantId }, world.producers.hills, all)).toBeNull();
  expect(await readRecount({ sku: "NOTHING" }, null, all)).toBeNull();
});

it("takes a count of all that lies there as an adjustment with its reason, once, and never against what was not seen", async () => {
  const lying = 67 + 27;
  expect(await count(lying, lying, { reason: " " })).toEqual({ ok: false, error: { kind: "no_reason" } });
  expect(await count(90, lying - 1)).toEqual({ ok: false, error: { kind: "changed", now: lying } });
  expect(await count(26, lying)).toEqual({ ok: false, error: { kind: "less", ordered: 27 } });
  expect(await count(lying, lying)).toEqual({ ok: true, value: { difference: 0 } });
  expect((await read()).total).toBe(6);

  const entryId = newId();
  const pressed = await Promise.all(Array.from({ length: 4 }, () => count(91, lying, { entryId })));
  expect(pressed.filter((one) => one.ok && one.value.difference === -3)).toHaveLength(1);
  expect(pressed.every(({ ok }) => ok)).toBe(true);
  expect(await world.available("JAR")).toBe(64);
  expect((await read()).steps[0]).toMatchObject({ delta: -3, sum: 64, reason: "adjustment", note: "Đếm cuối ngày" });
  // Two people count at once: the second counted what is no longer so.
  const both = await Promise.all([count(92, 91), count(90, 91)]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await db().auditEntry.count({ where: { action: "stock.counted" } })).toBe(3);
  expect((await readInvariants(process.env["DATABASE_URL"] ?? "")).filter(({ broken, rule }) => broken > 0 && !rule.startsWith("no message"))).toEqual([]);
});
