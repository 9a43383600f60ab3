import { beforeAll, expect, test } from "vitest";
import { openOrderWorld, placed } from "../../tests/factories/order-world";
import { advanceShipment } from "~/domain/orders/advance-shipment.server";
import { refuseShipment } from "~/domain/orders/refuse-shipment.server";
import { newId } from "~/lib/id";
import { db } from "~/platform/db/client.server";
import { mailOrders } from "./order-mails";
import { mailRefusedParcels } from "./refused-mails";

const world = openOrderWorld();
beforeAll(async () => {
  await world.sell({ sku: "HONEY", price: 200_000, stock: 100, producer: "bees" });
  for (const [name, role] of [["owner", "owner"], ["seller", "sales"], ["field", "field"]] as const) {
    const id = newId();
    await db().user.create({ data: { id, email: `${name}@bees.vn`, name, passwordHash: "none", roles: ["producer"], locale: "vi" } });
    await db().producerMember.create({ data: { producerId: world.producers.bees, userId: id, role } });
  }
});

test("of a refused parcel its buyer and who sells for its producer are told, once", async () => {
  const order = await placed({ HONEY: 1 });
  const { id: shipmentId } = await db().shipment.findFirstOrThrow({ where: { orderId: order.orderId } });
  for (const [from, to] of [["pending", "confirmed"], ["confirmed", "shipped"]] as const) await advanceShipment({ shipmentId, from, to, actor: world.officer });
  expect(await refuseShipment({ shipmentId, reason: "unreachable", note: "Gọi ba lần", actor: world.officer })).toMatchObject({ ok: true });
  const payloads = async (topic: string) => (await db().outboxMessage.findMany({ where: { topic } })).map(({ payload }) => payload as Record<string, unknown>);
  const [refused, told] = [await payloads("mail.refused_parcel"), (await payloads("mail.order_confirmation")).filter(({ occasion }) => occasion === "refused")];
  for (const _ of [1, 2]) {
    await mailRefusedParcels([...refused, {}, { shipmentId: "x" }]);
    await mailOrders(told);
  }
  const mails = await db().mailMessage.findMany({ orderBy: { recipient: "asc" } });
  expect(mails.map(({ recipient }) => recipient)).toEqual(["hoa@example.vn", "owner@bees.vn", "seller@bees.vn"]);
  expect(mails[1]?.text).toContain(`/nguoi-ban/don-hang/${shipmentId}`);
  expect(mails[1]?.subject).toBe(`Đơn ${order.code}: người mua không nhận`);
  // Nothing is asked of a buyer who took nothing, and no note leaves the shop.
  for (const { text } of mails) expect(text).not.toMatch(/Gọi ba lần|\{\w+\}|khi nhận hàng\.$/m);
});
