/** The same life of an order, whoever takes the buyer's money: the same books at its end. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openOrderWorld, placed } from "../../../tests/factories/order-world";
import { readInvariants } from "../../../scripts/invariants";
import { askReturn } from "~/domain/aftersales/ask-return.server";
import { closeReturn } from "~/domain/aftersales/close-return.server";
import { trialBalance } from "~/domain/ledger/trial-balance.server";
import { advanceShipment } from "~/domain/orders/advance-shipment.server";
import { findOrderById } from "~/domain/orders/order-queries.server";
import { confirmVietQrByHand } from "~/domain/payments/bank-credit.server";
import { moveParcelPayment } from "~/domain/payments/direct/move-parcel-payment.server";
import { sendProducerRefund } from "~/domain/payments/direct/producer-refunds.server";
import { askRefund, nameAccount, settleRefund } from "~/domain/payments/refunds/refunds.server";
import { recordRemittance } from "~/domain/remittances/record-remittance.server";
import { newId } from "~/lib/id";
import { localDateAt } from "~/lib/local-date";
import { db } from "~/platform/db/client.server";
import { forgetEnv } from "~/platform/env/env.server";
import { listBills } from "./bills/bill-queries.server";
import { confirmBillMoney } from "./bills/confirm-bill-money.server";
import { prepareBills } from "./bills/prepare-bills.server";
import { changePayoutAccount } from "./payout-account.server";
import { listPayouts, producerBalance, statementLines } from "./payout-queries.server";
import { preparePayouts } from "./prepare-payouts.server";
import { sendPayouts, settlePayout } from "./settle-payouts.server";

const world = openOrderWorld();
const days = (count: number) => new Date(Date.now() + count * 86_400_000);
const officer = () => ({ userId: world.officer, at: new Date() });
let references = 0;
const bankReference = () => `FT${++references}`;

function setting(mode: "collecting" | "direct"): void {
  process.env.MONEY_HOLDING = mode;
  forgetEnv();
}
beforeAll(async () => {
  await world.sell({ sku: "HONEY", price: 200_000, stock: 1_000, producer: "bees" });
  await world.sell({ sku: "TEA", price: 150_000, stock: 1_000, producer: "hills", setNo: 12 });
  await db().producer.update({ where: { id: world.producers.hills }, data: { kind: "household" } });
  await changePayoutAccount(world.producers.bees, { bankBin: "970405", account: "8100205012345", holder: "HTX ONG" }, officer());
  await changePayoutAccount(world.producers.hills, { bankBin: "970436", account: "0011001234567", holder: "NGUYEN VAN DOI" }, officer());
});
afterAll(() => setting("collecting"));

/** What is left in each account, of an order or of a producer. */
const sums = async ({ order = null, producer = null }: { order?: string | null; producer?: string | null }) =>
  Object.fromEntries((await db().$queryRaw<{ account: string; sum: bigint }[]>`
    SELECT e.account, sum(e.amount_vnd)::bigint AS sum FROM ledger_entry AS e JOIN ledger_transaction AS x ON x.id = e.transaction_id
    WHERE x.order_id = ${order}::uuid OR e.producer_id = ${producer}::uuid GROUP BY 1 HAVING sum(e.amount_vnd) <> 0`)
    .map(({ account, sum }) => [account, sum]));
const broken = async () => (await readInvariants(process.env.DATABASE_URL ?? "")).filter(({ broken: count }) => count > 0);
const inBooks = async () => Object.values(await trialBalance()).reduce((sum: bigint, one) => sum + (one ?? 0n), 0n);

async function pay(mode: "collecting" | "direct", orderId: string): Promise<void> {
  const order = (await findOrderById(orderId))!;
  if (mode === "collecting") {
    expect(await confirmVietQrByHand({ paymentId: order.payment.id, bankReference: bankReference(), amount: order.payment.amount, actor: world.officer, reason: "sao kê", at: new Date() })).toMatchObject({ ok: true });
    return;
  }
  for (const { id } of order.shipments) expect(await moveParcelPayment({ shipmentId: id, from: "awaiting", to: "received", by: "producer", actor: world.officer, bankReference: bankReference(), at: new Date() })).toMatchObject({ ok: true });
}

async function carry(shipmentId: string) {
  for (const [from, to] of [["pending", "confirmed"], ["confirmed", "shipped"], ["shipped", "delivered"]] as const) {
    expect(await advanceShipment({ shipmentId, from, to, actor: world.officer })).toMatchObject({ ok: true });
  }
}

/** The carrier hands over what it collected for an order of one parcel. */
async function handOver(orderId: string, total: bigint): Promise<void> {
  const { id } = await db().shipment.findFirstOrThrow({ where: { orderId } });
  const head = { carrier: "Viettel Post", bankReference: bankReference(), total, receivedOn: localDateAt(new Date()), fileName: "doi-soat.csv" };
  expect(await recordRemittance(head, [{ line: 1, shipmentId: id, stated: total, fee: 0n, remitted: total }], officer())).toMatchObject({ ok: true });
}

/** One of two jars comes back and its money with it. */
async function giveBack(mode: "collecting" | "direct", orderId: string): Promise<bigint> {
  const parcel = await db().shipment.findFirstOrThrow({ where: { orderId, producerId: world.producers.bees }, include: { lines: true } });
  expect(await askReturn({ shipmentId: parcel.id, userId: null, reason: "damaged", text: "Vỡ", lines: new Map([[parcel.lines[0]!.id, 1]]), files: [], at: new Date() })).toMatchObject({ ok: true });
  const { id } = await db().goodsReturn.findFirstOrThrow({ where: { shipmentId: parcel.id, state: "asked" } });
  expect(await closeReturn({ shipmentId: parcel.id, id, userId: world.officer, step: "settle", answer: "Xin lỗi" })).toMatchObject({ ok: true });
  const refundId = newId();
  // Of a direct order the shop sends nothing; of another nobody else does.
  if (mode === "direct") {
    expect(await askRefund({ refundId, orderId, account: "refund_due", amount: 200_000n }, officer())).toMatchObject({ ok: false, error: { kind: "not_due" } });
    expect(await sendProducerRefund({ refundId, shipmentId: parcel.id, amount: 200_000n, bankReference: bankReference() }, officer())).toMatchObject({ ok: false, error: { kind: "no_account" } });
    await nameAccount(orderId, { bankBin: "970422", account: "0987654321", holder: "NGUYEN THI HOA" }, new Date());
    expect((await producerBalance(world.producers.bees, days(30))).free).toBe(0n);
    const reference = bankReference();
    const both = await Promise.all([1, 2].map(() => sendProducerRefund({ refundId, shipmentId: parcel.id, amount: 200_000n, bankReference: reference }, officer())));
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
  } else {
    expect(await sendProducerRefund({ refundId, shipmentId: parcel.id, amount: 200_000n, bankReference: bankReference() }, officer())).toMatchObject({ ok: false, error: { kind: "not_due" } });
    await nameAccount(orderId, { bankBin: "970422", account: "0987654321", holder: "NGUYEN THI HOA" }, new Date());
    expect(await askRefund({ refundId, orderId, account: "refund_due", amount: 200_000n }, officer())).toMatchObject({ ok: true });
    expect(await settleRefund(refundId, { paid: true, reference: bankReference() }, officer())).toMatchObject({ kind: "settled" });
  }
  return 200_000n;
}

/** What is between the shop and its producers is settled: paid out, or billed and paid. Answers what was moved, by producer; debit: owed to the shop. */
async function settle(mode: "collecting" | "direct", day: number): Promise<Record<string, bigint>> {
  if (mode === "collecting") {
    const run = await preparePayouts(days(day), world.officer);
    if (!run.ok) throw new Error(run.error.kind);
    await sendPayouts(run.value.runId, officer());
    const payouts = await listPayouts({ runId: run.value.runId });
    for (const { code, amount } of payouts) expect(await settlePayout({ code, amount, to: "paid", bankReference: bankReference(), reason: null }, officer())).toMatchObject({ kind: "settled" });
    return Object.fromEntries(payouts.map(({ producerId, amount }) => [producerId, -amount]));
  }
  expect(await preparePayouts(days(20 + day), world.officer)).toMatchObject({ ok: false, error: { kind: "nothing" } });
  expect((await Promise.all([1, 2, 3].map(() => prepareBills(days(day), world.officer)))).reduce((sum, made) => sum + made, 0)).toBeGreaterThan(0);
  const bills = await listBills({ state: "open" });
  for (const { id, code, amount } of bills) {
    const lines = await statementLines({ billId: id });
    expect(-lines.reduce((sum, { total }) => sum + total, 0n)).toBe(amount);
    expect(await confirmBillMoney({ billId: id, bankReference: bankReference(), amount, actor: world.officer, reason: code, at: new Date() })).toEqual({ ok: true, value: "matched" });
  }
  return Object.fromEntries(bills.map(({ producerId, amount }) => [producerId, amount]));
}

describe.each(["direct", "collecting"] as const)("%s", (mode) => {
  test("is placed, paid, sent, delivered, partly given back, refunded and settled, and nothing is left over", async () => {
    setting(mode);
    const order = await placed({ HONEY: 2, TEA: 2 }, { payment: "vietqr" });
    await pay(mode, order.orderId);
    for (const { id } of await db().shipment.findMany({ where: { orderId: order.orderId } })) await carry(id);
    expect(await findOrderById(order.orderId)).toMatchObject({ state: "delivered", payment: { state: "paid" }, direct: mode === "direct" });
    const refunded = await giveBack(mode, order.orderId);

    // 5 % of 200,000 and 300,000 with 8 % VAT inside, and of the household 1.5 % in taxes: whoever took the money.
    const left = await sums({ order: order.orderId });
    expect(left).toMatchObject({ commission_income: -(10_000n - 741n + 15_000n - 1_111n), commission_vat: -1_852n, vat_withheld: -3_000n, pit_withheld: -1_500n });
    expect([left.buyer_receivable, left.refund_due, left.suspense]).toEqual([undefined, undefined, undefined]);
    const fees = order.shipments.reduce((sum, { fee }) => sum + BigInt(fee), 0n);
    const charged = 25_000n + 4_500n;
    if (mode === "collecting") expect(left).toMatchObject({ cash_vietqr: BigInt(order.total) - refunded, shipping_payable: -fees, producer_payable: -(500_000n - charged) });
    else expect(left).toMatchObject({ producer_payable: charged });
    expect(Object.keys(left).filter((account) => account.startsWith("cash"))).toEqual(mode === "collecting" ? ["cash_vietqr"] : []);

    const moved = await settle(mode, 10);
    expect(moved).toEqual(mode === "collecting" ? { [world.producers.bees]: -190_000n, [world.producers.hills]: -280_500n } : { [world.producers.bees]: 10_000n, [world.producers.hills]: 19_500n });
    for (const producer of Object.values(world.producers)) {
      const own = await sums({ producer });
      expect([own.producer_payable, own.payout_pending, own.bill_due]).toEqual([undefined, undefined, undefined]);
    }
    expect(await inBooks()).toBe(0n);
    expect(await broken()).toEqual([]);
  });

  test("cash at the door leaves the same in the books", async () => {
    setting(mode);
    const order = await placed({ TEA: 2 });
    for (const { id } of await db().shipment.findMany({ where: { orderId: order.orderId } })) await carry(id);
    const left = await sums({ order: order.orderId });
    // What the shop's carrier collected waits until it is handed over; what the producer was given is billed.
    if (mode === "collecting") {
      expect(await preparePayouts(days(12), world.officer)).toMatchObject({ ok: false, error: { kind: "nothing" } });
      await handOver(order.orderId, BigInt(order.total));
    }
    expect(await settle(mode, 12)).toEqual({ [world.producers.hills]: mode === "collecting" ? -280_500n : 19_500n });
    expect(left).toMatchObject({ commission_vat: -1_111n, vat_withheld: -3_000n, pit_withheld: -1_500n });
    expect([left.buyer_receivable, left.cash_cod]).toEqual([undefined, mode === "collecting" ? BigInt(order.total) : undefined]);
    expect(await inBooks()).toBe(0n);
    expect(await broken()).toEqual([]);
  });
});
