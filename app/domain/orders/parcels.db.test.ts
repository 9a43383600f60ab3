import { beforeAll, expect, test } from "vitest";
import { placed, openOrderWorld } from "../../../tests/factories/order-world";
import { newId } from "~/lib/id";
import { db } from "~/platform/db/client.server";
import { advanceShipment } from "./advance-shipment.server";
import { confirmParcels } from "./confirm-parcels.server";
import { findNewParcels } from "./new-parcels.server";
import { countParcels, findParcel, findParcels, listParcels, listParcelsToPack, pickingList } from "./parcel-queries.server";
import type { ParcelTab } from "./parcels";

const world = openOrderWorld();
const list = (producer: string, tab: ParcelTab, q = "") => listParcels(producer, { tab, q, page: 1 });

beforeAll(async () => {
  await world.sell({ sku: "HONEY", price: 180_000, stock: 100, producer: "bees" });
  await world.sell({ sku: "WAX", price: 50_000, stock: 100, producer: "bees" });
  await world.sell({ sku: "TEA", price: 90_000, stock: 100, producer: "hills" });
});

test("each producer has the parcel of their own part, with what it takes to hand it over", async () => {
  const { bees, hills } = world.producers;
  const order = await placed({ HONEY: 2, TEA: 1 }, { note: "Gọi trước khi giao" });
  const { total, parcels } = await list(bees, "new");
  expect(total).toBe(1);
  const [parcel] = parcels;
  if (!parcel) throw new Error("no parcel");
  expect(parcel).toMatchObject({ code: order.code, state: "pending", note: "Gọi trước khi giao", goods: 360_000n, payment: { method: "cod", state: "due_on_delivery" } });
  expect(parcel.collect).toBe(360_000n + parcel.fee);
  expect(parcel.lines).toMatchObject([{ sku: "HONEY", quantity: 2, unitPrice: 180_000n }]);
  expect(parcel.delivery).toMatchObject({ method: "ship", street: "12 Hàng Bạc" });
  // The whole order's money is what its parcels collect.
  const [other] = (await list(hills, "new")).parcels;
  expect(parcel.collect + (other?.collect ?? 0n)).toBe(BigInt(order.total));

  expect(await findParcel(hills, parcel.id)).toBeNull();
  expect(await findParcels(hills, [parcel.id, other?.id ?? ""])).toHaveLength(1);
  expect(await confirmParcels(hills, [parcel.id], world.officer)).toBe(0);
  expect((await list(bees, "new")).total).toBe(1);
});

test("is found by code and by name without tone marks", async () => {
  const { bees } = world.producers;
  const order = await placed({ WAX: 1 }, { contact: { name: "Đặng Thị Thảo", phone: "0987000111", email: "" } });
  expect((await list(bees, "new", "dang thi thao")).parcels.map(({ code }) => code)).toEqual([order.code]);
  expect((await list(bees, "new", order.code.toLowerCase())).total).toBe(1);
  expect((await list(bees, "packing", order.code)).total).toBe(0);
  expect((await list(bees, "new", "%")).total).toBe(0);
});

test("what nobody has paid for yet is no work, but counted", async () => {
  const { bees } = world.producers;
  const before = await countParcels(bees);
  const order = await placed({ HONEY: 1 }, { payment: "vietqr" });
  const after = await countParcels(bees);
  expect(after).toEqual({ ...before, unpaid: before.unpaid + 1 });
  const shipment = await db().shipment.findFirstOrThrow({ where: { orderId: order.orderId } });
  expect(await findParcel(bees, shipment.id)).toBeNull();
  expect(await confirmParcels(bees, [shipment.id], world.officer)).toBe(0);
});

test("is taken up, picked, sent and delivered, each step audited; a step seen too late is refused", async () => {
  const { bees } = world.producers;
  const all = (await list(bees, "new")).parcels;
  expect(all.length).toBeGreaterThan(1);
  expect(await confirmParcels(bees, [...all.map(({ id }) => id), newId()], world.officer)).toBe(all.length);
  expect(await confirmParcels(bees, all.map(({ id }) => id), world.officer)).toBe(0);
  expect(await listParcelsToPack(bees)).toHaveLength(all.length);

  const picked = await pickingList(bees);
  const wanted = all.flatMap(({ lines }) => lines).reduce((sum, { sku, quantity }) => sum.set(sku, (sum.get(sku) ?? 0) + quantity), new Map<string, number>());
  expect(new Map(picked.map(({ sku, quantity }) => [sku, quantity]))).toEqual(wanted);
  for (const line of picked) expect(line.parcels.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(line.quantity);

  const [parcel] = all;
  if (!parcel) throw new Error("no parcel");
  const step = { shipmentId: parcel.id, actor: world.officer };
  expect(await advanceShipment({ ...step, from: "pending", to: "confirmed" })).toMatchObject({ ok: false, error: { kind: "stale" } });
  expect(await advanceShipment({ ...step, from: "confirmed", to: "shipped", carrier: "Viettel Post", trackingNumber: "VTP1" })).toMatchObject({ ok: true });
  expect((await list(bees, "sent")).parcels).toMatchObject([{ id: parcel.id, carrier: "Viettel Post", trackingNumber: "VTP1" }]);
  expect(await advanceShipment({ ...step, from: "shipped", to: "delivered" })).toMatchObject({ ok: true });
  const steps = await db().auditEntry.findMany({ where: { action: { startsWith: "shipment." }, after: { path: ["shipment"], equals: parcel.id } } });
  expect(steps.map(({ action }) => action).sort()).toEqual(["shipment.confirmed", "shipment.delivered", "shipment.shipped"]);
});

test("those who sell for a producer are told once the order is work for them, not before", async () => {
  const { bees } = world.producers;
  for (const role of ["owner", "sales", "field"]) {
    const id = newId();
    await db().user.create({ data: { id, email: `${role}@bees.vn`, name: role, passwordHash: "none", roles: ["producer"], locale: "en" } });
    await db().producerMember.create({ data: { producerId: bees, userId: id, role } });
  }
  const told = (orderId: string) => db().outboxMessage.count({ where: { topic: "mail.new_parcels", payload: { path: ["orderId"], equals: orderId } } });
  const cash = await placed({ HONEY: 1 });
  expect(await told(cash.orderId)).toBe(1);
  expect((await findNewParcels([cash.orderId])).map(({ person, collect }) => [person.email, collect > 0n]).sort()).toEqual([["owner@bees.vn", true], ["sales@bees.vn", true]]);

  const transfer = await placed({ HONEY: 1 }, { payment: "vietqr" });
  expect(await told(transfer.orderId)).toBe(0);
  expect(await findNewParcels([transfer.orderId])).toEqual([]);
  await db().payment.updateMany({ where: { orderId: transfer.orderId }, data: { state: "paid", paidAt: new Date() } });
  expect(await told(transfer.orderId)).toBe(1);
  expect((await findNewParcels([transfer.orderId])).every(({ collect }) => collect === 0n)).toBe(true);
});

test("alcohol is handed over only by somebody who has looked at a document, whatever the way it is paid", async () => {
  const { hills } = world.producers;
  await world.sell({ sku: "WINE", price: 185_000, stock: 10, producer: "hills", abvBp: 1_200 });
  const order = await placed({ WINE: 1, HONEY: 1 });
  const parcels = await db().shipment.findMany({ where: { orderId: order.orderId } });
  expect(parcels.map(({ producerId, ageCheck }) => [producerId === hills, ageCheck]).toSorted()).toEqual([[false, false], [true, true]]);
  const shipmentId = parcels.find(({ producerId }) => producerId === hills)?.id ?? "";
  expect((await findParcel(hills, shipmentId))?.ageCheck).toBe(true);
  const step = { shipmentId, actor: world.officer };
  await advanceShipment({ ...step, from: "pending", to: "confirmed" });
  expect((await pickingList(hills)).find(({ sku }) => sku === "WINE")?.parcels).toMatchObject([{ ageCheck: true }]);
  await advanceShipment({ ...step, from: "confirmed", to: "shipped", carrier: "X" });
  const handOver = (idChecked?: boolean) => advanceShipment({ ...step, from: "shipped", to: "delivered", ...(idChecked === undefined ? {} : { idChecked }) });
  for (const checked of [undefined, false]) expect(await handOver(checked)).toEqual({ ok: false, error: { kind: "age_unchecked" } });
  await expect(db().shipment.update({ where: { id: shipmentId }, data: { state: "delivered", deliveredAt: new Date() } })).rejects.toThrow("shipment_age_checked");
  expect(await handOver(true)).toMatchObject({ ok: true });
  expect(await db().shipment.findUnique({ where: { id: shipmentId } })).toMatchObject({ state: "delivered", ageCheckedBy: world.officer, ageCheckedAt: expect.any(Date) });
});
