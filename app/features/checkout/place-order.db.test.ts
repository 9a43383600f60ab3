import { describe, expect, it } from "vitest";
import { certify, filledCart, order, placed, openOrderWorld } from "../../../tests/factories/order-world";
import { createCart } from "~/domain/cart/create-cart.server";
import { addLine } from "~/domain/cart/change-cart.server";
import { findCart } from "~/domain/cart/find-cart.server";
import { mergeCartOnSignIn } from "~/domain/cart/merge-cart.server";
import { trialBalance } from "~/domain/ledger/trial-balance.server";
import { findOrderById, findOrderByToken } from "~/domain/orders/order-queries.server";
import { orderToken } from "~/domain/orders/order-token.server";
import { newId } from "~/lib/id";
import { db } from "~/platform/db/client.server";

const world = openOrderWorld();

async function counts() {
  const [orders, lines, shipments, payments, movements, entries, outbox, keys] = await Promise.all([
    db().order.count(), db().orderLine.count(), db().shipment.count(), db().payment.count(), db().stockMovement.count(),
    db().ledgerEntry.count(), db().outboxMessage.count({ where: { topic: { startsWith: "mail." } } }), db().idempotencyKey.count(),
  ]);
  return { orders, lines, shipments, payments, movements, entries, outbox, keys };
}

async function booksBalance(): Promise<void> {
  const balance = await trialBalance();
  expect(Object.values(balance).reduce((sum, value) => sum + value, 0n)).toBe(0n);
}

describe("placing an order", () => {
  it("sells exactly what is there to 500 buyers at once", async () => {
    await world.sell({ sku: "RUSH", price: 120_000, stock: 50, producer: "bees" });
    const before = await counts();
    const carts: { id: string; token: string }[] = [];
    for (let at = 0; at < 500; at += 50) carts.push(...(await Promise.all(Array.from({ length: 50 }, () => filledCart({ RUSH: 1 })))));
    const results = await Promise.all(carts.map((cart) => order(cart)));
    expect(results.filter((result) => result.ok)).toHaveLength(50);
    for (const result of results) {
      if (!result.ok) expect(result.error).toEqual({ kind: "sold_out", lines: [{ sku: "RUSH", name: "Hàng RUSH", requested: 1, available: 0 }] });
    }
    expect(await world.available("RUSH")).toBe(0);
    const after = await counts();
    expect(after.orders - before.orders).toBe(50);
    expect(after.keys - before.keys).toBe(50);
    expect(after.movements - before.movements).toBe(50);
    // To the buyer and to the producer.
    expect(after.outbox - before.outbox).toBe(100);
    await booksBalance();
  });

  it("counts a box and a jar of the same stock together, and names both lines", async () => {
    await world.sell({ sku: "JAR", price: 95_000, stock: 20, producer: "bees" });
    await world.sell({ sku: "BOX", price: 1_000_000, stock: 0, producer: "bees", unitsPerSale: 12, sharesStockWith: "JAR" });
    const cart = await filledCart({ BOX: 1, JAR: 8 });
    const more = await addLine(cart, "JAR", 1, "vi", { ofAge: false });
    expect(more).toEqual({ ok: false, error: { kind: "sold_out", requested: 9, available: 8 } });
    await db().stockUnit.updateMany({ where: { label: "JAR" }, data: { available: 19 } });
    const before = await counts();
    const refused = await order(cart);
    expect(refused).toMatchObject({ ok: false, error: { kind: "sold_out" } });
    if (!refused.ok && refused.error.kind === "sold_out") expect(refused.error.lines.map((line) => [line.sku, line.available])).toEqual([["BOX", 1], ["JAR", 19]]);
    expect(await counts()).toEqual(before);
    await db().stockUnit.updateMany({ where: { label: "JAR" }, data: { available: 20 } });
    expect((await order(cart)).ok).toBe(true);
    expect(await world.available("JAR")).toBe(0);
  });

  it("never deadlocks on carts that want the same goods in different orders", async () => {
    for (const sku of ["MIX-A", "MIX-B", "MIX-C"]) await world.sell({ sku, price: 10_000, stock: 60, producer: "hills" });
    const orders = [["MIX-A", "MIX-B", "MIX-C"], ["MIX-C", "MIX-A", "MIX-B"], ["MIX-B", "MIX-C", "MIX-A"]];
    const carts = await Promise.all(Array.from({ length: 60 }, (_, at) => filledCart(Object.fromEntries((orders[at % 3] ?? []).map((sku) => [sku, 2])))));
    const results = await Promise.all(carts.map((cart) => order(cart)));
    expect(results.filter((result) => result.ok)).toHaveLength(30);
    for (const sku of ["MIX-A", "MIX-B", "MIX-C"]) expect(await world.available(sku)).toBe(0);
  });

  it("freezes what was true, splits by producer and empties the cart", async () => {
    const honey = await world.sell({ sku: "HONEY", price: 180_000, stock: 10, producer: "bees" });
    await certify(honey.productId, "20-06463-77-2026");
    await world.sell({ sku: "TEA", price: 75_000, stock: 10, producer: "hills" });
    await world.sell({ sku: "STAY", price: 500_000, stock: 5, producer: "hills", service: true, setNo: 26 });
    const cart = await filledCart({ HONEY: 2, TEA: 1 });
    const result = await order(cart);
    if (!result.ok) throw new Error(result.error.kind);
    await db().product.update({ where: { id: honey.productId }, data: { name: { vi: "Tên mới" } } });
    await db().variant.update({ where: { sku: "HONEY" }, data: { priceVnd: 1n } });
    const view = await findOrderById(result.value.orderId);
    expect(view?.shipments.map((shipment) => shipment.producer.slug)).toEqual(["bees", "hills"]);
    expect(view?.shipments[0]?.lines).toMatchObject([{ sku: "HONEY", name: "Hàng HONEY", unitPrice: 180_000n, stars: 4, certificateNumber: "20-06463-77-2026", vatRateBp: 500 }]);
    expect(view?.totals.goods).toBe(435_000n);
    expect(view?.totals.vatIncluded).toBe(20_714n);
    expect(view?.totals.total).toBe(BigInt(result.value.total));
    expect(view?.state).toBe("placed");
    expect((await findCart(cart, "vi"))?.lineCount).toBe(0);
    expect(await findOrderByToken(result.value.code, orderToken(result.value.orderId))).not.toBeNull();
    expect(await findOrderByToken(result.value.code, orderToken(world.officer))).toBeNull();
    const stay = await placed({ STAY: 1 });
    expect(stay.shipments[0]?.fee).toBe(0);
    await booksBalance();
  });

  it("answers a repeated key the same, also when both come at once, and refuses it for another request", async () => {
    await world.sell({ sku: "TWICE", price: 50_000, stock: 10, producer: "bees" });
    const cart = await filledCart({ TWICE: 1 });
    const both = await Promise.all([order(cart, {}, "key-1", "aa"), order(cart, {}, "key-1", "aa"), order(cart, {}, "key-1", "aa")]);
    expect(both.every((result) => result.ok)).toBe(true);
    expect(new Set(both.map((result) => JSON.stringify(result))).size).toBe(1);
    expect(await order(cart, {}, "key-1", "aa")).toEqual(both[0]);
    expect(await world.available("TWICE")).toBe(9);
    expect(await order(cart, {}, "key-1", "bb")).toEqual({ ok: false, error: { kind: "key_reused" } });
  });

  it("answers its own order to each of several that come at once under one key, also when it was the last piece", async () => {
    await world.sell({ sku: "LAST", price: 120_000, stock: 60, producer: "bees" });
    const orders: { cart: { id: string; token: string }; key: string }[] = [];
    for (let number = 0; number < 60; number++) orders.push({ cart: await filledCart({ LAST: 1 }), key: newId() });
    for (let at = 0; at < orders.length; at += 6) {
      const answers = await Promise.all(orders.slice(at, at + 6).flatMap(({ cart, key }) => [1, 2, 3, 4].map(async () => ({ key, answer: await order(cart, {}, key) }))));
      for (const { key, answer } of answers) expect(answer).toEqual(answers.find((one) => one.key === key && one.answer.ok)!.answer);
    }
    expect(await world.available("LAST")).toBe(0);
  });

  it("makes one order of one cart when two different keys come at once", async () => {
    await world.sell({ sku: "RACE", price: 50_000, stock: 10, producer: "bees" });
    const cart = await filledCart({ RACE: 1 });
    const both = await Promise.all([order(cart), order(cart)]);
    expect(both.filter((result) => result.ok)).toHaveLength(1);
    expect(await world.available("RACE")).toBe(9);
  });

  it("shows a new price instead of charging it or the old one", async () => {
    await world.sell({ sku: "DEAR", price: 50_000, stock: 10, producer: "bees" });
    const cart = await filledCart({ DEAR: 1 });
    const seen = (await findCart(cart, "vi"))?.groups[0]?.shippingOptions.find((option) => option.method === "ship" && option.zone === "near");
    const total = 50_000 + Number(seen?.fee);
    await db().variant.update({ where: { sku: "DEAR" }, data: { priceVnd: 60_000n } });
    const before = await counts();
    expect(await order(cart, { expected_total: total })).toEqual({ ok: false, error: { kind: "price_changed", total: BigInt(total + 10_000) } });
    expect(await counts()).toEqual(before);
    expect((await order(cart, { expected_total: total + 10_000 })).ok).toBe(true);
  });
});

describe("the cart", () => {
  it("joins the buyer's own at sign-in", async () => {
    await world.sell({ sku: "M1", price: 10_000, stock: 50, producer: "bees", maxQuantity: 5 });
    await world.sell({ sku: "M2", price: 10_000, stock: 50, producer: "bees" });
    const first = await filledCart({ M1: 4 });
    await mergeCartOnSignIn(first.token, world.officer);
    const second = await filledCart({ M1: 3, M2: 2 });
    await mergeCartOnSignIn(second.token, world.officer);
    const cart = await findCart({ userId: world.officer }, "vi");
    expect(cart?.groups[0]?.lines.map((line) => [line.sku, line.quantity])).toEqual([["M1", 5], ["M2", 2]]);
    expect(await findCart(second, "vi")).toBeNull();
    await mergeCartOnSignIn("unknown", world.officer);
  });

  it("tells what is wrong with a line that can no longer be bought", async () => {
    const gone = await world.sell({ sku: "GONE", price: 10_000, stock: 5, producer: "bees" });
    const cart = await filledCart({ GONE: 3 });
    await db().stockUnit.update({ where: { id: gone.stockUnitId }, data: { available: 2 } });
    const problem = async () => (await findCart(cart, "vi"))?.groups[0]?.lines[0]?.problem;
    expect(await problem()).toEqual({ kind: "less_available", available: 2 });
    await db().stockUnit.update({ where: { id: gone.stockUnitId }, data: { available: 0 } });
    expect(await problem()).toEqual({ kind: "sold_out" });
    await db().variant.update({ where: { sku: "GONE" }, data: { active: false } });
    expect(await problem()).toEqual({ kind: "unavailable" });
    expect((await order(cart)).ok).toBe(false);
  });

  it("answers only its own token", async () => {
    const [mine, other] = [await createCart(), await createCart()];
    expect(await findCart({ id: mine.id, token: other.token }, "vi")).toBeNull();
    expect(await addLine({ id: mine.id, token: other.token }, "M2", 1, "vi", { ofAge: false })).toEqual({ ok: false, error: { kind: "cart_not_found" } });
  });
});
