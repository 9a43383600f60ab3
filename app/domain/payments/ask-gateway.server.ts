import { isId } from "~/lib/id";
import { db } from "~/platform/db/client.server";
import { log } from "~/platform/log/log.server";
import type { ListedCheckout } from "~/platform/payment-gateway/gateway";
import { gateway } from "./card-gateway.server";
import { hearDispute } from "./disputes/hear-dispute.server";
import { receiveCardMoney, suspendCardMoney } from "./receive-money.server";
import { cardRefundChanged, sendCardRefunds } from "./refunds/card-refunds.server";

const JOB = "ask-gateway";
/** A page takes money for at most a day after it was opened. */
const PAGE_LIFE_MS = 25 * 3_600_000;
/** A cardholder has months to dispute; those opened while the shop stood still are heard of within this. */
const DISPUTE_LIFE_MS = 14 * 86_400_000;
/** What is younger may be on its way just now. */
const SETTLED_MS = 5 * 60_000;
/** Calls of one run, of which the gateway takes 25 in a second: lists of a hundred each, then single pages and refunds. */
const CALLS = { pages: 20, disputes: 5, single: 50 };

/** How much was found and put right: payments booked, pages whose address was lost, money of no known order, refunds and disputes heard of. */
export type GatewayFound = { paid: number; found: number; suspended: number; refunds: number; disputes: number; failures: number };

/**
 * Puts right what a crash between a call of the gateway and our own commit, or a webhook that never came, left behind: asks the gateway
 * which pages were paid, which it opened that we hold no address of, where refunds stand and what is disputed, and books each once, as
 * a webhook would. Keeps what it found in money_job. Run again, it changes nothing.
 */
export async function askGateway(at: Date): Promise<GatewayFound | null> {
  const card = gateway();
  const found: GatewayFound = { paid: 0, found: 0, suspended: 0, refunds: 0, disputes: 0, failures: 0 };
  if (!card) {
    await keep(at, "no_gateway", found);
    return null;
  }
  const last = await db().moneyJob.findUnique({ where: { name: JOB }, select: { ranAt: true } });
  const before = Math.min(last?.ranAt.getTime() ?? at.getTime(), at.getTime());
  let partly = false;

  const pages = await card.listCheckouts(new Date(before - PAGE_LIFE_MS), CALLS.pages);
  if (pages.ok) {
    await bookPages(pages.value.items, at, found);
    partly ||= pages.value.more;
  } else found.failures++;
  const singly = await askSingly(new Set(pages.ok ? pages.value.items.map(({ sessionId }) => sessionId) : []), at, found);
  const refunds = await askRefunds(at, found);
  partly ||= singly || refunds;

  const disputes = await card.listDisputes(new Date(before - DISPUTE_LIFE_MS), CALLS.disputes);
  if (disputes.ok) {
    const known = new Map((await db().cardDispute.findMany({ where: { gatewayId: { in: disputes.value.items.map(({ disputeId }) => disputeId) } }, select: { gatewayId: true, gatewayStatus: true } })).map((one) => [one.gatewayId, one.gatewayStatus]));
    for (const dispute of disputes.value.items) {
      if (known.get(dispute.disputeId) === dispute.status) continue;
      if ((await hearDispute(dispute, at)).startsWith("dispute_")) found.disputes++;
    }
    partly ||= disputes.value.more;
  } else found.failures++;

  await keep(at, partly || found.failures > 0 ? "partly" : "done", found);
  if (Object.values(found).some((count) => count > 0)) log.info({ ...found }, "the gateway was asked");
  return found;
}

/** Pages as the gateway has them: an address that was lost is kept, money that was not booked is booked. */
async function bookPages(pages: readonly ListedCheckout[], at: Date, found: GatewayFound): Promise<void> {
  const ids = pages.flatMap(({ paymentId }) => (paymentId !== null && isId(paymentId) ? [paymentId] : []));
  const [payments, booked] = await Promise.all([
    db().payment.findMany({ where: { method: "card", OR: [{ id: { in: ids } }, { stripeSessionId: { in: pages.map(({ sessionId }) => sessionId) } }] }, select: { id: true, stripeSessionId: true, createdAt: true } }),
    db().ledgerTransaction.findMany({ where: { sourceId: { in: pages.map(({ sessionId }) => `card:${sessionId}`) }, kind: { in: ["payment_received", "payment_suspense"] } }, select: { sourceId: true } }),
  ]);
  const known = new Set(booked.map(({ sourceId }) => sourceId));
  for (const page of pages) {
    const payment = payments.find(({ id, stripeSessionId }) => id === page.paymentId || stripeSessionId === page.sessionId);
    if (payment && payment.createdAt.getTime() > at.getTime() - SETTLED_MS) continue;
    if (payment?.stripeSessionId === null) {
      const kept = await db().payment.updateMany({ where: { id: payment.id, stripeSessionId: null }, data: { stripeSessionId: page.sessionId, stripeUrl: page.url } });
      found.found += kept.count;
    }
    if (page.paymentStatus === "paid" && page.currency === "vnd" && !known.has(`card:${page.sessionId}`)) await bookMoney(page, payment?.id, found);
  }
}

async function bookMoney(page: ListedCheckout, paymentId: string | undefined, found: GatewayFound): Promise<void> {
  const source = `card:${page.sessionId}`;
  if (paymentId) {
    await receiveCardMoney(paymentId, page.amount, source);
    found.paid++;
  } else {
    await suspendCardMoney(page.amount, source);
    found.suspended++;
  }
}

/** Pages that we hold as open or over and that were not in the list; true when there were too many to ask for all. */
async function askSingly(listed: ReadonlySet<string>, at: Date, found: GatewayFound): Promise<boolean> {
  const held = await db().payment.findMany({
    where: { method: "card", state: { in: ["awaiting", "expired", "cancelled"] }, stripeSessionId: { not: null, notIn: [...listed] }, createdAt: { gte: new Date(at.getTime() - 3 * PAGE_LIFE_MS), lt: new Date(at.getTime() - SETTLED_MS) } },
    orderBy: { createdAt: "desc" }, take: CALLS.single + 1, select: { id: true, stripeSessionId: true },
  });
  const pages: ListedCheckout[] = [];
  for (const { id, stripeSessionId } of held.slice(0, CALLS.single)) {
    const page = await gateway()?.findCheckout(stripeSessionId ?? "");
    if (page?.ok && page.value) pages.push({ ...page.value, paymentId: id });
    else if (page && !page.ok) found.failures++;
  }
  await bookPages(pages, at, found);
  return held.length > CALLS.single;
}

/** Refunds that were to be sent and of which nothing was heard: looked for at the gateway first, sent only when it has none of them. */
async function askRefunds(at: Date, found: GatewayFound): Promise<boolean> {
  const open = await db().refund.findMany({ where: { method: "card", state: "approved", approvedAt: { lt: new Date(at.getTime() - SETTLED_MS) } }, orderBy: { approvedAt: "asc" }, take: CALLS.single + 1, select: { id: true, orderId: true } });
  const payments = await db().payment.findMany({ where: { orderId: { in: open.flatMap(({ orderId }) => orderId ?? []) }, method: "card", state: "paid", stripeSessionId: { not: null } }, select: { orderId: true, stripeSessionId: true } });
  for (const { id, orderId } of open.slice(0, CALLS.single)) {
    const sessionId = payments.find((payment) => payment.orderId === orderId)?.stripeSessionId;
    const made = sessionId ? await gateway()?.findRefund({ refundId: id, sessionId }) : undefined;
    try {
      if (made && !made.ok) found.failures++;
      else if (made?.value) found.refunds += (await cardRefundChanged(id, made.value, at)) === "settled" ? 1 : 0;
      else {
        await sendCardRefunds([id], at);
        found.refunds++;
      }
    } catch (error) {
      found.failures++;
      log.warn({ error, refundId: id }, "a card refund still waits");
    }
  }
  return open.length > CALLS.single;
}

async function keep(at: Date, outcome: "done" | "partly" | "no_gateway", found: GatewayFound): Promise<void> {
  const row = { ranAt: at, outcome, found };
  await db().moneyJob.upsert({ where: { name: JOB }, create: { name: JOB, ...row }, update: row });
}

export type LastAsked = { ranAt: Date; outcome: string; found: GatewayFound };

/** When the gateway was last asked, and what came of it; null before the first time. */
export async function lastAsked(): Promise<LastAsked | null> {
  const job = await db().moneyJob.findUnique({ where: { name: JOB } });
  return job && { ranAt: job.ranAt, outcome: job.outcome, found: job.found as GatewayFound };
}
