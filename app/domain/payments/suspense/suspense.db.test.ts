/** Money that is late, doubled, wrong or nameless: each ends in an order, a refund or a row at the desk, to the đồng. */
import { afterEach, beforeAll, expect, test } from "vitest";
import { readInvariants } from "../../../../scripts/invariants";
import { BANK_SECRET, openOrderWorld, placed } from "../../../../tests/factories/order-world";
import { trialBalance } from "~/domain/ledger/trial-balance.server";
import { releaseOrder } from "~/domain/orders/release-order.server";
import { newId } from "~/lib/id";
import { db } from "~/platform/db/client.server";
import { receiveBankNotice, signBankNotice } from "../bank-credit.server";
import { judgeRefund, settleRefund } from "../refunds/refunds.server";
import { askClaim, askReturn, assignSuspense, judgeClaim } from "./place-money.server";
import { listSuspense, openClaims, openReturns, waitingOrders } from "./suspense-queries.server";
import { candidatesFor } from "./suspense";

const world = openOrderWorld();
let other = "";
let credited = 0n;
const officer = () => ({ userId: world.officer, at: new Date() });
const second = () => ({ userId: other, at: new Date() });

beforeAll(async () => {
  await world.sell({ sku: "SUS", price: 100_000, stock: 1_000, producer: "bees" });
  await world.sell({ sku: "RARE", price: 90_000, stock: 1, producer: "bees" });
  other = newId();
  await db().user.create({ data: { id: other, email: "second@example.vn", name: "Cán bộ hai", passwordHash: "none", roles: ["officer"] } });
});
/** After every case: the rules hold, the books' bank account is what came in less what went out, and the desk shows all of suspense. */
afterEach(holds);
async function holds() {
  for (const { rule, broken } of await readInvariants(process.env["DATABASE_URL"] ?? "")) expect({ rule, broken }).toEqual({ rule, broken: 0 });
  const [balance, desk, gone] = await Promise.all([trialBalance(), listSuspense(500), db().refund.aggregate({ where: { state: "paid", method: "bank" }, _sum: { amountVnd: true } })]);
  expect(balance.cash_vietqr ?? 0n).toBe(credited - (gone._sum.amountVnd ?? 0n));
  expect(desk.total).toBe(-(balance.suspense ?? 0n));
  expect(desk.places.reduce((sum, { lies }) => sum + lies, 0n)).toBe(desk.total);
}

let references = 0;
async function credit(amount: number, content: string, reference = `FT${(references += 1)}`) {
  const raw = Buffer.from(JSON.stringify({ reference, amount, content, creditedAt: new Date().toISOString() }));
  const timestamp = String(Math.floor(Date.now() / 1000));
  const answer = await receiveBankNotice(raw, { timestamp, signature: signBankNotice(raw, timestamp, BANK_SECRET) }, new Date());
  if (!answer.ok) throw new Error(answer.error.kind);
  if (!answer.value.repeated) credited += BigInt(amount);
  return { ...answer.value, place: `bank:${reference}` };
}
const buy = (sku = "SUS") => placed({ [sku]: 1 }, { payment: "vietqr" });
type Bought = Awaited<ReturnType<typeof buy>>;
const reference = async ({ payment }: Bought) => (await db().payment.findUniqueOrThrow({ where: { id: payment.id } })).reference ?? "";
const stateOf = async ({ payment }: Bought) => (await db().payment.findUniqueOrThrow({ where: { id: payment.id } })).state;
const lying = async (place: string) => (await listSuspense(500)).places.find((one) => one.place === place)?.lies ?? 0n;
const assign = (place: string, order: Bought, amount?: bigint) => assignSuspense({ place, orderId: order.orderId, moveId: newId(), reason: "Khách gửi biên lai", ...(amount !== undefined && { amount }) }, officer());

test("two parts that add up pay the order; what is over stays with it and can be sent back", async () => {
  const order = await buy();
  const name = await reference(order);
  expect(await credit(30_000, name)).toMatchObject({ outcome: "underpaid", paid: false });
  expect(await stateOf(order)).toBe("awaiting");
  expect(await lying(`order:${order.orderId}`)).toBe(30_000n);
  expect(await credit(order.total - 30_000 + 1, name)).toMatchObject({ outcome: "added_up", paid: true });
  expect(await stateOf(order)).toBe("paid");
  expect(await lying(`order:${order.orderId}`)).toBe(1n);
});

test("one đồng too little waits, one too much stays over", async () => {
  const [less, more] = [await buy(), await buy()];
  expect(await credit(less.total - 1, await reference(less))).toMatchObject({ outcome: "underpaid", paid: false });
  expect(await credit(more.total + 1, await reference(more))).toMatchObject({ outcome: "overpaid", paid: true });
  expect(await lying(`order:${more.orderId}`)).toBe(1n);
  expect(await credit(1, await reference(less))).toMatchObject({ outcome: "added_up", paid: true });
  expect(await lying(`order:${less.orderId}`)).toBe(0n);
});

test("paid twice: the second lies with the order and is due back", async () => {
  const order = await buy();
  await credit(order.total, await reference(order));
  expect(await credit(order.total, await reference(order))).toMatchObject({ outcome: "duplicate" });
  expect(await lying(`order:${order.orderId}`)).toBe(BigInt(order.total));
});

test("late: the order lives again while its goods are there, otherwise the money is due back", async () => {
  const [back, gone] = [await buy(), await buy("RARE")];
  for (const { orderId } of [back, gone]) await releaseOrder(orderId, { reason: "unpaid", at: new Date(Date.now() + 2 * 86_400_000) });
  await buy("RARE");
  expect(await credit(back.total, await reference(back))).toMatchObject({ outcome: "late", paid: true });
  expect(await credit(gone.total, await reference(gone))).toMatchObject({ outcome: "late", paid: false });
  expect(await lying(`order:${gone.orderId}`)).toBe(BigInt(gone.total));
});

test("a transfer that names two orders pays both, as far as it is enough", async () => {
  const [a, b, c] = [await buy(), await buy(), await buy()];
  await credit(a.total + b.total + 5_000, `${await reference(a)} va ${await reference(b)} va ${await reference(c)}`);
  expect([await stateOf(a), await stateOf(b), await stateOf(c)]).toEqual(["paid", "paid", "awaiting"]);
  expect((await lying(`order:${a.orderId}`)) + (await lying(`order:${b.orderId}`)) + (await lying(`order:${c.orderId}`))).toBe(5_000n);
});

test("a wrong code: the desk names the order, an officer assigns it once, however often the form is sent", async () => {
  const order = await buy();
  const { place, outcome } = await credit(order.total, `Nguyen Van A tra don ${order.code}`);
  expect(outcome).toBe("unknown_reference");
  const desk = (await listSuspense(500)).places.find((one) => one.place === place);
  expect(desk).toMatchObject({ lies: BigInt(order.total), free: BigInt(order.total), orderId: null, outcome: "unknown_reference" });
  const found = candidatesFor({ amount: desk?.free ?? 0n, content: desk?.content ?? "", orderId: null }, await waitingOrders(new Date(0), 500));
  expect(found[0]).toMatchObject({ orderId: order.orderId, hints: expect.arrayContaining(["code", "amount"]) as string[] });
  const move = { place, orderId: order.orderId, moveId: newId(), reason: "Ghi mã đơn thay mã chuyển khoản" };
  const answers = await Promise.all([assignSuspense(move, officer()), assignSuspense(move, officer()), assign(place, order)]);
  expect(answers.filter((one) => one.ok && one.value.paid)).toHaveLength(1);
  expect(await stateOf(order)).toBe("paid");
  expect(await lying(place)).toBe(0n);
});

test("too much for one order pays another; nobody assigns more than lies there", async () => {
  const [a, b] = [await buy(), await buy()];
  await credit(a.total + 40_000, await reference(a));
  const place = `order:${a.orderId}`;
  expect(await assign(place, b, 40_001n)).toEqual({ ok: false, error: { kind: "not_free", free: 40_000n } });
  expect(await assign(place, b)).toEqual({ ok: true, value: { outcome: "underpaid", paid: false } });
  expect(await credit(b.total - 40_000, "khong ro")).toMatchObject({ outcome: "unknown_reference" });
  const rest = (await listSuspense(500)).places.find(({ content }) => content === "khong ro");
  expect(await assign(rest?.place ?? "", b)).toEqual({ ok: true, value: { outcome: "added_up", paid: true } });
  expect([await lying(place), await lying(`order:${b.orderId}`)]).toEqual([0n, 0n]);
});

test("a nameless credit goes back to its payer, above the limit past a second officer, and never twice", async () => {
  const { place } = await credit(3_000_000, "chuyen nham");
  const to = { bankBin: "970405", account: "8100205012345", holder: "NGUYEN VAN B" };
  const ids = [newId(), newId()];
  const asked = await Promise.all(ids.map((refundId) => askReturn({ refundId, place, amount: 3_000_000n, to }, officer())));
  expect(asked.filter(({ ok }) => ok)).toHaveLength(1);
  const [one] = await openReturns();
  expect(one).toMatchObject({ place, state: "asked" });
  expect(await judgeRefund(one?.id ?? "", { approve: true }, officer())).toEqual({ kind: "same_officer" });
  expect(await askClaim({ claimId: newId(), place, amount: 1n, account: "other_income", reason: "x" }, officer())).toBe("not_free");
  expect(await judgeRefund(one?.id ?? "", { approve: true }, second())).toEqual({ kind: "done" });
  expect(await settleRefund(one?.id ?? "", { paid: true, reference: "OUT1" }, second())).toEqual({ kind: "settled" });
  expect(await settleRefund(one?.id ?? "", { paid: true, reference: "OUT1" }, second())).toEqual({ kind: "repeated" });
  expect(await lying(place)).toBe(0n);
});

test("what is no buyer's money is recognised by two officers", async () => {
  const { place } = await credit(12_345, "LAI TIEN GUI");
  const claim = { claimId: newId(), place, amount: 12_345n, account: "bank_interest" as const, reason: "Lãi tháng 11" };
  expect(await askClaim({ ...claim, reason: " " }, officer())).toBe("malformed");
  expect(await askClaim(claim, officer())).toBe("asked");
  expect(await askClaim({ ...claim, claimId: newId() }, second())).toBe("open");
  expect(await openClaims()).toMatchObject([{ id: claim.claimId, amount: 12_345n }]);
  expect(await judgeClaim(claim.claimId, true, officer())).toBe("same_officer");
  expect(await lying(place)).toBe(12_345n);
  expect([await judgeClaim(claim.claimId, true, second()), await judgeClaim(claim.claimId, true, second())]).toEqual(["done", "stale"]);
  expect(await lying(place)).toBe(0n);
  expect((await trialBalance()).bank_interest).toBe(-12_345n);
});
