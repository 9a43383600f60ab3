/**
 * Random sequences of pay, ship, weigh, return, refund, pay out and bounce, in đồng: the books must say what a second reckoning says
 * (books.ts), whatever the order of things and however often each is asked for. MONEY_SEQUENCES=10000 lives so many orders.
 */
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { issueDueDocuments } from "../factories/issued-documents";
import { readInvariants } from "../../scripts/invariants";
import { openOrderWorld } from "../factories/order-world";
import { remitAll } from "../factories/remitted";
import { useGateway } from "~/domain/payments/card-gateway.server";
import { makeVoucher } from "~/domain/promotions/save-voucher.server";
import { changePayoutAccount } from "~/domain/settlement/payout-account.server";
import { listPayouts } from "~/domain/settlement/payout-queries.server";
import { preparePayouts } from "~/domain/settlement/prepare-payouts.server";
import { sendPayouts, settlePayout } from "~/domain/settlement/settle-payouts.server";
import { newId } from "~/lib/id";
import { addDays, localDateAt } from "~/lib/local-date";
import { ok } from "~/lib/result";
import { db } from "~/platform/db/client.server";
import { expected, type Book } from "./books";
import { live, type Done, type Shop } from "./live";
import { batchOf, GOODS } from "./plan";

const AT_ONCE = 8;
const RUNS = Math.ceil(Number(process.env["MONEY_SEQUENCES"] ?? 96) / AT_ONCE);
const world = openOrderWorld();
const shop = { world, voucher: "GIAM15" } as Shop;
const done: Done & { paidOut: number; bounced: number } = { paid: 0, suspended: 0, weighed: 0, delivered: 0, released: 0, returned: 0, refunded: 0, failed: 0, paidOut: 0, bounced: 0 };
/** Every order there ever was, so that what producers got is held against all they earned. */
const books: Book[] = [];
let day = 8;

beforeAll(async () => {
  const never = () => Promise.reject(new Error("not asked here"));
  useGateway({
    createCheckout: async ({ paymentId }) => ok({ sessionId: `cs_${paymentId}`, url: "https://pay.example/cs" }),
    expireCheckout: never, findCheckout: never, findCheckoutOf: never, listCheckouts: never, refund: never, findRefund: never, listDisputes: never, answerDispute: never, verifyWebhook: () => { throw new Error("not asked here"); },
  });
  for (const goods of GOODS) await world.sell({ stock: 1_000_000, ...goods });
  await db().producer.update({ where: { id: world.producers.hills }, data: { kind: "household" } });
  shop.second = newId();
  await db().user.create({ data: { id: shop.second, email: "second@example.vn", name: "Cán bộ hai", passwordHash: "none", roles: ["officer"] } });
  const officer = { userId: world.officer, at: new Date() };
  await changePayoutAccount(world.producers.bees, { bankBin: "970405", account: "8100205012345", holder: "HTX ONG" }, officer);
  await changePayoutAccount(world.producers.hills, { bankBin: "970436", account: "0011001234567", holder: "NGUYEN VAN DOI" }, officer);
  const today = localDateAt(new Date());
  await makeVoucher({ producerId: world.producers.bees, ...officer }, { code: shop.voucher, percentBp: 1_500, amount: null, most: null, minimum: 1n, from: today, to: addDays(today, 300), totalLimit: 900_000, perBuyer: 9 });
});

/** What the ledger says of each of these orders. */
async function ledgerOf(orderIds: string[]): Promise<Map<string, Record<string, bigint>>> {
  const rows = await db().$queryRaw<{ orderId: string; account: string; amount: bigint }[]>`
    SELECT x.order_id AS "orderId", concat_ws(' ', e.account, e.producer_id) AS account, sum(e.amount_vnd)::bigint AS amount
    FROM ledger_entry AS e JOIN ledger_transaction AS x ON x.id = e.transaction_id WHERE x.order_id = ANY (${orderIds}::uuid[]) GROUP BY 1, 2 HAVING sum(e.amount_vnd) <> 0`;
  const found = new Map<string, Record<string, bigint>>(orderIds.map((id) => [id, {}]));
  for (const { orderId, account, amount } of rows) found.get(orderId)![account] = amount;
  return found;
}

/** The carriers hand over what they collected. */
async function handOver(mine: readonly Book[]): Promise<void> {
  await remitAll(world.officer);
  for (const parcel of mine.flatMap((book) => (book.prepaid ? [] : book.parcels))) parcel.remitted = parcel.delivered;
}

/** Prepares a day's payouts, gives them to the bank, and hears what became of each, everything twice. */
async function payOut(bank: readonly number[]): Promise<void> {
  const at = new Date(Date.now() + day++ * 86_400_000);
  const officer = { userId: world.officer, at };
  const [run] = (await Promise.all([preparePayouts(at, world.officer), preparePayouts(at, world.officer)])).filter((one) => one.ok);
  if (!run?.ok) return;
  await sendPayouts(run.value.runId, officer);
  for (const [place, { code, amount }] of (await listPayouts({ runId: run.value.runId })).entries()) {
    const fate = bank[place % bank.length]!;
    const settle = async (to: "paid" | "bounced"): Promise<void> => {
      const outcomes = await Promise.all([1, 2].map(() => settlePayout({ code, amount, to, bankReference: `B${code}`, reason: to === "paid" ? null : "Sai số tài khoản" }, officer)));
      expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(["repeated", "settled"]);
    };
    if (fate < 70 || fate > 84) await settle("paid");
    if (fate >= 70) await settle("bounced");
    done[fate < 70 ? "paidOut" : "bounced"] += 1;
  }
}

/** What each producer was paid and is still owed, against all that it ever earned. */
async function producersAddUp(): Promise<void> {
  for (const producerId of Object.values(world.producers)) {
    const account = `producer_payable ${producerId}`;
    const earned = books.reduce((total, book) => total - (expected(book)[account] ?? 0n), 0n);
    const [{ got, owed }] = await db().$queryRaw<[{ got: bigint; owed: bigint }]>`
      SELECT (SELECT coalesce(sum(amount_vnd), 0)::bigint FROM payout WHERE producer_id = ${producerId}::uuid AND state NOT IN ('bounced', 'called_off')) AS got,
        (SELECT coalesce(-sum(amount_vnd), 0)::bigint FROM ledger_entry WHERE account = 'producer_payable' AND producer_id = ${producerId}::uuid) AS owed`;
    expect(got + owed).toBe(earned);
  }
}

test(`${RUNS * AT_ONCE} random lives of orders leave no đồng unexplained`, { timeout: 3_600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(batchOf(AT_ONCE), async ({ lives, bank }) => {
      const mine: Book[] = [];
      const keep = (book: Book): void => {
        books.push(book);
        mine.push(book);
      };
      // All of them to their end, also when one fails: what is half done would be missing in the reckoning of the next.
      const ends = await Promise.allSettled(lives.map((life) => live(shop, life, done, keep)));
      for (const end of ends) if (end.status === "rejected") throw end.reason;
      const ledger = await ledgerOf(mine.map(({ orderId }) => orderId));
      for (const book of mine) expect(ledger.get(book.orderId)).toEqual(expected(book));
      await handOver(mine);
      const after = await ledgerOf(mine.map(({ orderId }) => orderId));
      for (const book of mine) expect(after.get(book.orderId)).toEqual(expected(book));
      await payOut(bank);
      await producersAddUp();
      await db().outboxMessage.updateMany({ where: { deliveredAt: null }, data: { deliveredAt: new Date() } });
    }),
    { numRuns: RUNS, ...(process.env["MONEY_SEED"] ? { seed: Number(process.env["MONEY_SEED"]) } : {}) },
  );
  // Each thing really happened.
  const { refunded, failed, ...often } = done;
  expect(Object.entries({ ...often, refunds: refunded + failed }).filter(([, count]) => count === 0)).toEqual([]);
  await issueDueDocuments();
  expect((await readInvariants(process.env["DATABASE_URL"]!)).filter(({ broken }) => broken > 0)).toEqual([]);
});
