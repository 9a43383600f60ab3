/** A bank's statement beside the feed, payouts and refunds: every row is looked at, recorded once, and becomes what it was said to become. */
import { beforeAll, expect, test } from "vitest";
import { readInvariants } from "../../../scripts/invariants";
import { BANK_SECRET, openOrderWorld, placed } from "../../../tests/factories/order-world";
import { trialBalance } from "~/domain/ledger/trial-balance.server";
import { receiveBankNotice, signBankNotice } from "~/domain/payments/bank-credit.server";
import { releaseOrder } from "~/domain/orders/release-order.server";
import { newId } from "~/lib/id";
import { addDays, localDateAt, parseLocalDate } from "~/lib/local-date";
import { db } from "~/platform/db/client.server";
import { parseCsv } from "~/platform/spreadsheet/parse-csv";
import { READ_LIMITS } from "~/platform/spreadsheet/sheet";
import { keepStatement } from "./keep-statement.server";
import { readStatement } from "./read-statement";
import { recordStatement } from "./record-statement.server";
import { compareStatement, findStatement } from "./statement-queries.server";

const world = openOrderWorld();
const today = localDateAt(new Date());
const officer = () => ({ userId: world.officer, at: new Date() });
type Row = [reference: string, amount: number, content: string];

beforeAll(async () => {
  await world.sell({ sku: "BANK", price: 100_000, stock: 1_000, producer: "bees" });
});

async function handIn(rows: readonly Row[], name = "sao-ke.csv") {
  const [year, month, day] = today.split("-");
  const text = ["Ngày giao dịch;Số tham chiếu;Ghi nợ;Ghi có;Nội dung", ...rows.map(([reference, amount, content]) => `${day}/${month}/${year};${reference};${amount < 0 ? -amount : ""};${amount > 0 ? amount : ""};${content}`)].join("\n");
  const sheet = parseCsv(Buffer.from(text), READ_LIMITS);
  if (!sheet.ok) throw new Error(sheet.error);
  const read = readStatement(sheet.value);
  if (!read.ok) throw new Error(read.error.kind);
  return keepStatement({ name, bytes: Buffer.from(text) }, read.value, officer());
}
async function feed(reference: string, amount: number, content: string) {
  const raw = Buffer.from(JSON.stringify({ reference, amount, content, creditedAt: new Date().toISOString() }));
  const timestamp = String(Math.floor(Date.now() / 1000));
  return receiveBankNotice(raw, { timestamp, signature: signBankNotice(raw, timestamp, BANK_SECRET) }, new Date());
}
const buy = async () => {
  const order = await placed({ BANK: 1 }, { payment: "vietqr" });
  return { ...order, name: (await db().payment.findUniqueOrThrow({ where: { id: order.payment.id } })).reference ?? "" };
};
const outcomes = async (id: string) => Object.fromEntries((await findStatement(id))?.rows.map(({ line, outcome }) => [line, outcome]) ?? []);

async function sound() {
  for (const { rule, broken } of await readInvariants(process.env["DATABASE_URL"] ?? "")) expect({ rule, broken }).toEqual({ rule, broken: 0 });
}

/** A payout that was sent, a refund that was approved: written as the desks leave them. */
async function sentPayout(amount: bigint) {
  const [runId, id, code] = [newId(), newId(), "CT23456789A"];
  const owed = JSON.stringify([{ account: "producer_payable", producerId: world.producers.bees, amount: -Number(amount) }, { account: "other_income", amount: Number(amount) }]);
  const pending = JSON.stringify([{ account: "producer_payable", producerId: world.producers.bees, amount: Number(amount) }, { account: "payout_pending", producerId: world.producers.bees, amount: -Number(amount) }]);
  await db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT post_ledger('test_owed', ${id}, NULL, ${owed}::jsonb)`;
    const entry = await tx.ledgerEntry.findFirstOrThrow({ where: { account: "producer_payable", transaction: { kind: "test_owed" } }, select: { id: true } });
    await tx.payoutRun.create({ data: { id: runId, day: new Date(`${today}T00:00:00Z`), preparedAt: new Date(), sentAt: new Date() } });
    await tx.payout.create({ data: { id, code, runId, producerId: world.producers.bees, amountVnd: amount, bankBin: "970405", account: "123456789", holder: "HTX", state: "sent" } });
    await tx.payoutItem.create({ data: { entryId: entry.id, payoutId: id } });
    await tx.$queryRaw`SELECT post_ledger('payout_prepared', ${id}, NULL, ${pending}::jsonb)`;
  });
  return { code, id };
}

test("every kind of row: foreseen, recorded, and the same", async () => {
  const [exact, less, more, twice, known, late, parts] = [await buy(), await buy(), await buy(), await buy(), await buy(), await buy(), await buy()];
  await releaseOrder(late.orderId, { reason: "unpaid", at: new Date(Date.now() + 2 * 86_400_000) });
  await feed("F1", known.total, known.name);
  const overpaid = await buy();
  await feed("F2", overpaid.total + 700, overpaid.name);
  await db().refundAccount.create({ data: { id: newId(), orderId: overpaid.orderId, bankBin: "970405", bankAccount: "8100205012345", holder: "A", at: new Date() } });
  await db().$queryRaw`SELECT ask_refund(${JSON.stringify({ refundId: newId(), orderId: overpaid.orderId, account: "suspense", amount: "700", at: new Date().toISOString(), actor: world.officer })}::jsonb)`;
  const payout = await sentPayout(345_000n);
  const rows: Row[] = [
    ["S1", exact.total, `MBVCB.123.${exact.name}.CT tu 0123`], ["S2", less.total - 1, less.name], ["S3", more.total + 1, more.name],
    ["S4", twice.total, twice.name], ["S5", twice.total, twice.name], ["F1", known.total, known.name], ["S6", late.total, late.name],
    ["S7", 55_000, "tien mua mat ong"], ["S8", 40_000, parts.name], ["S9", parts.total - 40_000, parts.name],
    ["D1", -345_000, `${payout.code} TRA TIEN`], ["D2", -700, `HOAN TIEN DON ${overpaid.code}`], ["D3", -11_000, "PHI DICH VU"], ["F2", overpaid.total, "khac"], ["D3", -11_000, "PHI DICH VU"],
  ];
  const { id } = await handIn(rows);
  const expected = {
    2: "matched", 3: "underpaid", 4: "overpaid", 5: "matched", 6: "duplicate", 7: "known", 8: "late", 9: "unknown_reference", 10: "underpaid", 11: "added_up",
    12: "payout", 13: "refund", 14: "debit_unknown", 15: "conflict", 16: "known",
  };
  expect(await outcomes(id)).toEqual(expected);
  expect(await db().bankStatementRow.count({ where: { statementId: id, outcome: null } })).toBe(15);
  await Promise.all([recordStatement(id, officer()), recordStatement(id, officer()), feed("S1", exact.total, exact.name), feed("S4", twice.total, twice.name)]);
  const became = await outcomes(id);
  // The feed was faster or slower: the row is the credit's own, or known by then.
  expect({ ...became, 2: "matched", 5: "matched" }).toEqual(expected);
  expect(["matched", "known"]).toEqual(expect.arrayContaining([became[2], became[5]].filter((one, at, all) => all.indexOf(one) === at)));
  expect(await db().payment.count({ where: { state: "paid", orderId: { in: [exact, more, twice, known, late, parts].map(({ orderId }) => orderId) } } })).toBe(6);
  expect(await db().bankCredit.count({ where: { bankReference: { in: ["S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9"] } } })).toBe(9);
  expect(await db().payout.findUniqueOrThrow({ where: { id: payout.id } })).toMatchObject({ state: "paid", bankReference: "D1" });
  const all = rows.reduce((sum, [, amount], at) => sum + (at === 5 || at >= 12 ? 0 : amount), 0) + known.total + overpaid.total + 700;
  expect((await trialBalance()).cash_vietqr).toBe(BigInt(all));
  await sound();

  const beside = await compareStatement({ firstDay: today, lastDay: today });
  expect(beside).toMatchObject({ bookOpening: 0n, bookClosing: BigInt(all), missing: [{ reference: "F2", amount: BigInt(overpaid.total + 700) }] });
  const tomorrow = addDays(today, 1);
  expect((await compareStatement({ firstDay: tomorrow, lastDay: tomorrow })).bookOpening).toBe(BigInt(all));
});

test("the same file handed in by two at once is one statement; another with the same rows books nothing more", async () => {
  const order = await buy();
  const rows: Row[] = [["T1", order.total, order.name], ["T2", 9_000, "gi do"]];
  const [a, b] = await Promise.all([handIn(rows), handIn(rows)]);
  expect([a.id === b.id, [a.isNew, b.isNew].filter(Boolean).length]).toEqual([true, 1]);
  await Promise.all([recordStatement(a.id, officer()), recordStatement(b.id, officer())]);
  const before = await trialBalance();
  const again = await handIn([...rows].reverse(), "lai.csv");
  expect(Object.values(await outcomes(again.id))).toEqual(["known", "known"]);
  await recordStatement(again.id, officer());
  expect(await trialBalance()).toEqual(before);
  expect(parseLocalDate(today)).toBe(today);
  await sound();
});
