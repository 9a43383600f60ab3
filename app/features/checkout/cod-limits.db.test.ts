import { afterAll, beforeAll, expect, test } from "vitest";
import { createOrderWorld, filledCart, order } from "../../../tests/factories/order-world";
import { createTestDatabase, type TestDatabase } from "../../../tests/setup/db";
import { choosePayment } from "~/domain/payments/choose-payment.server";
import { releaseOrder } from "~/domain/orders/release-order.server";
import { db, disconnect } from "~/platform/db/client.server";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  const world = await createOrderWorld();
  await world.sell({ sku: "HONEY", price: 180_000, stock: 500, producer: "bees" });
  await world.sell({ sku: "GOLD", price: 15_000_000, stock: 500, producer: "bees" });
});
afterAll(async () => {
  await disconnect();
  await database.close();
});

const buyer = (phone: string, change: object = {}) => ({ contact: { name: "Hoa", phone, email: null }, ...change });
const buy = async (phone: string, change: object = {}, sku = "HONEY") => order(await filledCart({ [sku]: 1 }), buyer(phone, change));

test("five orders a number wait to be paid at the door, the sixth is told so at the payment field, other ways stay open", async () => {
  for (let number = 0; number < 5; number++) expect(await buy("0911 000 001")).toMatchObject({ ok: true });
  const refused = await buy("+84 911 000 001");
  expect(refused).toMatchObject({ ok: false, error: { kind: "invalid", errors: [{ path: "payment" }] } });
  if (!refused.ok && refused.error.kind === "invalid") expect(refused.error.errors[0]?.message).toMatch(/5 đơn.*30\.000\.000/);
  expect(await buy("0911 000 001", { payment: "vietqr" })).toMatchObject({ ok: true });
  expect(await buy("0911 000 002")).toMatchObject({ ok: true });
});

test("an order delivered or called off makes room again", async () => {
  const placed = [];
  for (let number = 0; number < 5; number++) placed.push(await buy("0911 000 003"));
  const [first] = placed;
  if (!first?.ok) throw new Error("not placed");
  await releaseOrder(first.value.orderId, { reason: "operator", at: new Date() });
  expect(await buy("0911 000 003")).toMatchObject({ ok: true });
});

test("their sum has a limit too", async () => {
  expect(await buy("0911 000 004", {}, "GOLD")).toMatchObject({ ok: true });
  expect(await buy("0911 000 004", {}, "GOLD")).toMatchObject({ ok: false, error: { kind: "invalid", errors: [{ path: "payment" }] } });
});

test("many at once do not slip through together, and a repeated key answers what it answered", async () => {
  const carts = await Promise.all(Array.from({ length: 12 }, () => filledCart({ HONEY: 1 })));
  const results = await Promise.all(carts.map((cart, number) => order(cart, buyer("0911 000 005"), `limit-key-${number}`)));
  expect(results.filter(({ ok }) => ok)).toHaveLength(5);
  expect(await db().order.count({ where: { contactPhone: "0911000005" } })).toBe(5);
  const kept = results.findIndex(({ ok }) => ok);
  expect(await order(carts[kept]!, buyer("0911 000 005"), `limit-key-${kept}`)).toEqual(results[kept]);
});

test("a waiting order is not turned into one more", async () => {
  for (let number = 0; number < 5; number++) await buy("0911 000 006");
  const waiting = await buy("0911 000 006", { payment: "vietqr" });
  if (!waiting.ok) throw new Error("not placed");
  expect(await choosePayment({ orderId: waiting.value.orderId, seen: waiting.value.payment.id, method: "cod", at: new Date() })).toEqual({ ok: false, error: { kind: "cod_open", open: 5 } });
});
