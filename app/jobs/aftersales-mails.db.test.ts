import { beforeAll, expect, test } from "vitest";
import { openOrderWorld, placed } from "../../tests/factories/order-world";
import { reportProblem } from "~/domain/aftersales/report-problem.server";
import { sayAboutParcel } from "~/domain/aftersales/say-about-parcel.server";
import { newId } from "~/lib/id";
import { db } from "~/platform/db/client.server";
import { gatherTalk, mailAftersales } from "./aftersales-mails";

const world = openOrderWorld();

beforeAll(async () => {
  await world.sell({ sku: "HONEY", price: 180_000, stock: 100, producer: "bees" });
  for (const role of ["owner", "field"]) {
    const id = newId();
    await db().user.create({ data: { id, email: `${role}@bees.vn`, name: role, passwordHash: "none", roles: ["producer"], locale: "en" } });
    await db().producerMember.create({ data: { producerId: world.producers.bees, userId: id, role } });
  }
});

async function mail(): Promise<string[][]> {
  const waiting = await db().outboxMessage.findMany({ where: { topic: "mail.aftersales" } });
  const payloads = waiting.map(({ payload }) => payload as Record<string, unknown>);
  await mailAftersales(payloads);
  await mailAftersales(payloads);
  await db().outboxMessage.deleteMany({ where: { topic: "mail.aftersales" } });
  const mails = await db().mailMessage.findMany({ orderBy: { createdAt: "asc" } });
  await db().mailMessage.deleteMany();
  return mails.map(({ recipient, subject, text }) => [recipient, subject, text]);
}

test("one mail holds what was written in a while, to those who sell, in their language, with no way into the order but their own", async () => {
  const order = await placed({ HONEY: 1 });
  const { id: shipmentId } = await db().shipment.findFirstOrThrow({ where: { orderId: order.orderId } });
  const at = new Date();
  for (const text of ["Giao sau 18h", "<b>Cảm ơn</b>"]) await sayAboutParcel({ shipmentId, side: "buyer", authorId: null, text, at });
  await gatherTalk(new Date(at.getTime() + 5 * 60_000));
  const [[recipient, subject, text] = [], ...others] = await mail();
  expect(others).toEqual([]);
  expect([recipient, subject]).toEqual(["owner@bees.vn", `New message about order ${order.code}`]);
  expect(text).toContain("Giao sau 18h\n\n<b>Cảm ơn</b>");
  expect(text).toContain(`/en/nguoi-ban/don-hang/${shipmentId}`);
  expect(text).not.toContain("token");
  await sayAboutParcel({ shipmentId, side: "seller", authorId: world.officer, text: "Vâng ạ", at: new Date() });
  await gatherTalk(new Date(Date.now() + 5 * 60_000));
  const [[buyer, , words] = []] = await mail();
  expect(buyer).toBe("hoa@example.vn");
  expect(words).toMatch(new RegExp(`/don-hang/${order.code}/${shipmentId}\\?token=`));
});

test("a problem is told to the other side", async () => {
  const order = await placed({ HONEY: 1 });
  const { id: shipmentId } = await db().shipment.findFirstOrThrow({ where: { orderId: order.orderId } });
  await reportProblem({ shipmentId, side: "seller", userId: world.officer, kind: "lost", text: "Xe gặp mưa lũ", files: [], at: new Date() });
  expect(await mail()).toMatchObject([["hoa@example.vn", `Sự cố của đơn ${order.code}: Đang chờ trả lời`, expect.stringContaining("Xe gặp mưa lũ")]]);
});
