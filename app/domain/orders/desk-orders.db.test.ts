import { afterAll, beforeAll, expect, it } from "vitest";
import { COMMUNE, createRegisterWorld, type RegisterWorld } from "../../../tests/factories/register";
import { createTestDatabase, type TestDatabase } from "../../../tests/setup/db";
import { newCode, newId } from "~/lib/id";
import { db, disconnect } from "~/platform/db/client.server";
import { ORDER_STATES, PAYMENT_STATES, readDeskOrderFilter } from "./desk-orders";
import { countDeskOrders, listDeskOrders, listOrdersOfUser } from "./desk-orders.server";
import type { PaymentState, ShipmentState } from "./order";

let database: TestDatabase;
let world: RegisterWorld;
let placed = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createRegisterWorld(database.url);
});
afterAll(async () => {
  await disconnect();
  await database.close();
});

async function order(payment: PaymentState, states: ShipmentState[], more: { cancelledAt?: Date; contactName?: string; contactPhone?: string; userId?: string } = {}): Promise<string> {
  placed += 1;
  const [id, code, at] = [newId(), newCode(7), new Date()];
  const method = payment === "due_on_delivery" ? "cod" : "vietqr";
  await db().order.create({
    data: {
      id, code, tokenHash: new Uint8Array(32), locale: "vi", contactName: "Người nhận", contactPhone: "0912345678", deliveryMethod: "ship", communeCode: COMMUNE,
      street: "Số 1", paymentMethod: method, ...more, ...(more.cancelledAt ? { cancelReason: "operator" } : {}),
      payments: { create: { id: newId(), method, state: payment, amountVnd: 50_000n, reference: method === "vietqr" ? `XL${code}` : null, paidAt: payment === "paid" ? at : null } },
      shipments: {
        create: states.map((state, index) => ({
          id: newId(), producerId: index === 0 ? world.producer : world.otherProducer, state, feeVnd: 0n, chargeableG: 0,
          shippedAt: state === "shipped" || state === "delivered" ? at : null, deliveredAt: state === "delivered" ? at : null,
        })),
      },
    },
  });
  return code;
}

const find = async (query: Record<string, string>) => listDeskOrders(readDeskOrderFilter(new URLSearchParams(query)));

it("filters and counts by state as orderState() decides, for every payment and pair of shipments", async () => {
  const states: ShipmentState[] = ["pending", "confirmed", "shipped", "delivered", "cancelled"];
  for (const payment of PAYMENT_STATES) {
    for (const first of states) for (const second of states) await order(payment, [first, second]);
    await order(payment, ["pending"], { cancelledAt: new Date() });
  }
  const all = [];
  for (let page = 1; all.length < placed; page += 1) all.push(...(await find({ page: String(page) })).orders);
  for (const state of ORDER_STATES) {
    const { total, orders } = await find({ state });
    expect([state, total]).toEqual([state, all.filter((row) => row.state === state).length]);
    expect(orders.every((row) => row.state === state)).toBe(true);
  }
  const counts = await countDeskOrders(new Date());
  expect(counts.waiting).toBe(all.filter(({ state }) => state === "placed").length);
  expect(counts.placedToday).toBe(placed);
  expect(counts.toConfirm).toBe((await find({ confirm: "vietqr" })).total);
});

it("finds by code, phone in either form, name without marks, and transfer reference", async () => {
  const code = await order("due_on_delivery", ["pending"], { contactName: "Hoàng Thị Hồi", contactPhone: "+84987654321" });
  const transfer = await order("awaiting", ["pending"]);
  const codes = async (q: string) => (await find({ q })).orders.map((row) => row.code);
  for (const q of [code, code.toLowerCase(), "0987 654 321", "+84 987654321", "hoang thi hoi", "HỒI".normalize("NFD")]) expect(await codes(q)).toEqual([code]);
  expect(await codes(`XL${transfer}`)).toEqual([transfer]);
  for (const q of ["%", "_", "\\", "' OR 1=1 --", "nobody"]) expect(await codes(q)).toEqual([]);
});

it("gives a buyer their own orders only", async () => {
  const mine = await order("paid", ["shipped"], { userId: world.officer });
  expect((await listOrdersOfUser(world.officer, 1, 10)).orders.map(({ code, state }) => [code, state])).toEqual([[mine, "shipped"]]);
  expect((await listOrdersOfUser(newId(), 1, 10)).total).toBe(0);
});
