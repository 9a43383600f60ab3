import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRegisterWorld, type RegisterWorld } from "../../../tests/factories/register";
import { createTestDatabase, type TestDatabase } from "../../../tests/setup/db";
import { newId } from "~/lib/id";
import { db, disconnect } from "~/platform/db/client.server";
import { changeStock } from "./change-stock.server";
import { countLowStock, listMovements, listStock } from "./stock-table.server";

const at = new Date("2026-11-27T03:00:00Z");
let database: TestDatabase;
let world: RegisterWorld;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createRegisterWorld(database.url);
});
afterAll(async () => {
  await disconnect();
  await database.close();
});

/** A variant with ten on the shelf at 50.000 ₫. */
async function variant(slug: string): Promise<{ id: string; stockUnitId: string }> {
  const product = await db().product.findUniqueOrThrow({ where: { slug } });
  const [id, stockUnitId] = [newId(), newId()];
  await db().stockUnit.create({ data: { id: stockUnitId, producerId: product.producerId, label: slug, available: 10 } });
  await db().stockMovement.create({ data: { id: newId(), stockUnitId, delta: 10, reason: "opening", at } });
  await db().variant.create({ data: { id, productId: product.id, sku: `T-${id.slice(-12)}`, name: { vi: "Chai" }, unit: { vi: "chai" }, netWeightG: 500, shippingWeightG: 600, lengthCm: 1, widthCm: 1, heightCm: 1, priceVnd: 50_000n, stockUnitId } });
  return { id, stockUnitId };
}
const change = (producerId: string, variantId: string, price: [number, number] | null, stock: [number, number] | null) =>
  changeStock({ producerId, changes: [{ variantId, price: price && { seen: price[0], wanted: price[1] }, stock: stock && { seen: stock[0], wanted: stock[1] } }], note: "Kiểm kho", userId: world.officer, at });

describe("prices and counts", () => {
  it("hold at once, with a movement, its reason and the trail", async () => {
    const { id, stockUnitId } = await variant(world.honey);
    expect(await change(world.producer, id, [50_000, 65_000], [10, 4])).toEqual({ saved: 2, stale: [] });
    expect(await db().variant.findUniqueOrThrow({ where: { id } })).toMatchObject({ priceVnd: 65_000n });
    const moved = await db().stockMovement.findMany({ where: { stockUnitId } });
    expect(moved.reduce((sum, { delta }) => sum + delta, 0)).toBe(4);
    expect((await listMovements(world.producer)).find(({ delta }) => delta === -6)).toMatchObject({ reason: "adjustment", note: "Kiểm kho" });
    expect(await countLowStock(world.producer)).toBe(1);
    expect(await db().outboxMessage.count({ where: { topic: "search.product" } })).toBeGreaterThan(0);
    expect((await db().auditEntry.findMany({ where: { subjectType: "listing" }, orderBy: { action: "asc" } })).map(({ action }) => action)).toEqual(["listing.price_changed", "listing.stock_changed"]);
  });

  it("that a device kept are written once however often and at once they are sent, and not at all once something moved", async () => {
    const { id, stockUnitId } = await variant(world.honey);
    const sent = { producerId: world.producer, note: "mat ong 12chai", userId: world.officer, at, changes: [{ variantId: id, price: null, stock: { seen: 10, wanted: 12 } }] };
    const [entryId, other] = [newId(), newId()];
    const answers = await Promise.all([1, 2, 3].map(() => changeStock({ ...sent, entryId })));
    expect(answers).toEqual([1, 2, 3].map(() => ({ saved: 1, stale: [] })));
    expect(await changeStock({ ...sent, entryId })).toEqual({ saved: 1, stale: [] });
    expect(await db().stockMovement.count({ where: { stockUnitId, reason: "adjustment" } })).toBe(1);
    expect(await changeStock({ ...sent, entryId: other })).toEqual({ saved: 0, stale: [id] });
    // Confirmed again with what is there now, under the id it had.
    expect(await changeStock({ ...sent, entryId: other, changes: [{ variantId: id, price: null, stock: { seen: 12, wanted: 15 } }] })).toEqual({ saved: 1, stale: [] });
  });

  it("leave a row alone that changed in between, and everybody else's", async () => {
    const { id, stockUnitId } = await variant(world.honey);
    await db().stockUnit.update({ where: { id: stockUnitId }, data: { available: 9 } });
    expect(await change(world.producer, id, null, [10, 20])).toEqual({ saved: 0, stale: [id] });
    expect(await change(world.otherProducer, id, [50_000, 1], [9, 0])).toEqual({ saved: 0, stale: [id] });
    expect(await db().variant.findUniqueOrThrow({ where: { id }, include: { stockUnit: true } })).toMatchObject({ priceVnd: 50_000n, stockUnit: { available: 9 } });
  });

  it("of two at once on the same count only one is saved", async () => {
    const { id, stockUnitId } = await variant(world.tea);
    const both = await Promise.all([change(world.producer, id, null, [10, 12]), change(world.producer, id, null, [10, 15])]);
    expect(both.map(({ saved }) => saved).toSorted()).toEqual([0, 1]);
    const sum = (await db().stockMovement.findMany({ where: { stockUnitId } })).reduce((total, { delta }) => total + delta, 0);
    expect(await db().stockUnit.findUniqueOrThrow({ where: { id: stockUnitId } })).toMatchObject({ available: sum });
  });

  it("are listed by page, each producer's own", async () => {
    await variant(world.otherHoney);
    const own = await listStock(world.producer, { page: 1, low: false });
    const other = await listStock(world.otherProducer, { page: 1, low: false });
    expect(own.total).toBe(own.rows.length);
    expect(other.rows.map(({ slug }) => slug)).toEqual([world.otherHoney]);
    expect(own.rows.some(({ slug }) => slug === world.otherHoney)).toBe(false);
    expect((await listStock(world.producer, { page: 2, low: false })).rows).toEqual([]);
  });
});
