import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createOrderWorld, type OrderWorld } from "../../../tests/factories/order-world";
import { createTestDatabase, type TestDatabase } from "../../../tests/setup/db";
import { newId } from "~/lib/id";
import { addDays, localDateAt, type LocalDate } from "~/lib/local-date";
import { db, disconnect } from "~/platform/db/client.server";
import { adjustLot } from "./adjust-lot.server";
import { createLot } from "./create-lot.server";
import type { AdjustReason } from "./shelf-lot";
import { listEndingLots, readShelf } from "./shelf-lots.server";

let database: TestDatabase;
let world: OrderWorld;
let sql: pg.Pool;
const at = new Date();
const today = localDateAt(at);

beforeAll(async () => {
  database = await createTestDatabase();
  sql = new pg.Pool({ connectionString: database.url, max: 2 });
  world = await createOrderWorld();
});
afterAll(async () => {
  await sql.end();
  await disconnect();
  await database.close();
});

type Goods = Awaited<ReturnType<OrderWorld["sell"]>>;

async function make(goods: Goods, quantity: number, ends: number | null, madeAgo = 60) {
  const day = addDays(today, -madeAgo);
  const lot = await createLot({
    producerId: world.producers.bees, userId: world.officer, at,
    draft: {
      variant: goods.variantId, code: newId().slice(-8).toUpperCase(), quantity, harvestedOn: null, producedOn: day, bestBefore: ends === null ? null : (addDays(today, ends) as LocalDate), ratioBp: 10_000, reason: "",
      sources: [{ kind: "bought", supplier: "Chợ", material: "mật", document: "", amount: { grams: quantity * 500 } }],
    },
  });
  if (!lot.ok) throw new Error(JSON.stringify(lot.error));
  return lot.value;
}

const adjust = (lotId: string, reason: AdjustReason, quantity: number, seen: number, producerId = world.producers.bees) =>
  adjustLot({ lotId, producerId, reason, quantity, seen, note: "", userId: world.officer, at });

async function order(goods: Goods, sku: string, quantity: number) {
  const [id, shipment, line] = [newId(), newId(), newId()];
  await sql.query(`INSERT INTO purchase_order (id, code, token_hash, locale, contact_name, contact_phone, delivery_method, commune_code, street, payment_method) VALUES ('${id}', '${id.slice(-8)}', decode(md5('${id}'), 'hex'), 'vi', 'A', '0912345678', 'ship', '06463', 'x', 'cod')`);
  await sql.query(`INSERT INTO shipment (id, order_id, producer_id, fee_vnd, chargeable_g, state) VALUES ('${shipment}', '${id}', '${world.producers.bees}', 0, 500, 'confirmed')`);
  await sql.query(`INSERT INTO order_line (id, order_id, shipment_id, product_id, variant_id, stock_unit_id, sku, name, variant_name, unit, quantity, stock_quantity, unit_price_vnd, vat_rate_bp) VALUES ('${line}', '${id}', '${shipment}', '${goods.productId}', '${goods.variantId}', '${goods.stockUnitId}', '${sku}', '{"vi":"x"}', '{"vi":"x"}', '{"vi":"x"}', ${quantity}, ${quantity}, 1000, 0)`);
  return { line, ship: () => sql.query(`UPDATE shipment SET state = 'shipped', shipped_at = now() WHERE id = '${shipment}'`) };
}

it("a parcel takes the lots in the order that the desk shows, and never one past its day", async () => {
  const goods = await world.sell({ sku: "XL-SHELF-1", price: 1_000, stock: 100, producer: "bees" });
  const [late, ended, soon, never, last] = [await make(goods, 5, 90), await make(goods, 5, -1), await make(goods, 3, 20), await make(goods, 9, null), await make(goods, 2, 0)];
  const shelf = await readShelf(world.producers.bees, goods.variantId, today);
  expect(shelf?.lots.map(({ id, freshness }) => [id, freshness])).toEqual([[ended.id, "expired"], [last.id, "near"], [soon.id, "near"], [late.id, "good"], [never.id, "good"]]);
  const { line, ship } = await order(goods, "XL-SHELF-1", 11);
  await ship();
  const packed = await db().orderLineLot.findMany({ where: { orderLineId: line }, select: { lotId: true, quantity: true } });
  expect(Object.fromEntries(packed.map(({ lotId, quantity }) => [lotId, quantity]))).toEqual({ [last.id]: 2, [soon.id]: 3, [late.id]: 5, [never.id]: 1 });
  const by = await order(goods, "XL-SHELF-1", 1);
  await expect(sql.query(`INSERT INTO order_line_lot (order_line_id, lot_id, quantity) VALUES ('${by.line}', '${ended.id}', 1)`)).rejects.toThrow(/expired/);
  expect((await listEndingLots(world.producers.bees, today)).map(({ id }) => id)).toEqual([ended.id]);
  expect(await listEndingLots(world.producers.hills, today)).toEqual([]);
  expect(await readShelf(world.producers.hills, goods.variantId, today)).toBeNull();
});

it("what is spoiled leaves the lot and the shelf together, with their movements", async () => {
  const goods = await world.sell({ sku: "XL-SHELF-2", price: 1_000, stock: 8, producer: "bees" });
  const lot = await make(goods, 10, 90);
  expect(await adjust(lot.id, "spoiled", 3, 10)).toEqual({ ok: true, value: { gone: 3, shelf: 3 } });
  expect(await world.available("XL-SHELF-2")).toBe(5);
  const moved = await db().stockMovement.findFirstOrThrow({ where: { lotId: lot.id } });
  expect(moved).toMatchObject({ delta: -3, reason: "written_off", note: "spoiled", stockUnitId: goods.stockUnitId });
  expect(await db().auditEntry.count({ where: { action: "lot.adjusted", subjectId: lot.id } })).toBe(1);
  // Two of the seven that are left are ordered already: the lot loses all seven, the shelf the five it has.
  expect(await adjust(lot.id, "counted", 0, 7)).toEqual({ ok: true, value: { gone: 7, shelf: 5 } });
  expect(await world.available("XL-SHELF-2")).toBe(0);
  // Found again: seven in the lot, and on the shelf the five that the count took off it.
  expect(await adjust(lot.id, "counted", 8, 0)).toEqual({ ok: false, error: { fault: "found", most: 7 } });
  expect(await adjust(lot.id, "counted", 7, 0)).toEqual({ ok: true, value: { gone: -7, shelf: -5 } });
  expect(await world.available("XL-SHELF-2")).toBe(5);
  const sum = await db().stockMovement.aggregate({ where: { stockUnitId: goods.stockUnitId }, _sum: { delta: true } });
  // Of the eight that it began with.
  expect(sum._sum.delta).toBe(8 - 3);
});

it("of somebody else's, or of what was seen otherwise, nothing is changed; of two at once one is taken", async () => {
  const goods = await world.sell({ sku: "XL-SHELF-3", price: 1_000, stock: 20, producer: "bees" });
  const lot = await make(goods, 10, 90);
  expect(await adjust(lot.id, "lost", 1, 10, world.producers.hills)).toEqual({ ok: false, error: { fault: "gone" } });
  expect(await adjust(lot.id, "lost", 1, 9)).toEqual({ ok: false, error: { fault: "stale" } });
  const both = await Promise.all([adjust(lot.id, "lost", 4, 10), adjust(lot.id, "lost", 4, 10)]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await world.available("XL-SHELF-3")).toBe(16);
});

it("the database itself lets nothing be found that was not missed, in the lot or on the shelf", async () => {
  const goods = await world.sell({ sku: "XL-SHELF-4", price: 1_000, stock: 20, producer: "bees" });
  const lot = await make(goods, 10, 90);
  const found = (quantity: number, reason = "counted") => sql.query(`INSERT INTO lot_withdrawal (id, lot_id, quantity, reason) VALUES ('${newId()}', '${lot.id}', ${quantity}, '${reason}')`);
  await found(2);
  await expect(found(-3)).rejects.toThrow(/found than was missed/);
  await expect(found(-1, "spoiled")).rejects.toThrow(/lot_withdrawal_says/);
  await found(-2);
  const move = (delta: number, unit = goods.stockUnitId) => sql.query(`INSERT INTO stock_movement (id, stock_unit_id, lot_id, delta, reason) VALUES ('${newId()}', '${unit}', '${lot.id}', ${delta}, 'adjustment')`);
  await expect(move(1)).rejects.toThrow(/comes back to the shelf/);
  const other = await world.sell({ sku: "XL-SHELF-5", price: 1_000, stock: 20, producer: "bees" });
  await expect(move(-1, other.stockUnitId)).rejects.toThrow(/not counted in that stock/);
});
