import { beforeEach, expect, it } from "vitest";
import { filledCart, order, openOrderWorld } from "../../../../tests/factories/order-world";
import { addDays, localDateAt, type LocalDate } from "~/lib/local-date";
import { db } from "~/platform/db/client.server";
import { followSaleDays } from "../follow-sale-days.server";
import { findProduct } from "../product-queries.server";
import { addVariant, MOST_ON_SALE } from "./add-variant.server";
import { changeBreaks } from "./change-breaks.server";
import { changeTerms, switchVariant } from "./change-variant.server";
import { findOwnProduct } from "./own-variants.server";
import type { NewVariant } from "./variant-form";

const world = openOrderWorld();
let sku = "";
let goods: Awaited<ReturnType<typeof world.sell>>;
let round = 0;
const at = new Date();
const ALWAYS = { saleFrom: null, saleUntil: null };

beforeEach(async () => {
  sku = `V-${(round += 1)}`;
  goods = await world.sell({ sku, price: 50_000, stock: 10, producer: "bees" });
});

const NEW: NewVariant = { name: "Thùng 12 hũ", unit: "thùng", netWeightG: 6_000, priceVnd: 550_000, stock: 4, gtin: null, saleMode: "stock", leadDays: null, weeklyCapacity: null, weightMarginBp: null, ...ALWAYS };
const add = (change: Partial<NewVariant> = {}, producerId = world.producers.bees) => addVariant({ producerId, productId: goods.productId, variant: { ...NEW, ...change }, userId: world.officer, at });
const skus = async () => (await findProduct(sku.toLowerCase(), at))?.variants.map((variant) => variant.sku);

it("a new variant of a published product is on sale at once, with its own number and shelf; another producer's product takes none", async () => {
  const added = await add();
  if (!added.ok) throw new Error(added.error.kind);
  expect(added.value.sku).toMatch(/^XL-[0-9A-Z]{6}-2$/);
  expect(await skus()).toEqual([sku, added.value.sku]);
  expect((await order(await filledCart({ [added.value.sku]: 4 }))).ok).toBe(true);
  expect(await add({}, world.producers.hills)).toMatchObject({ ok: false, error: { kind: "not_found" } });
  expect(await findOwnProduct(world.producers.hills, goods.productId)).toBeNull();
  expect(await db().auditEntry.count({ where: { action: "listing.variant_added", subjectId: goods.productId } })).toBe(1);
});

it("a bar code belongs to one variant, and nothing is left of what was refused", async () => {
  expect((await add({ gtin: "4006381333931" })).ok).toBe(true);
  const before = await db().stockUnit.count();
  expect(await add({ gtin: "4006381333931" })).toMatchObject({ ok: false, error: { kind: "gtin_taken" } });
  expect(await db().stockUnit.count()).toBe(before);
});

it("many at once do not pass the limit", async () => {
  const results = await Promise.all(Array.from({ length: MOST_ON_SALE + 2 }, () => add()));
  expect(results.filter(({ ok }) => ok)).toHaveLength(MOST_ON_SALE - 1);
  expect(new Set(await skus()).size).toBe(MOST_ON_SALE);
});

it("off sale it leaves page and carts, comes back, and the last one stays", async () => {
  const off = (variantId: string, active: boolean, producerId = world.producers.bees) => switchVariant({ producerId, variantId, active, userId: world.officer });
  expect(await off(goods.variantId, false)).toMatchObject({ ok: false, error: { kind: "last" } });
  const added = await add();
  expect(added.ok).toBe(true);
  const cart = await filledCart({ [sku]: 1 });
  expect(await off(goods.variantId, false, world.producers.hills)).toMatchObject({ ok: false, error: { kind: "not_found" } });
  expect(await off(goods.variantId, false)).toMatchObject({ ok: true });
  expect(await skus()).not.toContain(sku);
  expect((await order(cart)).ok).toBe(false);
  expect(await off(goods.variantId, true)).toMatchObject({ ok: true });
  expect((await order(cart)).ok).toBe(true);
});

it("changes how it is sold from now on; by weight needs a weight, and what another way needs is gone", async () => {
  const change = (terms: Parameters<typeof changeTerms>[0]["terms"]) => changeTerms({ producerId: world.producers.bees, variantId: goods.variantId, terms, userId: world.officer, at: new Date() });
  const none = { leadDays: null, weeklyCapacity: null, weightMarginBp: null, ...ALWAYS };
  expect(await change({ ...none, saleMode: "made_to_order", leadDays: 7, weeklyCapacity: 3 })).toMatchObject({ ok: true });
  expect((await findProduct(sku.toLowerCase(), at))?.variants[0]).toMatchObject({ stock: 3, sale: { mode: "made_to_order", leadDays: 7 } });
  await db().variant.update({ where: { id: goods.variantId }, data: { netWeightG: 0 } });
  expect(await change({ ...none, saleMode: "by_weight", weightMarginBp: 500 })).toMatchObject({ ok: false, error: { kind: "weight_missing" } });
  await db().variant.update({ where: { id: goods.variantId }, data: { netWeightG: 1_000 } });
  expect(await change({ ...none, saleMode: "by_weight", weightMarginBp: 500 })).toMatchObject({ ok: true });
  expect(await db().variant.findUniqueOrThrow({ where: { id: goods.variantId } })).toMatchObject({ leadDays: null, weeklyCapacity: null, weightMarginBp: 500 });
  expect(await change({ ...none, saleMode: "preorder" })).toMatchObject({ ok: true });
  await db().$executeRaw`SELECT give_forecast(jsonb_build_object('variantId', ${goods.variantId}::text, 'low', 1, 'likely', 2, 'high', 9, 'from', current_date, 'to', current_date + 9, 'userId', ${world.officer}::text, 'at', now()))`;
  expect(await change({ ...none, saleMode: "stock" })).toMatchObject({ ok: true });
  expect(await db().harvest.findFirst({ where: { variantId: goods.variantId } })).toMatchObject({ closedAt: expect.any(Date) as Date });
});

it("outside its days of sale nothing of it can be bought, and pages and search follow the day", async () => {
  const today = localDateAt(at);
  const set = (saleFrom: LocalDate | null, saleUntil: LocalDate | null) =>
    changeTerms({ producerId: world.producers.bees, variantId: goods.variantId, terms: { saleMode: "stock", leadDays: null, weeklyCapacity: null, weightMarginBp: null, saleFrom, saleUntil }, userId: world.officer, at });
  const cart = await filledCart({ [sku]: 1 });
  for (const [from, until, sold] of [[addDays(today, 1), null, false], [null, addDays(today, -1), false], [today, today, true]] as const) {
    expect(await set(from, until)).toMatchObject({ ok: true });
    expect((await findProduct(sku.toLowerCase(), at))?.variants[0]?.stock).toBe(sold ? 10 : 0);
    expect((await order(cart)).ok).toBe(sold);
  }
  await expect(db().variant.update({ where: { id: goods.variantId }, data: { saleUntil: new Date("2020-01-01") } })).rejects.toThrow(/variant_sale_days|constraint/);
  const told = () => db().outboxMessage.count({ where: { topic: "search.product", payload: { path: ["productId"], equals: goods.productId } } });
  const before = await told();
  await followSaleDays(new Date(at.getTime() + 86_400_000));
  expect(await told()).toBe(before + 1);
});

it("the more are in a line the less each costs, in the cart, the order and what a voucher counts", async () => {
  const breaks = [{ minQuantity: 3, priceVnd: 45_000 }, { minQuantity: 5, priceVnd: 41_000 }];
  const set = (producerId: string, wanted = breaks) => changeBreaks({ producerId, variantId: goods.variantId, breaks: wanted, userId: world.officer });
  expect(await set(world.producers.hills)).toMatchObject({ ok: false, error: { kind: "not_found" } });
  expect(await set(world.producers.bees)).toMatchObject({ ok: true });
  const goodsOf = async (quantity: number) => {
    const found = await order(await filledCart({ [sku]: quantity }));
    if (!found.ok) throw new Error(JSON.stringify(found.error));
    return db().orderLine.findFirstOrThrow({ where: { orderId: found.value.orderId }, select: { unitPriceVnd: true, quantity: true } });
  };
  expect(await goodsOf(2)).toEqual({ unitPriceVnd: 50_000n, quantity: 2 });
  expect(await goodsOf(4)).toEqual({ unitPriceVnd: 45_000n, quantity: 4 });
  expect((await findProduct(sku.toLowerCase(), at))?.variants[0]?.breaks).toEqual(breaks);
  // Seen at one price, ordered at another: the buyer is asked again, and nothing is written.
  const cart = await filledCart({ [sku]: 3 });
  const seen = await db().$queryRaw<[{ total: bigint }]>`SELECT sum((l ->> 'price')::bigint * (l ->> 'quantity')::int)::bigint AS total FROM jsonb_array_elements(cart_snapshot(${cart.id}::uuid) -> 'lines') AS l`;
  expect(seen[0].total).toBe(135_000n);
  expect(await set(world.producers.bees, [])).toMatchObject({ ok: true });
  expect((await db().$queryRaw<[{ price: bigint }]>`SELECT unit_price(v, 9) AS price FROM variant AS v WHERE id = ${goods.variantId}::uuid`)[0].price).toBe(50_000n);
  // A list price below a break is what counts.
  await set(world.producers.bees);
  await db().variant.update({ where: { id: goods.variantId }, data: { priceVnd: 40_000n } });
  expect(await goodsOf(4)).toEqual({ unitPriceVnd: 40_000n, quantity: 4 });
  expect((await findProduct(sku.toLowerCase(), at))?.variants[0]?.breaks).toEqual([]);
  await expect(db().priceBreak.create({ data: { variantId: goods.variantId, minQuantity: 1, priceVnd: 1n } })).rejects.toThrow(/price_break_quantity|constraint/);
});
