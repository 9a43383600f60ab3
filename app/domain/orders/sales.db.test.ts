import { expect, test } from "vitest";
import { placed, openOrderWorld } from "../../../tests/factories/order-world";
import { newId } from "~/lib/id";
import { db } from "~/platform/db/client.server";
import { releaseOrder } from "./release-order.server";
import { salesOf } from "./sales-queries.server";

const world = openOrderWorld();
const DAY = 86_400_000;

test("a producer's own sales by week, product, place and channel, every sum the same; what nobody paid or was called off is none", async () => {
  await world.sell({ sku: "HONEY", price: 180_000, stock: 100, producer: "bees" });
  await world.sell({ sku: "WAX", price: 50_000, stock: 100, producer: "bees" });
  await world.sell({ sku: "TEA", price: 90_000, stock: 100, producer: "hills" });
  await placed({ HONEY: 2, TEA: 1 });
  await placed({ HONEY: 1, WAX: 3 });
  await placed({ HONEY: 5 }, { payment: "vietqr" });
  const off = await placed({ WAX: 9 });
  await releaseOrder(off.orderId, { reason: "operator", at: new Date(), actor: world.officer, note: "thử" });
  const sales = await salesOf(world.producers.bees, 4, new Date());
  expect(sales.weeks).toHaveLength(4);
  expect(sales.weeks.at(-1)).toMatchObject({ parcels: 2, goods: 690_000n });
  expect(sales.products.map(({ name, pieces, goods }) => [name.vi, pieces, goods])).toEqual([["Hàng HONEY", 3, 540_000n], ["Hàng WAX", 3, 150_000n]]);
  expect(sales.places).toMatchObject([{ parcels: 2, goods: 690_000n }]);
  expect(sales.places[0]?.province).toMatch(/Hà Nội/);
  expect(sales.channels).toEqual([{ locale: "vi", method: "ship", parcels: 2, goods: 690_000n }]);
  expect((await salesOf(world.producers.hills, 4, new Date())).products).toHaveLength(1);
});

test("an empty shelf is counted from its movements", async () => {
  const now = Date.now();
  const { stockUnitId } = await world.sell({ sku: "JAM", price: 100_000, stock: 10, stockedAt: new Date(now - 20 * DAY), producer: "hills" });
  const moves = [[15, -10, "adjustment"], [5, 2, "received"]] as const;
  for (const [daysAgo, delta, reason] of moves) await db().stockMovement.create({ data: { id: newId(), stockUnitId, delta, reason, at: new Date(now - daysAgo * DAY) } });
  await db().stockUnit.update({ where: { id: stockUnitId }, data: { available: 2 } });
  await placed({ JAM: 1 });
  const [shelf, ...others] = (await salesOf(world.producers.hills, 13, new Date())).shelves.filter(({ name }) => name.vi === "Hàng JAM");
  expect(others).toEqual([]);
  expect(shelf).toMatchObject({ daysOut: 10, days: 20, soldUnits: 1, soldVnd: 100_000n, emptyNow: false });
});
