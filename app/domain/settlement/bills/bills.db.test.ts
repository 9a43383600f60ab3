import { createHmac } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { BANK_SECRET, openOrderWorld, placed } from "../../../../tests/factories/order-world";
import { readInvariants } from "../../../../scripts/invariants";
import { advanceShipment } from "~/domain/orders/advance-shipment.server";
import { receiveBankNotice } from "~/domain/payments/bank-credit.server";
import { db } from "~/platform/db/client.server";
import { forgetEnv } from "~/platform/env/env.server";
import { directIncome, findBillNews, listBills } from "./bill-queries.server";
import { confirmBillMoney } from "./confirm-bill-money.server";
import { prepareBills, prepareBillsByClock } from "./prepare-bills.server";
import { producerBalance } from "../payout-queries.server";

const world = openOrderWorld();
const days = (count: number) => new Date(Date.now() + count * 86_400_000);

beforeAll(async () => {
  process.env.MONEY_HOLDING = "direct";
  forgetEnv();
  await world.sell({ sku: "HONEY", price: 200_000, stock: 1_000, producer: "bees" });
});
afterAll(() => {
  process.env.MONEY_HOLDING = "";
  forgetEnv();
});

/** Sold for cash at the door: 5 % of it is owed. */
async function sold(quantity: number): Promise<void> {
  const { orderId } = await placed({ HONEY: quantity });
  const { id } = await db().shipment.findFirstOrThrow({ where: { orderId } });
  for (const [from, to] of [["pending", "confirmed"], ["confirmed", "shipped"], ["shipped", "delivered"]] as const) expect(await advanceShipment({ shipmentId: id, from, to, actor: world.officer })).toMatchObject({ ok: true });
}
function notice(reference: string, amount: number, content: string) {
  const at = new Date();
  const body = Buffer.from(JSON.stringify({ reference, amount, content, creditedAt: at.toISOString() }));
  const timestamp = String(Math.floor(at.getTime() / 1000));
  return receiveBankNotice(body, { timestamp, signature: `sha256=${createHmac("sha256", BANK_SECRET).update(`${timestamp}.`).update(body).digest("hex")}` }, at);
}
const billOf = async (code: string) => (await listBills({ code }))[0]!;
const broken = async () => (await readInvariants(process.env.DATABASE_URL ?? "")).filter(({ broken: count }) => count > 0);

test("what is owed is billed once it is certain, each entry in one bill", async () => {
  await sold(2);
  expect(await prepareBills(new Date(), null)).toBe(0);
  const today = new Date().toISOString().slice(0, 10) as Parameters<typeof directIncome>[1];
  expect(await directIncome(world.producers.bees, today)).toMatchObject({ ever: 400_000n + (await db().shipment.findFirstOrThrow()).feeVnd, owed: 20_000n, billed: 0n });
  expect(await prepareBills(days(8), world.officer)).toBe(1);
  expect(await prepareBills(days(9), world.officer)).toBe(0);
  expect(await listBills({ producerId: world.producers.bees })).toMatchObject([{ amount: 20_000n, paid: 0n, state: "open" }]);
  expect(await directIncome(world.producers.bees, today)).toMatchObject({ owed: 0n, billed: 20_000n });
  expect((await producerBalance(world.producers.bees, days(60))).free).toBe(0n);
  await expect(db().$executeRaw`UPDATE commission_bill SET amount_vnd = 1`).rejects.toThrow(/is not the sum/);
  await expect(db().$executeRaw`DELETE FROM bill_item`).rejects.toThrow(/bill_item/);
  expect(await broken()).toEqual([]);
});

test("too little, the rest, too much and twice through the bank's feed: nothing is lost", async () => {
  const [bill] = await listBills({ state: "open" });
  const { code } = bill!;
  expect(await notice("BILL-1", 5_000, `NGUYEN VAN A tra ${code}`)).toMatchObject({ ok: true, value: { outcome: "underpaid", paid: false } });
  expect(await notice("BILL-1", 5_000, `NGUYEN VAN A tra ${code}`)).toMatchObject({ ok: true, value: { repeated: true } });
  expect(await billOf(code)).toMatchObject({ state: "open", paid: 5_000n });
  expect(await notice("BILL-2", 18_000, code)).toMatchObject({ ok: true, value: { outcome: "overpaid", paid: true } });
  expect(await billOf(code)).toMatchObject({ state: "paid", paid: 20_000n, payments: [{ surplus: 0 }, { surplus: 3_000 }] });
  expect(await notice("BILL-3", 1_000, code)).toMatchObject({ ok: true, value: { outcome: "duplicate" } });
  // What was too much is the producer's, and is set off against the next bill.
  expect((await producerBalance(world.producers.bees, new Date())).free).toBe(4_000n);
  await sold(2);
  expect(await prepareBills(days(20), world.officer)).toBe(1);
  const next = (await listBills({ state: "open" }))[0]!;
  expect(next.amount).toBe(16_000n);
  expect(await broken()).toEqual([]);
});

test("money that nobody could explain leaves suspense for a bill, once", async () => {
  const bill = (await listBills({ state: "open" }))[0]!;
  expect(await notice("BILL-9", 16_000, "khong ghi gi")).toMatchObject({ ok: true, value: { outcome: "unknown_reference" } });
  const confirm = (amount: bigint) => confirmBillMoney({ billId: bill.id, bankReference: "BILL-9", amount, reason: "hỏi lại nhà sản xuất", actor: world.officer, at: new Date() });
  expect(await confirm(15_000n)).toEqual({ ok: false, error: { kind: "conflict" } });
  const answers = await Promise.all([confirm(16_000n), confirm(16_000n), confirm(16_000n)]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await billOf(bill.code)).toMatchObject({ state: "paid" });
  const [{ suspense }] = await db().$queryRaw<[{ suspense: bigint | null }]>`SELECT sum(amount_vnd)::bigint AS suspense FROM ledger_entry WHERE account = 'suspense'`;
  expect(suspense).toBe(0n);
  expect(await broken()).toEqual([]);
});

test("the clock makes bills on their day, once, and reminds of what is due and overdue", async () => {
  await sold(2);
  const first = new Date("2027-02-01T01:00:00Z");
  expect(await prepareBillsByClock(first)).toMatchObject({ outcome: "prepared" });
  expect(await prepareBillsByClock(first)).toMatchObject({ outcome: "not_today" });
  const bill = (await listBills({ state: "open" }))[0]!;
  expect(bill).toMatchObject({ day: "2027-02-01", dueOn: "2027-02-11" });
  const on = async (day: string) => (await prepareBillsByClock(new Date(`${day}T01:00:00Z`))).reminded;
  expect([await on("2027-02-07"), await on("2027-02-08"), await on("2027-02-09"), await on("2027-02-12"), await on("2027-02-13"), await on("2027-02-19")]).toEqual([0, 1, 0, 1, 0, 1]);
  const told = await db().$queryRaw<{ occasion: string }[]>`SELECT payload ->> 'occasion' AS occasion FROM outbox_message WHERE topic = 'mail.bill' AND payload ->> 'billId' = ${bill.id} ORDER BY id`;
  expect(told.map(({ occasion }) => occasion)).toEqual(["issued", "due_soon", "overdue", "overdue"]);
  expect(await findBillNews(bill.id, "overdue")).toEqual([]);
});
