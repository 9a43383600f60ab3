/**
 * Thirty of the same at the same moment, on everything that moves money or goods: the effect is there exactly once. Each race is
 * run MONEY_RACES times (a few by default).
 */
import { beforeAll, describe, expect, test } from "vitest";
import { issueDueDocuments } from "../factories/issued-documents";
import { readInvariants } from "../../scripts/invariants";
import { filledCart, openOrderWorld, order, placed } from "../factories/order-world";
import { changeStock } from "~/domain/inventory/change-stock.server";
import { advanceShipment } from "~/domain/orders/advance-shipment.server";
import { releaseOrder } from "~/domain/orders/release-order.server";
import { confirmVietQrByHand } from "~/domain/payments/bank-credit.server";
import { askRefund, nameAccount, settleRefund } from "~/domain/payments/refunds/refunds.server";
import { makeVoucher } from "~/domain/promotions/save-voucher.server";
import { changePayoutAccount } from "~/domain/settlement/payout-account.server";
import { listPayouts } from "~/domain/settlement/payout-queries.server";
import { preparePayouts } from "~/domain/settlement/prepare-payouts.server";
import { sendPayouts, settlePayout } from "~/domain/settlement/settle-payouts.server";
import { newId } from "~/lib/id";
import { addDays, localDateAt } from "~/lib/local-date";
import { db } from "~/platform/db/client.server";

const ROUNDS = Number(process.env["MONEY_RACES"] ?? 2);
const COPIES = 30;
const world = openOrderWorld();
const rounds = Array.from({ length: ROUNDS }, (_, round) => round);
const officer = () => ({ userId: world.officer, at: new Date() });
let variantId: string;
let day = 8;

beforeAll(async () => {
  const goods = await world.sell({ sku: "RACE", price: 100_000, stock: 0, producer: "bees" });
  variantId = goods.variantId;
  await changeStock({ producerId: world.producers.bees, userId: world.officer, changes: [{ variantId, price: null, stock: { seen: 0, wanted: 100_000 } }], note: "", at: new Date() });
  await changePayoutAccount(world.producers.bees, { bankBin: "970405", account: "8100205012345", holder: "HTX ONG" }, officer());
});

/** All at once; answers each. */
const atOnce = <T>(call: (copy: number) => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: COPIES }, (_, copy) => call(copy)));
const paymentOf = (orderId: string) => db().payment.findFirstOrThrow({ where: { orderId } });
async function confirm(orderId: string, bankReference: string) {
  const { id, amountVnd } = await paymentOf(orderId);
  return confirmVietQrByHand({ paymentId: id, bankReference, amount: amountVnd, actor: world.officer, reason: "sao kê", at: new Date() });
}
/** Sums by account of one order. */
async function balance(orderId: string, account: string): Promise<bigint> {
  const [row] = await db().$queryRaw<[{ sum: bigint }]>`
    SELECT coalesce(sum(e.amount_vnd), 0)::bigint AS sum FROM ledger_entry AS e JOIN ledger_transaction AS x ON x.id = e.transaction_id WHERE x.order_id = ${orderId}::uuid AND e.account = ${account}`;
  return row.sum;
}
async function delivered(): Promise<string> {
  const { orderId } = await placed({ RACE: 2 }, { payment: "vietqr" });
  await confirm(orderId, newId());
  const { id: shipmentId } = await db().shipment.findFirstOrThrow({ where: { orderId } });
  for (const [from, to] of [["pending", "confirmed"], ["confirmed", "shipped"], ["shipped", "delivered"]] as const) await advanceShipment({ shipmentId, from, to, actor: world.officer });
  return orderId;
}

describe.each(rounds)("thirty at once, round %i", (round) => {
  test("the last use of a voucher is one buyer's", async () => {
    const today = localDateAt(new Date());
    const code = `LAST${round}X`;
    await makeVoucher({ producerId: world.producers.bees, ...officer() }, { code, percentBp: 1_000, amount: null, most: null, minimum: 1n, from: today, to: addDays(today, 9), totalLimit: 1, perBuyer: 1 });
    const carts = await atOnce(() => filledCart({ RACE: 1 }));
    const answers = await atOnce((copy) => order(carts[copy]!, { voucher: code }));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("one credit of the bank is booked once, and thirty of them pay the order once", async () => {
    const one = await placed({ RACE: 1 }, { payment: "vietqr" });
    const same = await atOnce(() => confirm(one.orderId, `SAME-${round}`));
    expect(same.filter((answer) => answer.ok && !answer.value.repeated)).toHaveLength(1);
    expect(await balance(one.orderId, "cash_vietqr")).toBe(BigInt(one.total));
    const other = await placed({ RACE: 1 }, { payment: "vietqr" });
    const different = await atOnce((copy) => confirm(other.orderId, `MANY-${round}-${copy}`));
    expect(different.filter((answer) => answer.ok && answer.value.outcome === "matched")).toHaveLength(1);
    expect(await balance(other.orderId, "suspense")).toBe(-29n * BigInt(other.total));
  });

  test("an order is paid or called off, never both", async () => {
    const { orderId, total } = await placed({ RACE: 1 }, { payment: "vietqr" });
    const before = await world.available("RACE");
    await atOnce(async (copy) => (copy % 2 === 0 ? confirm(orderId, `PAY-${round}-${copy}`) : releaseOrder(orderId, { reason: "buyer", at: new Date() })));
    const { cancelledAt } = await db().order.findUniqueOrThrow({ where: { id: orderId } });
    expect((await paymentOf(orderId)).state).toBe(cancelledAt ? "cancelled" : "paid");
    expect(await world.available("RACE")).toBe(before + (cancelledAt ? 1 : 0));
    expect(await balance(orderId, "cash_vietqr")).toBe(15n * BigInt(total));
  });

  test("what is owed back is sent back once", async () => {
    const orderId = await delivered();
    await db().$queryRaw`SELECT post_ledger('refund_due', ${newId()}, ${orderId}::uuid, ${JSON.stringify([{ account: "producer_payable", producerId: world.producers.bees, amount: 90_000 }, { account: "refund_due", amount: -90_000 }])}::jsonb)`;
    await nameAccount(orderId, { bankBin: "970436", account: "0011009876543", holder: "NGUYEN THI HOA" }, new Date());
    const ids = Array.from({ length: COPIES }, newId);
    const asked = await atOnce((copy) => askRefund({ refundId: ids[copy]!, orderId, account: "refund_due", amount: 90_000n }, officer()));
    const won = ids.filter((_, copy) => asked[copy]!.ok);
    expect(won).toHaveLength(1);
    const settled = await atOnce((copy) => settleRefund(won[0]!, copy % 2 === 0 ? { paid: true, reference: `BACK-${round}` } : { paid: false, reason: "Ngân hàng trả lại" }, officer()));
    expect(settled.filter(({ kind }) => kind === "settled")).toHaveLength(1);
  });

  test("a payout is prepared once, and ends once", async () => {
    await delivered();
    const at = new Date(Date.now() + day++ * 86_400_000);
    const runs = (await atOnce(() => preparePayouts(at, world.officer))).flatMap((run) => (run.ok ? [run.value.runId] : []));
    expect(runs).toHaveLength(1);
    const sent = await atOnce(() => sendPayouts(runs[0]!, officer()));
    expect(sent.filter(({ ok }) => ok)).toHaveLength(1);
    const { code, amount } = (await listPayouts({ runId: runs[0]! }))[0]!;
    const ends = await atOnce(() => settlePayout({ code, amount, to: "paid", bankReference: `P-${code}`, reason: null }, officer()));
    expect(ends.filter(({ kind }) => kind === "settled")).toHaveLength(1);
  });

  test("a count of the shelf that was seen is changed once", async () => {
    const seen = await world.available("RACE");
    const answers = await atOnce((copy) => changeStock({ producerId: world.producers.bees, userId: world.officer, changes: [{ variantId, price: null, stock: { seen, wanted: seen + 1 + copy } }], note: "", at: new Date() }));
    expect(answers.filter(({ saved }) => saved === 1)).toHaveLength(1);
  });

  test("a step of a parcel is taken once", async () => {
    const { orderId } = await placed({ RACE: 1 });
    const { id: shipmentId } = await db().shipment.findFirstOrThrow({ where: { orderId } });
    for (const [from, to] of [["pending", "confirmed"], ["confirmed", "shipped"], ["shipped", "delivered"]] as const) {
      expect((await atOnce(() => advanceShipment({ shipmentId, from, to, actor: world.officer }))).filter(({ ok }) => ok)).toHaveLength(1);
    }
    expect(await balance(orderId, "cash_cod")).toBe((await paymentOf(orderId)).amountVnd);
  });
});

test("all the books agree after that", async () => {
  await issueDueDocuments();
  expect((await readInvariants(process.env["DATABASE_URL"]!)).filter(({ broken }) => broken > 0)).toEqual([]);
});
