import { beforeEach, describe, expect, it } from "vitest";
import { filledCart, order, openOrderWorld } from "../../../tests/factories/order-world";
import { bookedPieces } from "~/domain/catalog/booked-pieces.server";
import { createCart } from "~/domain/cart/create-cart.server";
import { releaseOrder } from "~/domain/orders/release-order.server";
import { newId } from "~/lib/id";
import { addDays, fromDateColumn, localDateAt } from "~/lib/local-date";
import { db } from "~/platform/db/client.server";
import { giveForecast } from "./give-forecast.server";
import { findPlace } from "./harvest-queries.server";
import { placeToken } from "./place-token.server";
import { settleHarvests } from "./settle-harvests.server";
import { claimPlace, takePlace, withdrawPlace } from "./take-place.server";

const world = openOrderWorld();
const HOUR = 3_600_000;
let goods: Awaited<ReturnType<typeof world.sell>>;
let sku = "";
let round = 0;
const today = localDateAt(new Date());

beforeEach(async () => {
  round += 1;
  sku = `NA-${round}`;
  goods = await world.sell({ sku, price: 60_000, stock: 0, producer: "hills", mode: { saleMode: "preorder" } });
});

async function forecast(low: number, likely: number, high: number): Promise<void> {
  const given = await giveForecast({ producerId: world.producers.hills, variantId: goods.variantId, forecast: { low, likely, high, from: addDays(today, 20), to: addDays(today, 30) }, userId: world.officer, at: new Date() });
  expect(given).toMatchObject({ ok: true });
}
const standing = async () => {
  const pieces = (await bookedPieces([goods.variantId])).get(goods.variantId);
  return pieces?.harvest ? { ...pieces.harvest, free: pieces.free } : undefined;
};
const take = (name: string, quantity: number) => takePlace({ sku, quantity, name, email: `${name}@example.vn`, locale: "vi", userId: null }, new Date());
async function place(name: string, quantity: number): Promise<string> {
  const taken = await take(name, quantity);
  if (!taken.ok) throw new Error(JSON.stringify(taken.error));
  return taken.value.placeId;
}
const states = async (...ids: string[]) => {
  const rows = await db().waitingPlace.findMany({ where: { id: { in: ids } } });
  return ids.map((id) => rows.find((row) => row.id === id)?.state);
};
const occasions = async (id: string) => (await db().outboxMessage.findMany({ where: { topic: "mail.waiting_place", payload: { path: ["placeId"], equals: id } }, orderBy: { id: "asc" } })).map(({ payload }) => (payload as { occasion: string }).occasion);

describe("the low band", () => {
  it("is sold as firm with the end of its window promised, never more of it, however many ask at once", async () => {
    await forecast(10, 20, 30);
    const carts = await Promise.all(Array.from({ length: 25 }, (_, index) => filledCart({ [sku]: (index % 3) + 1 })));
    const [results] = await Promise.all([
      Promise.all(carts.map((cart) => order(cart))),
      ...Array.from({ length: 8 }, (_, index) => take(`cung-luc-${index}`, 2)),
      settleHarvests(new Date()),
    ]);
    const sold = await db().orderLine.aggregate({ where: { sku }, _sum: { quantity: true } });
    const offered = await db().waitingPlace.aggregate({ where: { state: "offered", harvest: { variantId: goods.variantId } }, _sum: { quantity: true } });
    expect((sold._sum.quantity ?? 0) + (offered._sum.quantity ?? 0)).toBeLessThanOrEqual(10);
    const first = results.find((result) => result.ok);
    if (!first?.ok) throw new Error("nothing was sold");
    const parcel = await db().shipment.findFirstOrThrow({ where: { orderId: first.value.orderId } });
    expect(parcel.shipBy && fromDateColumn(parcel.shipBy)).toBe(addDays(today, 30));
    for (const result of results) if (!result.ok) expect(result.error.kind).toBe("sold_out");
  });

  it("is not sold before there is a forecast, nor after its window", async () => {
    await expect(filledCart({ [sku]: 1 })).rejects.toThrow("sold_out");
    expect(await take("som", 1)).toEqual({ ok: false, error: { kind: "unavailable" } });
    await forecast(5, 5, 5);
    await filledCart({ [sku]: 5 });
    expect(await take("vua", 1)).toEqual({ ok: false, error: { kind: "firm" } });
    const over = { low: 5, likely: 5, high: 5, from: addDays(today, -9), to: addDays(today, -1) };
    await giveForecast({ producerId: world.producers.hills, variantId: goods.variantId, forecast: over, userId: world.officer, at: new Date() });
    await expect(filledCart({ [sku]: 1 })).rejects.toThrow("sold_out");
    expect(await take("muon", 1)).toEqual({ ok: false, error: { kind: "unavailable" } });
    await expect(giveForecast({ producerId: world.producers.bees, variantId: goods.variantId, forecast: { low: 1, likely: 1, high: 1, from: today, to: today }, userId: world.officer, at: new Date() })).resolves.toMatchObject({ ok: false });
  });
});

describe("the waiting list", () => {
  it("offers what a better forecast brings from the front, overtakes nobody, and sells it to the cart it was offered to alone", async () => {
    await forecast(2, 8, 12);
    const bought = await order(await filledCart({ [sku]: 2 }));
    expect(bought.ok).toBe(true);
    const [first, second, third] = [await place("an", 3), await place("binh", 5), await place("chi", 1)];
    expect(await take("an", 1)).toEqual({ ok: false, error: { kind: "already" } });
    expect(await take("dung", 2)).toEqual({ ok: false, error: { kind: "full", left: 1 } });
    expect(await findPlace(third, placeToken(third))).toMatchObject({ state: "waiting", before: 2, quantity: 1, sku });
    expect(await findPlace(third, placeToken(first))).toBeNull();

    await forecast(6, 9, 12);
    // 4 more: the first has 3; the second's 5 do not fit, and the third does not pass it.
    expect(await states(first, second, third)).toEqual(["offered", "waiting", "waiting"]);
    expect(await occasions(first)).toEqual(["waiting", "offered"]);
    expect(await standing()).toMatchObject({ sold: 2, offered: 3, waiting: 6, free: 0 });
    await expect(filledCart({ [sku]: 1 })).rejects.toThrow("sold_out");

    const [mine, other] = [await createCart(), await createCart()];
    expect(await claimPlace(second, other, new Date())).toBe("over");
    expect(await claimPlace(first, mine, new Date())).toBe("taken");
    const confirmed = await order(mine);
    if (!confirmed.ok) throw new Error(JSON.stringify(confirmed.error));
    expect(await db().waitingPlace.findUniqueOrThrow({ where: { id: first } })).toMatchObject({ state: "confirmed", orderId: confirmed.value.orderId });
    expect(await standing()).toMatchObject({ sold: 5, offered: 0, waiting: 6 });

    // Called off, its pieces go to who waits, not to who comes by.
    await releaseOrder(confirmed.value.orderId, { reason: "operator", at: new Date(), actor: world.officer });
    await expect(filledCart({ [sku]: 1 })).rejects.toThrow("sold_out");
    await withdrawPlace(second);
    await settleHarvests(new Date());
    expect(await states(second, third)).toEqual(["withdrawn", "offered"]);
    expect(await standing()).toMatchObject({ sold: 2, offered: 1, waiting: 0, free: 3 });
  });

  it("lets offers lapse in time, and gives them on", async () => {
    await forecast(1, 4, 9);
    expect((await order(await filledCart({ [sku]: 1 }))).ok).toBe(true);
    const [first, second] = [await place("lan", 2), await place("mai", 2)];
    await forecast(3, 4, 9);
    const cart = await createCart();
    expect(await claimPlace(first, cart, new Date())).toBe("taken");
    await settleHarvests(new Date(Date.now() + 47 * HOUR));
    expect(await states(first, second)).toEqual(["offered", "waiting"]);
    await settleHarvests(new Date(Date.now() + 49 * HOUR));
    expect(await states(first, second)).toEqual(["lapsed", "offered"]);
    expect(await order(cart)).toMatchObject({ ok: false, error: { kind: "sold_out" } });
  });

  it("a worse forecast takes the last offers back and lets go who lies beyond it; what is sold stays sold", async () => {
    await forecast(2, 10, 20);
    expect((await order(await filledCart({ [sku]: 2 }))).ok).toBe(true);
    const ids = [await place("mot", 4), await place("hai", 4), await place("ba", 4), await place("bon", 4)];
    await forecast(10, 15, 20);
    expect(await states(...ids)).toEqual(["offered", "offered", "waiting", "waiting"]);
    await forecast(6, 8, 14);
    expect(await states(...ids)).toEqual(["offered", "waiting", "waiting", "released"]);
    expect(await occasions(ids[1] ?? "")).toEqual(["waiting", "offered", "postponed"]);
    await forecast(0, 1, 1);
    expect(await states(...ids)).toEqual(["released", "released", "released", "released"]);
    expect(await standing()).toMatchObject({ low: 0, sold: 2, free: 0 });
  });

  it("never lets a list of many hands pass the low band or the high one", async () => {
    await forecast(1, 30, 40);
    expect((await order(await filledCart({ [sku]: 1 }))).ok).toBe(true);
    await Promise.all(Array.from({ length: 30 }, (_, index) => take(`nguoi-${index}`, (index % 4) + 1)));
    const { waiting } = (await standing()) ?? { waiting: 0 };
    expect(waiting).toBeLessThanOrEqual(39);
    for (const [low, high] of [[9, 40], [5, 30], [22, 40], [22, 22], [12, 13]] as const) {
      await Promise.all([forecast(low, low, high), settleHarvests(new Date())]);
      const now = await standing();
      expect((now?.sold ?? 0) + (now?.offered ?? 0)).toBeLessThanOrEqual(low);
      expect((now?.sold ?? 0) + (now?.offered ?? 0) + (now?.waiting ?? 0)).toBeLessThanOrEqual(high);
    }
  });
});

it("keeps forecasts as they were given, and refuses one that is none", async () => {
  await forecast(1, 2, 3);
  await expect(db().harvestForecast.updateMany({ where: { harvest: { variantId: goods.variantId } }, data: { low: 3 } })).rejects.toThrow("constraint");
  const { harvestId } = await db().harvestForecast.findFirstOrThrow({ where: { harvest: { variantId: goods.variantId } } });
  const row = { id: newId(), harvestId, low: 3, likely: 2, high: 3, fromDay: new Date(), toDay: new Date(), givenBy: world.officer };
  await expect(db().harvestForecast.create({ data: row })).rejects.toThrow("harvest_forecast_bands");
});
