import { afterAll, beforeAll, expect, test } from "vitest";
import { createOrderWorld, placed } from "../../tests/factories/order-world";
import { createTestDatabase, type TestDatabase } from "../../tests/setup/db";
import { mailOrders } from "./order-mails";
import { orderToken } from "~/domain/orders/order-token.server";
import { releaseOrder } from "~/domain/orders/release-order.server";
import { db, disconnect } from "~/platform/db/client.server";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  const world = await createOrderWorld();
  await world.sell({ sku: "HONEY", price: 180_000, stock: 100, producer: "bees" });
});
afterAll(async () => {
  await disconnect();
  await database.close();
});

test("one mail an occasion, with amounts, how to pay and the tracking link, without markup from input", async () => {
  const order = await placed({ HONEY: 2 }, { payment: "vietqr", contact: { name: "<b>Hoa</b>", phone: "0912345678", email: "hoa@example.vn" } });
  const waiting = await db().outboxMessage.findMany({ where: { topic: "mail.order_confirmation" } });
  const payloads = waiting.map((message) => message.payload as Record<string, unknown>);
  expect(payloads).toContainEqual({ orderId: order.orderId, occasion: "placed" });
  await mailOrders(payloads);
  await mailOrders(payloads);
  const [mail, ...more] = await db().mailMessage.findMany();
  expect(more).toEqual([]);
  expect(mail).toMatchObject({ recipient: "hoa@example.vn", state: "kept", subject: `Đã nhận đơn hàng ${order.code}` });
  for (const part of ["360.000\u00a0₫", order.payment.reference ?? "", `/don-hang/${order.code}?token=${orderToken(order.orderId)}`]) expect(mail?.text).toContain(part);
  expect(mail?.html).toContain("&lt;b&gt;Hoa");
  expect(mail?.html).not.toContain("<b>Hoa");
  expect(`${mail?.text}${mail?.html}`).not.toMatch(/\{\w+\}/);

  await releaseOrder(order.orderId, { reason: "buyer", at: new Date() });
  await mailOrders([{ orderId: order.orderId, occasion: "cancelled" }]);
  expect(await db().mailMessage.count()).toBe(2);
});

test("no address, no mail; nonsense is skipped", async () => {
  const before = await db().mailMessage.count();
  const order = await placed({ HONEY: 1 }, { contact: { name: "Hoa", phone: "0912345678", email: "" } });
  await mailOrders([{ orderId: order.orderId }, { orderId: "x" }, {}]);
  expect(await db().mailMessage.count()).toBe(before);
});
