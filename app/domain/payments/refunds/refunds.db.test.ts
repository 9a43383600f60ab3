import { beforeAll, expect, test } from "vitest";
import { openOrderWorld, placed } from "../../../../tests/factories/order-world";
import { quietGateway } from "../../../../tests/factories/quiet-gateway";
import { trialBalance } from "~/domain/ledger/trial-balance.server";
import { newId } from "~/lib/id";
import { ok, type Result } from "~/lib/result";
import { db } from "~/platform/db/client.server";
import type { CardRefund, CardRefundRefusal, GatewayEvent, PaymentGateway } from "~/platform/payment-gateway/gateway";
import { useGateway } from "../card-gateway.server";
import { handleCardWebhook } from "../handle-card-event.server";
import { sendCardRefunds } from "./card-refunds.server";
import { NEXT_REFUND_STATES, REFUND_STATES } from "./refund";
import { dueRefunds, listRefunds, refundsOf } from "./refund-queries.server";
import { askRefund, judgeRefund, nameAccount, settleRefund } from "./refunds.server";

const world = openOrderWorld();
const sent = new Map<string, bigint>();
let answer: Result<CardRefund, CardRefundRefusal> = ok({ gatewayId: "re_1", status: "succeeded", reason: null });
const never = () => Promise.reject(new Error("not asked here"));
const fake: PaymentGateway = {
  ...quietGateway,
  createCheckout: never, expireCheckout: never, findCheckout: never,
  refund: async ({ refundId, amount }) => {
    sent.set(refundId, amount);
    return answer;
  },
  verifyWebhook: (raw) => ok(JSON.parse(raw.toString()) as GatewayEvent),
};
let second: string;
const officer = () => ({ userId: world.officer, at: new Date() });
const other = () => ({ userId: second, at: new Date() });

beforeAll(async () => {
  useGateway(fake);
  await world.sell({ sku: "PAY", price: 1_000_000, stock: 1_000, producer: "bees" });
  second = newId();
  await db().user.create({ data: { id: second, email: "second@example.vn", name: "Cán bộ hai", passwordHash: "none", roles: ["officer"] } });
});

/** An order that was paid and of which so much is owed back. */
async function owed(method: "card" | "vietqr", amount: bigint, quantity = 3) {
  const order = await placed({ PAY: quantity }, { payment: "vietqr" });
  const payment = await db().payment.findFirstOrThrow({ where: { orderId: order.orderId } });
  // What matters here is how it was paid: as the card's webhook leaves it.
  await db().payment.update({ where: { id: payment.id }, data: { state: "paid", paidAt: new Date(), method, stripeSessionId: method === "card" ? `cs_${payment.id}` : null } });
  const post = (kind: string, entries: object[]) => db().$queryRaw`SELECT post_ledger(${kind}, ${order.orderId}, ${order.orderId}::uuid, ${JSON.stringify(entries)}::jsonb)`;
  await post("payment_received", [{ account: method === "card" ? "cash_card" : "cash_vietqr", amount: String(payment.amountVnd) }, { account: "buyer_receivable", amount: String(-payment.amountVnd) }]);
  await post("refund_due", [{ account: "producer_payable", producerId: world.producers.bees, amount: String(amount) }, { account: "refund_due", amount: String(-amount) }]);
  return order;
}
const ask = (orderId: string, amount: bigint, refundId = newId()) => askRefund({ refundId, orderId, account: "refund_due", amount }, officer());

test("a card gets its money back once, however often it is asked, sent or reported", async () => {
  const { orderId } = await owed("card", 500_000n);
  const id = newId();
  const asked = await Promise.all([ask(orderId, 300_000n, id), ask(orderId, 300_000n, id)]);
  expect(asked).toEqual([ok({ state: "approved" }), ok({ state: "approved" })]);
  expect(await db().outboxMessage.count({ where: { topic: "refund.card", payload: { path: ["refundId"], equals: id } } })).toBe(1);
  answer = ok({ gatewayId: "re_once", status: "pending", reason: null });
  await sendCardRefunds([id], new Date());
  expect((await db().refund.findUniqueOrThrow({ where: { id } })).state).toBe("approved");
  const event = { kind: "refund_changed", eventId: `evt_${newId()}`, eventType: "refund.updated", occurredAt: new Date(), refundId: id, gatewayId: "re_once", status: "succeeded", reason: null };
  for (const eventId of [event.eventId, event.eventId, `evt_${newId()}`]) await handleCardWebhook(Buffer.from(JSON.stringify({ ...event, eventId })), "good", new Date());
  answer = ok({ gatewayId: "re_once", status: "succeeded", reason: null });
  await sendCardRefunds([id], new Date());
  expect(sent.get(id)).toBe(300_000n);
  expect(await refundsOf(orderId)).toMatchObject({ due: [{ account: "refund_due", amount: 200_000n }], refunds: [{ state: "paid", reference: "re_once", method: "card" }], byCard: true });
  expect(await db().outboxMessage.count({ where: { topic: "mail.order_confirmation", payload: { path: ["refund"], equals: id } } })).toBe(1);
  // The card's bank sends it back after all: it is due again.
  await handleCardWebhook(Buffer.from(JSON.stringify({ ...event, eventId: `evt_${newId()}`, status: "failed", reason: "lost_or_stolen_card" })), "good", new Date());
  expect(await refundsOf(orderId)).toMatchObject({ due: [{ amount: 500_000n }], refunds: [{ state: "failed", reason: "lost_or_stolen_card" }] });
});

test("what the gateway refuses has failed and is due again; what it cannot take now is tried again", async () => {
  const { orderId } = await owed("card", 100_000n);
  const [first, next] = [newId(), newId()];
  await ask(orderId, 100_000n, first);
  answer = { ok: false, error: { kind: "unavailable", message: "busy" } };
  await expect(sendCardRefunds([first], new Date())).rejects.toThrow(/busy/);
  expect((await refundsOf(orderId)).refunds[0]?.state).toBe("approved");
  answer = { ok: false, error: { kind: "refused", message: "already refunded" } };
  await sendCardRefunds([first], new Date());
  expect(await refundsOf(orderId)).toMatchObject({ due: [{ amount: 100_000n }], refunds: [{ state: "failed", reason: "already refunded" }] });
  expect((await ask(orderId, 100_000n, next)).ok).toBe(true);
});

test("never more than is owed is on its way, however many ask at once", async () => {
  const { orderId } = await owed("vietqr", 1_000_000n);
  expect(await ask(orderId, 400_000n)).toEqual({ ok: false, error: { kind: "no_account" } });
  await nameAccount(orderId, { bankBin: "970436", account: "0011001234567", holder: "TRAN THI HOA" }, new Date());
  const asked = await Promise.all(Array.from({ length: 6 }, () => ask(orderId, 400_000n)));
  expect(asked.filter((one) => one.ok)).toHaveLength(2);
  expect(asked.filter((one) => !one.ok && one.error.kind === "not_due")).toHaveLength(4);
  expect(await ask(orderId, 0n)).toMatchObject({ error: { kind: "malformed" } });
  expect(await ask(newId(), 1n)).toMatchObject({ error: { kind: "not_found" } });
  expect((await dueRefunds(50)).find(({ due }) => due === 200_000n)).toMatchObject({ accountNamed: true, byCard: false });
});

test("a large one waits for a second officer, and who asked cannot say yes", async () => {
  const { orderId } = await owed("vietqr", 2_500_000n);
  await nameAccount(orderId, { bankBin: "970436", account: "0011001234567", holder: "TRAN THI HOA" }, new Date());
  const id = newId();
  expect(await ask(orderId, 2_500_000n, id)).toEqual(ok({ state: "asked" }));
  expect(await settleRefund(id, { paid: true, reference: "FT9" }, officer())).toEqual({ kind: "wrong_state", state: "asked" });
  expect(await judgeRefund(id, { approve: true }, officer())).toEqual({ kind: "same_officer" });
  expect(await judgeRefund(id, { approve: false, reason: "  " }, other())).toEqual({ kind: "no_reason" });
  const judged = await Promise.all([judgeRefund(id, { approve: true }, other()), judgeRefund(id, { approve: true }, other())]);
  expect(judged.map(({ kind }) => kind).sort()).toEqual(["done", "stale"]);
  await expect(db().refund.update({ where: { id }, data: { approvedBy: world.officer } })).rejects.toThrow(/refund_four_eyes|constraint/i);
  expect(await settleRefund(id, { paid: true, reference: "không dấu?" }, officer())).toEqual({ kind: "malformed" });
  const settled = await Promise.all([1, 2, 3].map(() => settleRefund(id, { paid: true, reference: "FT-2500" }, officer())));
  expect(settled.map(({ kind }) => kind).sort()).toEqual(["repeated", "repeated", "settled"]);
  expect((await refundsOf(orderId)).due).toEqual([]);
  const [open] = await listRefunds(["approved"], 50);
  expect(await settleRefund(open!.id, { paid: true, reference: "FT-2500" }, officer())).toEqual({ kind: "taken" });
  expect(Object.values(await trialBalance()).reduce((sum: bigint, one) => sum + (one ?? 0n), 0n)).toBe(0n);
});

test("the table of states is closed", () => {
  for (const state of REFUND_STATES) for (const next of NEXT_REFUND_STATES[state]) expect(REFUND_STATES).toContain(next);
});
