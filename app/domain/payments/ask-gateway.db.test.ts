/** What a crash, or a webhook that never came, left behind is put right from the gateway's lists, each once; disputes take money away and give it back. */
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { readInvariants } from "../../../scripts/invariants";
import { openOrderWorld, placed } from "../../../tests/factories/order-world";
import { quietGateway } from "../../../tests/factories/quiet-gateway";
import { trialBalance } from "~/domain/ledger/trial-balance.server";
import { releaseOrder } from "~/domain/orders/release-order.server";
import { newId } from "~/lib/id";
import { err, ok } from "~/lib/result";
import { db } from "~/platform/db/client.server";
import type { CardDispute, CardRefund, GatewayEvent, ListedCheckout, PaymentGateway } from "~/platform/payment-gateway/gateway";
import { askGateway, lastAsked } from "./ask-gateway.server";
import { useGateway } from "./card-gateway.server";
import { answerDispute, decideDispute } from "./disputes/answer-dispute.server";
import { handleCardWebhook } from "./handle-card-event.server";
import { askRefund } from "./refunds/refunds.server";

const world = openOrderWorld();
const pages: ListedCheckout[] = [];
const disputes: CardDispute[] = [];
const made = new Map<string, CardRefund>();
let sent = 0;
let answered = "";

const fake: PaymentGateway = {
  ...quietGateway,
  listCheckouts: async () => ok({ items: pages, more: false }),
  findCheckoutOf: async (intent) => ok(pages.find(({ paymentIntentId }) => paymentIntentId === intent) ?? null),
  listDisputes: async () => ok({ items: disputes, more: false }),
  findRefund: async ({ refundId }) => ok(made.get(refundId) ?? null),
  refund: async ({ refundId }) => {
    sent++;
    const refund: CardRefund = { gatewayId: `re_${refundId}`, status: "succeeded", reason: null };
    made.set(refundId, refund);
    return ok(refund);
  },
  answerDispute: async (id, text) => {
    answered = text;
    const dispute = disputes.find(({ disputeId }) => disputeId === id);
    return dispute ? ok({ ...dispute, status: "under_review" }) : err({ kind: "refused", message: "no such dispute" });
  },
  verifyWebhook: (raw) => {
    const event = JSON.parse(raw.toString()) as GatewayEvent & { amount: string; openedAt: string };
    return ok({ ...event, amount: BigInt(event.amount), openedAt: new Date(event.openedAt), dueBy: null } as GatewayEvent);
  },
};

beforeAll(async () => {
  useGateway(fake);
  await world.sell({ sku: "ASK", price: 100_000, stock: 1_000, producer: "bees" });
});
afterAll(() => useGateway(null));
afterEach(holds);
async function holds() {
  for (const { rule, broken } of await readInvariants(process.env["DATABASE_URL"] ?? "")) expect({ rule, broken }).toEqual({ rule, broken: 0 });
}

async function buy(paid: boolean, keepsAddress = true) {
  const order = await placed({ ASK: 1 }, { payment: "card" });
  const sessionId = `cs_${order.payment.id}`;
  pages.push({ sessionId, paymentId: order.payment.id, status: paid ? "complete" : "open", paymentStatus: paid ? "paid" : "unpaid", paymentIntentId: `pi_${order.payment.id}`, amount: BigInt(order.total), currency: "vnd", url: paid ? null : "https://pay.example/x" });
  if (keepsAddress) await db().payment.update({ where: { id: order.payment.id }, data: { stripeSessionId: sessionId } });
  return { ...order, intent: `pi_${order.payment.id}` };
}
/** Later than whatever may still be on its way. */
const soon = () => new Date(Date.now() + 600_000);
const paymentOf = ({ payment }: { payment: { id: string } }) => db().payment.findUniqueOrThrow({ where: { id: payment.id } });
const dispute = (order: { total: number; intent: string }, status: string, disputeId = `dp_${newId()}`): CardDispute =>
  ({ disputeId, paymentIntentId: order.intent, amount: BigInt(order.total), currency: "vnd", reason: "product_not_received", status, dueBy: null, openedAt: new Date() });

test("pages that were paid and never reported, pages whose address was lost, money of no known order: each once", async () => {
  const [unreported, lost, released, open] = [await buy(true), await buy(false, false), await buy(true), await buy(false)];
  await releaseOrder(released.orderId, { reason: "unpaid", at: new Date(Date.now() + 3_600_000) });
  pages.push({ sessionId: "cs_other", paymentId: null, status: "complete", paymentStatus: "paid", paymentIntentId: null, amount: 5_000n, currency: "vnd", url: null });
  expect(await askGateway(new Date())).toEqual({ paid: 0, found: 0, suspended: 1, refunds: 0, disputes: 0, failures: 0 });
  expect(await askGateway(soon())).toEqual({ paid: 2, found: 1, suspended: 0, refunds: 0, disputes: 0, failures: 0 });
  expect([(await paymentOf(unreported)).state, (await paymentOf(released)).state, (await paymentOf(open)).state]).toEqual(["paid", "paid", "awaiting"]);
  expect(await paymentOf(lost)).toMatchObject({ state: "awaiting", stripeSessionId: `cs_${lost.payment.id}`, stripeUrl: "https://pay.example/x" });
  const before = await trialBalance();
  expect(await askGateway(soon())).toEqual({ paid: 0, found: 0, suspended: 0, refunds: 0, disputes: 0, failures: 0 });
  expect(await trialBalance()).toEqual(before);
  expect(await lastAsked()).toMatchObject({ outcome: "done", found: { paid: 0 } });
});

test("a refund that the gateway made and we did not hear of is not made again; one that it never got is sent", async () => {
  const [heard, unheard] = [await buy(true), await buy(true)];
  await askGateway(soon());
  const ids: string[] = [];
  for (const { orderId } of [heard, unheard]) {
    await db().$queryRaw`SELECT post_ledger('refund_due', ${newId()}, ${orderId}::uuid, '[{"account": "refund_due", "amount": -1000}, {"account": "other_income", "amount": 1000}]'::jsonb)`;
    const refundId = newId();
    await db().$queryRaw`SELECT ask_refund(${JSON.stringify({ refundId, orderId, account: "refund_due", amount: "1000", at: new Date(Date.now() - 600_000).toISOString(), actor: world.officer })}::jsonb)`;
    ids.push(refundId);
  }
  made.set(ids[0] ?? "", { gatewayId: "re_made_before", status: "succeeded", reason: null });
  sent = 0;
  expect(await askGateway(soon())).toMatchObject({ refunds: 2, failures: 0 });
  expect(sent).toBe(1);
  expect(await db().refund.findMany({ where: { id: { in: ids } }, select: { state: true, reference: true }, orderBy: { id: "asc" } })).toEqual([{ state: "paid", reference: "re_made_before" }, { state: "paid", reference: `re_${ids[1]}` }]);
});

test("a dispute takes the money away, holds the payouts, and is won or borne by who was decided, whatever the order of its messages", async () => {
  const orders = [await buy(true), await buy(true)];
  await askGateway(soon());
  await db().$executeRaw`UPDATE shipment SET state = 'delivered', shipped_at = now(), delivered_at = now() - interval '9 days' WHERE order_id = ANY (${orders.map(({ orderId }) => orderId)}::uuid[])`;
  const free = async (order: { orderId: string }) => (await db().$queryRaw<[{ free: bigint }]>`SELECT coalesce(sum(owed_vnd), 0)::bigint AS free FROM payable_entry WHERE order_id = ${order.orderId}::uuid AND free_at <= now()`)[0].free;
  const [won, lost] = orders.map((order) => ({ ...order, id: `dp_${newId()}` }));
  if (!won || !lost) throw new Error("two orders");
  const before = await Promise.all(orders.map(free));
  expect(before.every((amount) => amount > 0n)).toBe(true);
  const cash = (await trialBalance()).cash_card ?? 0n;
  const tell = (one: CardDispute) => handleCardWebhook(Buffer.from(JSON.stringify({ kind: "dispute_changed", eventId: `evt_${newId()}`, eventType: "x", occurredAt: new Date(), ...one }, (_key, value: unknown) => (typeof value === "bigint" ? String(value) : value))), "good", new Date());

  await Promise.all([tell(dispute(won, "needs_response", won.id)), tell(dispute(won, "needs_response", won.id)), tell(dispute(lost, "under_review", lost.id)), tell(dispute(lost, "needs_response", lost.id))]);
  expect((await trialBalance()).card_dispute).toBe(BigInt(won.total + lost.total));
  expect((await trialBalance()).cash_card).toBe(cash - BigInt(won.total + lost.total));
  expect(await Promise.all(orders.map(free))).toEqual([0n, 0n]);

  expect(await askRefund({ refundId: newId(), orderId: won.orderId, account: "refund_due", amount: 1n }, { userId: world.officer, at: new Date() })).toEqual({ ok: false, error: { kind: "disputed" } });
  const kept = await db().cardDispute.findUniqueOrThrow({ where: { gatewayId: won.id } });
  disputes.push(dispute(won, "needs_response", won.id));
  const officer = { userId: world.officer, at: new Date() };
  expect(await answerDispute(kept.id, " ", officer)).toEqual({ kind: "empty" });
  expect(await answerDispute(kept.id, "Delivered on 1 November", officer)).toEqual({ kind: "answered" });
  expect(answered).toBe("Delivered on 1 November");
  expect(await answerDispute(kept.id, "again", officer)).toEqual({ kind: "stale" });
  disputes.length = 0;

  await tell(dispute(won, "won", won.id));
  await tell(dispute(won, "needs_response", won.id));
  disputes.push(dispute(lost, "lost", lost.id));
  expect(await askGateway(soon())).toMatchObject({ disputes: 1 });
  expect((await trialBalance()).card_dispute).toBe(BigInt(lost.total));
  expect(await Promise.all(orders.map(free))).toEqual([before[0], 0n]);
  const gone = await db().cardDispute.findUniqueOrThrow({ where: { gatewayId: lost.id } });
  expect(gone).toMatchObject({ state: "lost", orderId: lost.orderId });
  expect(await decideDispute(gone.id, { producerId: world.producers.hills, reason: "" }, officer)).toBe("not_theirs");
  expect(await Promise.all([1, 2].map(() => decideDispute(gone.id, { producerId: world.producers.bees, reason: "" }, officer)))).toEqual(expect.arrayContaining(["decided", "stale"]));
  expect((await trialBalance()).card_dispute).toBe(0n);
  expect(await free(lost)).toBe((before[1] ?? 0n) - BigInt(lost.total));
});
