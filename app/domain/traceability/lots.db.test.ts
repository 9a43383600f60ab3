import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { createOrderWorld, type OrderWorld } from "../../../tests/factories/order-world";
import { createTestDatabase, type TestDatabase } from "../../../tests/setup/db";
import { newId } from "~/lib/id";
import { localDateAt, toDateColumn, type LocalDate } from "~/lib/local-date";
import { db, disconnect } from "~/platform/db/client.server";
import { createLot } from "./create-lot.server";
import { listDeskLots } from "./desk-lots.server";
import type { LotDraft } from "./lot-draft";
import { recallLot } from "./recall.server";
import { recordEvent } from "./record-event.server";
import { findTrace } from "./trace-queries.server";
import { withdraw } from "./withdraw.server";

let database: TestDatabase;
let world: OrderWorld;
/** Past the shop's own code. */
let sql: pg.Pool;
type Source = LotDraft["sources"][number];
let honey: Awaited<ReturnType<OrderWorld["sell"]>>;
let area: string;
const at = new Date();
const today = localDateAt(at);

beforeAll(async () => {
  database = await createTestDatabase();
  sql = new pg.Pool({ connectionString: database.url, max: 2 });
  world = await createOrderWorld();
  honey = await world.sell({ sku: "XL-MAT-1", price: 100_000, stock: 500, producer: "bees" });
  area = newId();
  await db().growingArea.create({
    data: { id: area, producerId: world.producers.bees, code: "XL-ONG-9001", scheme: "Sổ", markets: ["VN"], crop: "Ong mật", areaHa: "0.50", hives: 20, yieldKg: 20, communeCode: "06463", validFrom: new Date("2020-01-01") },
  });
});
afterAll(async () => {
  await sql.end();
  await disconnect();
  await database.close();
});

const harvest = (grams: number): Source => ({ kind: "area", id: area, amount: { grams } });
const bought = (grams: number): Source => ({ kind: "bought", supplier: "Chợ", material: "mật", document: "", amount: { grams } });
const from = (id: string, grams: number): Source => ({ kind: "lot", id, amount: { grams } });
const draft = (change: Partial<LotDraft> = {}): LotDraft => ({
  variant: honey.variantId, code: newId().slice(-8).toUpperCase(), quantity: 20, harvestedOn: today, producedOn: today, bestBefore: null, sources: [harvest(10_000)], ratioBp: 10_000, reason: "", ...change,
});
const create = (change: Partial<LotDraft> = {}, producerId = world.producers.bees) => createLot({ draft: draft(change), producerId, userId: world.officer, at });
async function made(change: Partial<LotDraft> = {}) {
  const lot = await create(change);
  if (!lot.ok) throw new Error(JSON.stringify(lot.error));
  return lot.value;
}

describe("a lot", () => {
  it("leads back to its hives, is seen at once, and its record is whole", async () => {
    const lot = await made();
    const trace = await findTrace(lot.number, lot.code);
    expect(trace).toMatchObject({ record: { sound: true, records: 2 }, balance: { quantity: 20, remaining: 20 }, lot: { status: "on_sale", sources: [{ kind: "area", grams: 10_000, area: { code: "XL-ONG-9001", hives: 20 } }] } });
    const audit = await db().auditEntry.findFirstOrThrow({ where: { action: "lot.published", subjectId: lot.id } });
    expect(audit.after).toMatchObject({ head: trace?.record.head });
  });

  it("takes no more of an area than it is declared to give, unless a reason says why, which is kept", async () => {
    const before = await db().$queryRaw<{ grams: bigint }[]>`SELECT grams FROM growing_area_year WHERE growing_area_id = ${area}::uuid`;
    const left = 400_000 - Number(before[0]?.grams ?? 0);
    expect(await create({ sources: [harvest(left + 500)], quantity: 1 })).toEqual({ ok: false, error: { field: "reason", fault: "over", excessG: 500 } });
    const over = await made({ sources: [harvest(left + 500)], quantity: 1, reason: "Vụ này ong được mùa hiếm có." });
    expect((await findTrace(over.number, over.code))?.overrideReason).toBe("Vụ này ong được mùa hiếm có.");
    expect(await db().auditEntry.count({ where: { action: "lot.overridden", subjectId: over.id } })).toBe(1);
  });

  it("of another producer is neither made, seen nor changed", async () => {
    expect(await create({}, world.producers.hills)).toMatchObject({ ok: false, error: { field: "variant" } });
    const mine = await made({ sources: [bought(10_000)] });
    const who = { lotId: mine.id, producerId: world.producers.hills, userId: world.officer, at };
    expect(await withdraw({ ...who, quantity: 1, reason: "spoiled" })).toMatchObject({ ok: false });
    expect(await recordEvent({ ...who, communeCode: "06463", draft: { step: "packing", at: `${today}T00:00`, zoneOffset: "+07:00", place: "Kho", note: "" } })).toMatchObject({ ok: false });
    expect(await recallLot({ ...who, drill: true, reason: "x" })).toBeNull();
    expect((await listDeskLots(world.producers.hills, 1)).total).toBe(0);
  });
});

describe("a lot of several sources", () => {
  it("leads back to all of them, takes from each, and keeps nothing when one of them has too little", async () => {
    const [first, second] = [await made({ quantity: 10, sources: [bought(5_000)] }), await made({ quantity: 10, sources: [bought(5_000)] })];
    const mixed = await made({ quantity: 20, sources: [from(first.id, 4_000), { kind: "lot", id: second.id, amount: { units: 6, unit: "hũ" } }, bought(3_000)] });
    const trace = await findTrace(mixed.number, mixed.code);
    expect(trace).toMatchObject({ record: { sound: true, records: 4 }, lot: { sources: { length: 3 } } });
    expect(trace?.lot.sources).toEqual(expect.arrayContaining([{ kind: "lot", lotId: first.id, grams: 4_000 }, { kind: "lot", lotId: second.id, grams: 3_000 }, expect.objectContaining({ kind: "bought", grams: 3_000 })]));
    expect(trace?.before.map(({ id }) => id).toSorted()).toEqual([first.id, second.id].toSorted());
    const left = async ({ number, code }: { number: string; code: string }) => (await findTrace(number, code))?.balance.remaining;
    expect([await left(first), await left(second)]).toEqual([2, 4]);
    expect(await create({ quantity: 2, sources: [bought(500), from(first.id, 1_001)] })).toEqual({ ok: false, error: { field: "sources.1.amount", fault: "source_short", roomG: 1_000 } });
    expect([await left(first), await left(second)]).toEqual([2, 4]);
  });

  it("is taken by two that want the same two lots in other orders: neither waits for ever, nothing is taken twice", async () => {
    const [one, two] = [await made({ quantity: 10, sources: [bought(5_000)] }), await made({ quantity: 10, sources: [bought(5_000)] })];
    const both = await Promise.all([[one, two], [two, one], [one, two], [two, one]].map((pair) => create({ quantity: 8, sources: pair.map(({ id }) => from(id, 2_000)) })));
    expect(both.filter(({ ok }) => ok)).toHaveLength(2);
    expect(both.filter(({ ok }) => !ok).map((refused) => !refused.ok && refused.error)).toEqual([1, 2].map(() => ({ field: "sources.0.amount", fault: "source_short", roomG: 1_000 })));
  });
});

describe("the database itself refuses", () => {
  const raw = (statement: string) => sql.query(statement);

  it("a lot that was made of nothing, and one that is more than its inputs give", async () => {
    const id = newId();
    const insert = `INSERT INTO lot (id, product_id, gtin, code, produced_on, quantity, unit, unit_g, status, published_at) VALUES ('${id}', '${honey.productId}', 'XL-MAT-1', 'ROOT', '${today}', 10, 'hũ', 500, 'on_sale', now())`;
    await expect(raw(insert)).rejects.toThrow(/made of nothing/);
    await expect(raw(`WITH l AS (${insert} RETURNING id) INSERT INTO lot_input (id, lot_id, supplier, material, grams) SELECT '${newId()}', id, 'Chợ', 'mật', 4999 FROM l`)).rejects.toThrow(/made of is said/);
  });

  it("a lot that consumes itself, however far round", async () => {
    const chain = [await made({ sources: [bought(10_000)] }), await made({ sources: [bought(10_000)] }), await made({ sources: [bought(10_000)] })];
    const open = await Promise.all(chain.map(async (_lot, index) => {
      const id = newId();
      await raw(`INSERT INTO lot (id, product_id, gtin, code, produced_on, quantity, unit) VALUES ('${id}', '${honey.productId}', 'XL-MAT-1', 'CIRC${index}', '${today}', 1, 'kg')`);
      return id;
    }));
    const link = (to: number, from: number) => raw(`INSERT INTO lot_input (id, lot_id, from_lot_id, grams) VALUES ('${newId()}', '${open[to]}', '${open[from]}', 1)`);
    await link(1, 0);
    await link(2, 1);
    await expect(link(0, 2)).rejects.toThrow(/made of itself/);
    await expect(link(0, 0)).rejects.toThrow(/not_itself/);
  });

  it("more leaving a lot than is in it, also when many take at once", async () => {
    const lot = await made({ quantity: 10, sources: [bought(5_000)] });
    const take = () => withdraw({ lotId: lot.id, producerId: world.producers.bees, quantity: 3, reason: "sold_outside", userId: world.officer, at });
    const results = await Promise.all(Array.from({ length: 6 }, take));
    expect(results.filter(({ ok }) => ok)).toHaveLength(3);
    await expect(raw(`INSERT INTO lot_withdrawal (id, lot_id, quantity, reason) VALUES ('${newId()}', '${lot.id}', 2, 'spoiled')`)).rejects.toThrow(/overdrawn/);
    await expect(raw(`INSERT INTO lot_input (id, lot_id, from_lot_id, grams) SELECT '${newId()}', id, '${lot.id}', 501 FROM lot WHERE code = 'CIRC0'`)).rejects.toThrow(/overdrawn/);
  });

  it("changing what a lot says, and events that have not happened", async () => {
    const lot = await made({ sources: [bought(10_000)] });
    await expect(raw(`UPDATE lot SET quantity = 9999 WHERE id = '${lot.id}'`)).rejects.toThrow(/not changed once written/);
    await expect(raw(`DELETE FROM lot_input WHERE lot_id = '${lot.id}'`)).rejects.toThrow(/append-only/);
    await expect(raw(`INSERT INTO lot_event (id, lot_id, at, biz_step, action, place, detail) VALUES ('${newId()}', '${lot.id}', now() + interval '1 hour', 'packing', 'ADD', '{}', '{}')`)).rejects.toThrow(/not_ahead/);
  });

  it("nothing of a record that was changed behind its back goes unseen", async () => {
    const lot = await made({ sources: [bought(10_000)] });
    const state = async () => (await findTrace(lot.number, lot.code))?.record.sound;
    await recordEvent({ lotId: lot.id, producerId: world.producers.bees, userId: world.officer, communeCode: "06463", at, draft: { step: "packing", at: `${today}T00:00`, zoneOffset: "+07:00", place: "Kho", note: "đóng 20 hũ" } });
    expect(await state()).toBe(true);
    const behind = (statement: string) => raw(`DO $$ BEGIN SET LOCAL session_replication_role = replica; ${statement}; END $$`);
    await behind(`UPDATE lot_event SET detail = jsonb_set(detail, '{vi}', '"đóng 90 hũ"') WHERE lot_id = '${lot.id}'`);
    expect(await state()).toBe(false);
    await behind(`UPDATE lot_event SET detail = jsonb_set(detail, '{vi}', '"đóng 20 hũ"') WHERE lot_id = '${lot.id}'`);
    expect(await state()).toBe(true);
    await behind(`DELETE FROM lot_event WHERE lot_id = '${lot.id}'`);
    expect(await state()).toBe(false);
  });
});

test("a step sent twice by a device is written once", async () => {
  const lot = await made({ sources: [bought(10_000)] });
  const send = () => recordEvent({ lotId: lot.id, producerId: world.producers.bees, userId: world.officer, communeCode: "06463", at, draft: { step: "shipping", at: `${today}T00:00`, zoneOffset: "+07:00", place: "Kho", note: "", clientId: "0193a000-0000-7000-8000-00000000abcd" } });
  expect([await send(), await send()]).toEqual([{ ok: true, value: { again: false } }, { ok: true, value: { again: true } }]);
  expect(await db().lotEvent.count({ where: { lotId: lot.id } })).toBe(1);
  expect((await findTrace(lot.number, lot.code))?.record).toMatchObject({ sound: true, records: 3 });
});

describe("parcels take lots, a recall finds them", () => {
  const day = (offset: number) => toDateColumn(localDateAt(new Date(at.getTime() + offset * 86_400_000)) as LocalDate);
  /** Ten thousand orders of one piece each, straight into the tables: what is tested is the search. */
  async function manyOrders(count: number, stockUnitId: string, productId: string, variantId: string): Promise<void> {
    await sql.query(`INSERT INTO purchase_order (id, code, token_hash, locale, contact_name, contact_phone, contact_email, delivery_method, commune_code, street, payment_method)
      SELECT new_id(), 'R' || n, decode(md5(n::text) || md5(n::text), 'hex'), 'vi', 'Người mua', '09' || lpad((n / 2)::text, 8, '0'), CASE WHEN n % 4 = 0 THEN NULL ELSE 'mua' || n || '@example.vn' END, 'ship', '06463', 'Đường 1', 'cod' FROM generate_series(1, ${count}) AS n`);
    await sql.query(`INSERT INTO shipment (id, order_id, producer_id, fee_vnd, chargeable_g) SELECT new_id(), id, '${world.producers.bees}', 0, 500 FROM purchase_order WHERE code LIKE 'R%'`);
    await sql.query(`INSERT INTO order_line (id, order_id, shipment_id, product_id, variant_id, stock_unit_id, sku, name, variant_name, unit, quantity, stock_quantity, unit_price_vnd, vat_rate_bp)
      SELECT new_id(), s.order_id, s.id, '${productId}', '${variantId}', '${stockUnitId}', 'XL-BIG', '{"vi":"x"}', '{"vi":"x"}', '{"vi":"x"}', 1, 1, 1000, 0 FROM shipment AS s JOIN purchase_order AS o ON o.id = s.order_id WHERE o.code LIKE 'R%'`);
  }

  it("over 10,000 orders in under five seconds, the drill touching nothing", async () => {
    const goods = await world.sell({ sku: "XL-BIG", price: 1_000, stock: 6_000, producer: "bees" });
    const raw = await made({ variant: goods.variantId, sources: [bought(10_000_000)], quantity: 20_000 });
    const jars = await made({ variant: goods.variantId, sources: [from(raw.id, 6_000_000)], quantity: 12_000, bestBefore: localDateAt(new Date(at.getTime() + 86_400_000 * 90)) });
    await manyOrders(10_000, goods.stockUnitId, goods.productId, goods.variantId);
    // Past the check of each single row, which adds the lot up anew.
    await sql.query(`DO $$ BEGIN SET LOCAL session_replication_role = replica; INSERT INTO order_line_lot (order_line_id, lot_id, quantity) SELECT id, '${jars.id}', 1 FROM order_line WHERE sku = 'XL-BIG'; END $$`);
    const call = (drill: boolean) => recallLot({ lotId: raw.id, producerId: world.producers.bees, drill, reason: "Nghi nhiễm", userId: world.officer, at: new Date() });
    const drill = await call(true);
    expect(drill).toMatchObject({ lots: 2, orders: 10_000, units: 10_000, buyers: 5_001 });
    expect(drill?.tookMs).toBeLessThan(5_000);
    expect(await db().outboxMessage.count({ where: { topic: "mail.recall" } })).toBe(0);
    expect((await findTrace(raw.number, raw.code))?.recall).toBeNull();

    expect((await call(false))?.tookMs).toBeLessThan(5_000);
    expect(await db().outboxMessage.count({ where: { topic: "mail.recall" } })).toBe(7_500);
    expect((await findTrace(jars.number, jars.code))?.recall).toMatchObject({ reason: "Nghi nhiễm" });
    expect(await world.available("XL-BIG")).toBe(0);
    const [line] = await db().orderLine.findMany({ where: { sku: "XL-BIG" }, take: 1 });
    await expect(sql.query(`INSERT INTO order_line_lot (order_line_id, lot_id, quantity) VALUES ('${line?.id}', '${raw.id}', 1)`)).rejects.toThrow(/recalled/);
    expect(await call(false)).toBeNull();
  }, 60_000);

  it("a parcel that leaves takes what ends first; a cancelled one gives it back", async () => {
    const goods = await world.sell({ sku: "XL-FEFO", price: 1_000, stock: 100, producer: "bees" });
    const late = await made({ variant: goods.variantId, quantity: 5, sources: [bought(2_500)], bestBefore: localDateAt(day(60)) });
    const soon = await made({ variant: goods.variantId, quantity: 3, sources: [bought(1_500)], bestBefore: localDateAt(day(30)) });
    const [order, shipment, line] = [newId(), newId(), newId()];
    await sql.query(`INSERT INTO purchase_order (id, code, token_hash, locale, contact_name, contact_phone, delivery_method, commune_code, street, payment_method) VALUES ('${order}', 'FEFO', '\\x01', 'vi', 'A', '0912345678', 'ship', '06463', 'x', 'cod')`);
    await sql.query(`INSERT INTO shipment (id, order_id, producer_id, fee_vnd, chargeable_g, state) VALUES ('${shipment}', '${order}', '${world.producers.bees}', 0, 500, 'confirmed')`);
    await sql.query(`INSERT INTO order_line (id, order_id, shipment_id, product_id, variant_id, stock_unit_id, sku, name, variant_name, unit, quantity, stock_quantity, unit_price_vnd, vat_rate_bp) VALUES ('${line}', '${order}', '${shipment}', '${goods.productId}', '${goods.variantId}', '${goods.stockUnitId}', 'XL-FEFO', '{"vi":"x"}', '{"vi":"x"}', '{"vi":"x"}', 4, 4, 1000, 0)`);
    await sql.query(`UPDATE shipment SET state = 'shipped', shipped_at = now() WHERE id = '${shipment}'`);
    const packed = async () => Object.fromEntries((await db().orderLineLot.findMany({ where: { orderLineId: line } })).map(({ lotId, quantity }) => [lotId, quantity]));
    expect(await packed()).toEqual({ [soon.id]: 3, [late.id]: 1 });
    await sql.query(`UPDATE shipment SET state = 'cancelled' WHERE id = '${shipment}'`);
    expect(await packed()).toEqual({});
  });
});
