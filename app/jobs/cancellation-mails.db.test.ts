import { afterAll, beforeAll, expect, test } from "vitest";
import { createOrderWorld, placed, type OrderWorld } from "../../tests/factories/order-world";
import { createTestDatabase, type TestDatabase } from "../../tests/setup/db";
import { cancelLines } from "~/domain/orders/cancel-lines.server";
import type { LineCancelReason } from "~/domain/orders/order";
import { orderToken } from "~/domain/orders/order-token.server";
import { newId } from "~/lib/id";
import { db, disconnect } from "~/platform/db/client.server";
import { mailCancellations } from "./cancellation-mails";

let database: TestDatabase;
let world: OrderWorld;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createOrderWorld();
  await world.sell({ sku: "HONEY", price: 180_000, stock: 100, producer: "bees" });
  for (const [role, locale] of [["owner", "en"], ["field", "vi"]] as const) {
    const user = await db().user.create({ data: { id: newId(), email: `${role}@bees.vn`, name: role, passwordHash: "none", roles: ["producer"], locale } });
    await db().producerMember.create({ data: { producerId: world.producers.bees, userId: user.id, role } });
  }
});
afterAll(async () => {
  await disconnect();
  await database.close();
});

/** Calls so many of an order's only line off and answers the mails it led to, by address. */
async function cancelled(order: { orderId: string }, quantity: number | null, reason: LineCancelReason, note?: string) {
  const { id, lines } = await db().shipment.findFirstOrThrow({ where: { orderId: order.orderId }, include: { lines: true } });
  const before = new Set((await db().mailMessage.findMany()).map((mail) => mail.id));
  expect(await cancelLines({ shipmentId: id, lines: quantity === null ? null : [{ lineId: lines[0]!.id, quantity }], reason, by: null, at: new Date(), state: "pending", ...(note ? { note } : {}) })).toMatchObject({ ok: true });
  const payloads = (await db().outboxMessage.findMany({ where: { topic: "mail.lines_cancelled" } })).map(({ payload }) => payload as Record<string, unknown>);
  await mailCancellations(payloads);
  await mailCancellations(payloads);
  const mails = (await db().mailMessage.findMany()).filter((mail) => !before.has(mail.id));
  for (const mail of mails) expect(`${mail.subject}${mail.text}${mail.html}`).not.toMatch(/\{\w+\}/);
  return Object.fromEntries(mails.map((mail) => [mail.recipient, mail]));
}

test("buyer and whoever sells hear of it once, each in their language, with what comes back and how", async () => {
  const order = await placed({ HONEY: 3 });
  const mails = await cancelled(order, 1, "producer", "Hết <b>hàng</b>");
  expect(Object.keys(mails).sort()).toEqual(["hoa@example.vn", "owner@bees.vn"]);
  const { amountVnd } = await db().payment.findFirstOrThrow({ where: { orderId: order.orderId } });
  for (const part of ["1 × Hàng HONEY, Hũ", "Hết <b>hàng</b>", "180.000", amountVnd.toLocaleString("vi"), `token=${orderToken(order.orderId)}`]) expect(mails["hoa@example.vn"]?.text).toContain(part);
  expect(mails["hoa@example.vn"]?.html).not.toContain("<b>hàng");
  expect(mails["owner@bees.vn"]).toMatchObject({ subject: `Order ${order.code}: do not pack 1 × Goods HONEY, Hũ`, locale: "en" });
  const last = await cancelled(order, null, "unconfirmed");
  expect(last["hoa@example.vn"]?.subject).toBe(`Đơn ${order.code} đã kết thúc`);
  expect(last["owner@bees.vn"]?.text).toContain("Nothing is left to deliver");
});

test("a producer who never knew of a parcel hears nothing of it; who paid is told of the money", async () => {
  const waiting = await placed({ HONEY: 2 }, { payment: "vietqr" });
  const mails = await cancelled(waiting, 1, "buyer");
  expect(Object.keys(mails)).toEqual(["hoa@example.vn"]);
  expect(mails["hoa@example.vn"]?.text).toContain("Số tiền cần chuyển bây giờ");
  const { id, amountVnd } = await db().payment.findFirstOrThrow({ where: { orderId: waiting.orderId } });
  await db().$queryRaw`SELECT receive_payment(${JSON.stringify({ paymentId: id, amount: Number(amountVnd), account: "cash_vietqr", source: "test" })}::jsonb)`;
  expect((await cancelled(waiting, 1, "buyer"))["hoa@example.vn"]?.text).toContain("tài khoản nhận tiền");
});

test("nonsense is skipped", async () => {
  await mailCancellations([{ cancellationId: "x" }, {}, { cancellationId: newId(), producerKnew: true }]);
});
