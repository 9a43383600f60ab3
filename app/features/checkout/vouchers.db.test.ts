import { beforeAll, expect, test } from "vitest";
import { checkoutForm, filledCart, order, placed, openOrderWorld } from "../../../tests/factories/order-world";
import { askReturn } from "~/domain/aftersales/ask-return.server";
import { closeReturn } from "~/domain/aftersales/close-return.server";
import { trialBalance } from "~/domain/ledger/trial-balance.server";
import { advanceShipment } from "~/domain/orders/advance-shipment.server";
import { findOrderById } from "~/domain/orders/order-queries.server";
import { findParcel } from "~/domain/orders/parcel-queries.server";
import { releaseOrder } from "~/domain/orders/release-order.server";
import { makeVoucher } from "~/domain/promotions/save-voucher.server";
import { listVouchers } from "~/domain/promotions/voucher-queries.server";
import { newId } from "~/lib/id";
import { addDays, localDateAt } from "~/lib/local-date";
import { db } from "~/platform/db/client.server";

const world = openOrderWorld();
const today = localDateAt(new Date());

beforeAll(async () => {
  await world.sell({ sku: "HONEY", price: 180_000, stock: 500, producer: "bees" });
  await world.sell({ sku: "TEA", price: 90_000, stock: 500, producer: "hills" });
  await world.sell({ sku: "SPIRIT", price: 300_000, stock: 500, producer: "bees", abvBp: 3_500 });
  const who = { producerId: world.producers.bees, userId: world.officer, at: new Date() };
  const terms = { percentBp: 1_000, amount: null, most: null, minimum: 0n, from: today, to: addDays(today, 9), totalLimit: 1_000, perBuyer: 100 };
  for (const [code, change] of [
    ["TEN", {}], ["THREE", { totalLimit: 3 }], ["ONCE", { perBuyer: 1 }], ["BIG", { percentBp: null, amount: 500_000n }], ["CAP", { percentBp: 5_000, most: 30_000n }],
    ["RICH", { minimum: 1_000_000n }], ["SOON", { from: addDays(today, 1) }], ["LAST", { totalLimit: 1 }],
  ] as const) {
    await makeVoucher(who, { ...terms, code: `${code}2026`, ...change });
  }
});

const off = async (lines: Record<string, number>, voucher: string, change: Record<string, unknown> = {}) => {
  const result = await order(await filledCart(lines), { voucher, ...change });
  return result.ok ? (result.value.discounts?.[0]?.amount ?? 0) : result.error;
};
const refusedAtVoucher = { kind: "invalid", errors: [{ path: "voucher" }] };

test("takes its part off its own producer's goods, never more than its terms say", async () => {
  expect(await off({ HONEY: 2, TEA: 5 }, "ten 2026")).toBe(36_000);
  expect(await off({ HONEY: 1 }, "BIG2026")).toBe(90_000);
  expect(await off({ HONEY: 1 }, "CAP2026")).toBe(30_000);
  expect(await off({ TEA: 1 }, "TEN2026")).toMatchObject(refusedAtVoucher);
  expect(await off({ HONEY: 1 }, "RICH2026")).toMatchObject(refusedAtVoucher);
  expect(await off({ HONEY: 1 }, "SOON2026")).toMatchObject(refusedAtVoucher);
  expect(await off({ HONEY: 1 }, "NONE2026")).toMatchObject(refusedAtVoucher);
  const again = { code: "TEN2026", percentBp: 1_000, amount: null, most: null, minimum: 0n, from: today, to: today, totalLimit: 1, perBuyer: 1 };
  expect(await makeVoucher({ producerId: world.producers.hills, userId: world.officer, at: new Date() }, again)).toMatchObject({ error: { kind: "taken" } });
});

test("is never for spirits", async () => {
  process.env["SPIRITS_ONLINE"] = "1";
  const [{ answer }] = await db().$queryRaw<[{ answer: { kind: string } }]>`
    WITH filled AS (SELECT (SELECT id FROM cart LIMIT 1) AS id)
    SELECT voucher_quote((SELECT id FROM filled), 'TEN2026', NULL, ${today}::date) AS answer`;
  expect(answer.kind).toBe("nothing");
  const cart = await filledCart({ HONEY: 1 });
  const spirit = await db().variant.findUniqueOrThrow({ where: { sku: "SPIRIT" } });
  await db().$executeRaw`INSERT INTO cart_line (cart_id, variant_id, quantity) VALUES (${cart.id}::uuid, ${spirit.id}::uuid, 1)`;
  const [both] = await db().$queryRaw<[{ answer: { discount: number } }]>`SELECT voucher_quote(${cart.id}::uuid, 'TEN2026', NULL, ${today}::date) AS answer`;
  expect(both.answer.discount).toBe(18_000);
  delete process.env["SPIRITS_ONLINE"];
});

test("every figure of an order agrees, and the books name who bears it", async () => {
  const made = await placed({ HONEY: 2, TEA: 1 }, { voucher: "TEN2026" });
  const view = await findOrderById(made.orderId);
  if (!view) throw new Error("no order");
  expect(view.discounts).toMatchObject([{ code: "TEN2026", payer: "producer", amount: 36_000n }]);
  expect(view.totals.total).toBe(view.totals.goods + view.totals.shipping - 36_000n);
  expect([view.payment.amount, BigInt(made.total), BigInt(made.payment.amount)]).toEqual([view.totals.total, view.totals.total, view.totals.total]);
  const parcels = await Promise.all(view.shipments.map(({ id, producer }) => findParcel(producer.id, id)));
  expect(parcels.reduce((sum, parcel) => sum + (parcel?.collect ?? 0n), 0n)).toBe(view.totals.total);
  const owed = await db().$queryRaw<{ amount: bigint }[]>`
    SELECT sum(e.amount_vnd)::bigint AS amount FROM ledger_entry AS e JOIN ledger_transaction AS x ON x.id = e.transaction_id
    WHERE x.order_id = ${made.orderId}::uuid AND e.account = 'producer_payable' AND e.producer_id = ${world.producers.bees}::uuid`;
  expect(owed[0]?.amount).toBe(-324_000n);
  const [unequal] = await db().$queryRaw<[{ count: bigint }]>`
    SELECT count(*) FROM purchase_order AS o JOIN payment AS y ON y.order_id = o.id
    WHERE y.amount_vnd <> (SELECT sum(amount) FROM order_entries(o.id) WHERE account = 'buyer_receivable') OR (SELECT sum(amount) FROM order_entries(o.id)) <> 0`;
  expect(unequal.count).toBe(0n);
});

test("limits are exact however many come at once; the same key answers the same; a cancelled order gives its use back", async () => {
  const carts = await Promise.all(Array.from({ length: 10 }, () => filledCart({ HONEY: 1 })));
  const results = await Promise.all(carts.map((cart) => order(cart, { voucher: "THREE2026" })));
  const good = results.flatMap((result) => (result.ok ? [result.value] : []));
  expect(good).toHaveLength(3);
  for (const result of results) if (!result.ok) expect(result.error).toMatchObject(refusedAtVoucher);
  expect((await listVouchers(world.producers.bees)).find(({ code }) => code === "THREE2026")).toMatchObject({ uses: 3, given: 54_000n });
  const [first] = good;
  await releaseOrder(first?.orderId ?? "", { reason: "operator", at: new Date(), actor: world.officer, note: "thử" });
  const cart = await filledCart({ HONEY: 1 });
  const key = newId();
  const again = await Promise.all([1, 2, 3].map(() => order(cart, { voucher: "THREE2026" }, key)));
  expect(new Set(again.map((result) => (result.ok ? result.value.orderId : JSON.stringify(result.error)))).size).toBe(1);
  expect(again[0]?.ok).toBe(true);
  // Once for one phone number.
  const { contact } = checkoutForm({ cart: "one buyer" });
  const mine = await Promise.all(Array.from({ length: 4 }, async () => off({ HONEY: 1 }, "ONCE2026", { contact })));
  expect(mine.filter((one) => one === 18_000)).toHaveLength(1);
});

test("late money takes an order up again only while a use is left", async () => {
  const made = await placed({ HONEY: 1 }, { voucher: "LAST2026", payment: "vietqr" });
  await releaseOrder(made.orderId, { reason: "unpaid", at: new Date(Date.now() + 25 * 3_600_000) });
  expect(await off({ HONEY: 1 }, "LAST2026")).toBe(18_000);
  const [{ retaken }] = await db().$queryRaw<[{ retaken: boolean }]>`SELECT retake_order(${made.orderId}::uuid) AS retaken`;
  expect(retaken).toBe(false);
  await expect(db().$executeRaw`UPDATE order_discount SET amount_vnd = 1`).rejects.toThrow("append-only");
});

test("goods given back in parts give back what was paid for them, no more", async () => {
  const made = await placed({ HONEY: 3 }, { voucher: "TEN2026" });
  const parcel = await db().shipment.findFirstOrThrow({ where: { orderId: made.orderId }, include: { lines: true } });
  for (const [from, to] of [["pending", "confirmed"], ["confirmed", "shipped"], ["shipped", "delivered"]] as const) await advanceShipment({ shipmentId: parcel.id, from, to, actor: world.officer });
  for (let part = 0; part < 3; part += 1) {
    await askReturn({ shipmentId: parcel.id, userId: null, reason: "spoiled", text: "Chua", lines: new Map([[parcel.lines[0]?.id ?? "", 1]]), files: [], at: new Date() });
    const asked = await db().goodsReturn.findFirstOrThrow({ where: { shipmentId: parcel.id, state: "asked" } });
    expect((await closeReturn({ shipmentId: parcel.id, id: asked.id, userId: world.officer, step: "settle", answer: "Hoàn" })).ok).toBe(true);
  }
  const returns = await db().goodsReturn.findMany({ where: { shipmentId: parcel.id }, orderBy: { closedAt: "asc" } });
  expect(returns.map(({ refundVnd }) => refundVnd)).toEqual([162_000n, 162_000n, 162_000n + parcel.feeVnd]);
  expect(returns.reduce((sum, { refundVnd }) => sum + (refundVnd ?? 0n), 0n)).toBe(BigInt(made.total));
  expect(Object.values(await trialBalance()).reduce((sum, balance) => sum + balance, 0n)).toBe(0n);
});
