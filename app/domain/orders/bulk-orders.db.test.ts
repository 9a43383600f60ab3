import { beforeAll, expect, it } from "vitest";
import { openOrderWorld, placed } from "../../../tests/factories/order-world";
import { readInvariants } from "../../../scripts/invariants";
import { addDays, localDateAt, startOfDay } from "~/lib/local-date";
import { db } from "~/platform/db/client.server";
import { cancelUnpaid } from "./bulk-orders.server";
import { readDeskOrderFilter, readParcelDeskFilter } from "./desk-orders";
import { findDeskOrders, listDeskOrders } from "./desk-orders.server";
import { findDeskParcels, listDeskParcels } from "./desk-parcels.server";
import { findParcelsOf } from "./parcel-queries.server";

const world = openOrderWorld();
const today = localDateAt(new Date());
const later = (days: number) => new Date(startOfDay(addDays(today, days)).getTime() + 3_600_000);

beforeAll(async () => {
  for (const [sku, producer] of [["HONEY", "bees"], ["TEA", "hills"]] as const) await world.sell({ sku, price: 60_000, stock: 100, producer });
});

it("finds orders and parcels by method, producer, days and what is late", async () => {
  const cash = await placed({ HONEY: 1, TEA: 1 });
  const transfer = await placed({ HONEY: 2 }, { payment: "vietqr" });
  const orders = async (query: Record<string, string>, at = new Date()) => (await listDeskOrders(readDeskOrderFilter(new URLSearchParams(query)), at)).orders.map(({ code }) => code).sort();
  const parcels = async (query: Record<string, string>, at = new Date()) => (await listDeskParcels(readParcelDeskFilter(new URLSearchParams(query)), at)).parcels.map(({ code, producer, late }) => [code, producer.vi, late]);
  const both = [cash.code, transfer.code].sort();
  expect(await orders({})).toEqual(both);
  expect(await orders({ method: "cod" })).toEqual([cash.code]);
  expect(await orders({ producer: world.producers.hills })).toEqual([cash.code]);
  expect(await orders({ from: today, until: today })).toEqual(both);
  expect(await orders({ from: addDays(today, 1) })).toEqual([]);
  expect(await orders({ until: addDays(today, -1), producer: "nobody", late: "much" })).toEqual([]);
  expect(await orders({ late: "unconfirmed" }, later(2))).toEqual([cash.code]);
  expect(await orders({ late: "unconfirmed" })).toEqual([]);
  expect(await parcels({ late: "unshipped" }, later(4))).toEqual(expect.arrayContaining([[cash.code, "Hợp tác xã bees", "unshipped"], [cash.code, "Hợp tác xã hills", "unshipped"]]));
  expect(await parcels({ state: "pending", method: "vietqr" })).toEqual([[transfer.code, "Hợp tác xã bees", null]]);
  expect(await parcels({ producer: world.producers.hills, q: cash.code.toLowerCase() })).toHaveLength(1);
  for (const q of ["%", "' OR 1=1 --"]) expect(await parcels({ q })).toEqual([]);
  // What nobody has paid for is no parcel to pack; the slips of the others are of both producers.
  expect((await findParcelsOf({ orders: [cash.orderId, transfer.orderId] })).map(({ producerId }) => producerId).sort()).toEqual(Object.values(world.producers).sort());
  expect((await findDeskOrders([cash.orderId])).map(({ code }) => code)).toEqual([cash.code]);
  const ids = (await db().shipment.findMany({ where: { orderId: cash.orderId } })).map(({ id }) => id);
  expect(await findDeskParcels(ids, new Date())).toHaveLength(2);
});

it("calls off those that wait for money, once, and says of each other why not", async () => {
  const [cash, first, second] = [await placed({ TEA: 1 }), await placed({ TEA: 2 }, { payment: "vietqr" }), await placed({ TEA: 3 }, { payment: "vietqr" })];
  const before = await world.available("TEA");
  const officer = { userId: world.officer, at: new Date() };
  const ids = [cash, first, second].map(({ orderId }) => orderId);
  const pressed = await Promise.all([cancelUnpaid(ids, "Khách nhắn hủy", officer), cancelUnpaid([...ids].reverse(), "Khách nhắn hủy", officer)]);
  const outcomes = (id: string) => pressed.map(({ rows }) => rows.find((row) => row.id === id)?.outcome);
  expect(outcomes(cash.orderId)).toEqual(["not_unpaid", "not_unpaid"]);
  for (const { orderId } of [first, second]) expect(outcomes(orderId).filter((outcome) => outcome === "cancelled")).toHaveLength(1);
  expect(await world.available("TEA")).toBe(before + 5);
  expect(await db().auditEntry.count({ where: { action: "order.cancelled", subjectId: { in: ids } } })).toBe(2);
  expect((await readInvariants(process.env["DATABASE_URL"] ?? "")).filter(({ broken, rule }) => broken > 0 && !rule.startsWith("no message"))).toEqual([]);
});
