/** One buyer: fills a cart, orders three times at once under one key, and pays in one of many ways, right and wrong. */
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { signBankNotice } from "../../app/domain/payments/bank-credit.server";
import type { Arena } from "./arena";
import type { Chance } from "./chance";
import { insist } from "./insist";

export type Goods = { sku: string };

/** What the storm remembers of what the shop said: it is held against the database in the end. */
export type Ledger = {
  acknowledged: { code: string; key: string }[];
  refused: number;
  /** Sessions that the payer approved, with their amounts. */
  approved: Map<string, number>;
  /** References of bank notices that were taken, with their amounts. */
  credited: Map<string, number>;
  disagreed: string[];
};

type Placed = { code: string; total: number; payment: { amount: number; url: string | null; transfer: { content: string } | null } };
const JSON_HEADERS = { "content-type": "application/json" };

export async function buy(arena: Arena, number: number, goods: readonly Goods[], ledger: Ledger, luck: Chance): Promise<void> {
  const call = (path: string, body: object, headers: Record<string, string> = {}) => insist(`${arena.shopUrl}${path}`, { method: "POST", headers: { ...JSON_HEADERS, ...headers }, body: JSON.stringify(body) });
  const opened = await call("/api/v1/carts", {});
  const cart = opened.body as { id: string; token: string };
  const own = { authorization: `Bearer ${cart.token}` };
  for (let line = luck.between(1, 3); line > 0; line--) await call(`/api/v1/carts/${cart.id}/lines`, { sku: luck.pick(goods).sku, quantity: luck.between(1, 3) }, own);

  const key = randomUUID();
  const payment = luck.pick(["cod", "vietqr", "card"] as const);
  const order = {
    cart: cart.id, contact: { name: "Khách giữa bão", phone: `09${String(10_000_000 + number).slice(-8)}`, email: "bao@example.vn" },
    delivery: { method: "ship", province: "20", ward: "06463", street: "1 đường Hùng Vương" }, payment,
  };
  const place = () => call("/api/v1/orders", order, { ...own, "idempotency-key": key });
  const answers = await Promise.all([place(), place(), place()]);
  const codes = new Set(answers.map(({ status, body }) => (status === 201 ? (body as Placed).code : `refused ${status}`)));
  if (codes.size > 1 && [...codes].some((code) => !code.startsWith("refused"))) ledger.disagreed.push(`${key}: ${[...codes].join(", ")}`);
  let placed = answers.find(({ status }) => status === 201)?.body as Placed | undefined;
  if (!placed) {
    ledger.refused += 1;
    return;
  }
  ledger.acknowledged.push({ code: placed.code, key });
  if (payment === "vietqr" && placed.payment.transfer) await transfer(arena, placed.payment.transfer.content, placed.payment.amount, ledger, luck);
  if (payment === "card") {
    for (let attempt = 0; placed && placed.payment.url === null && attempt < 6; attempt++) {
      await wait(500);
      placed = (await place()).body as Placed;
    }
    if (placed?.payment.url) await payByCard(arena, placed.payment.url, placed.payment.amount, ledger, luck);
  }
}

/** Mostly right; some too little, too much, twice, or with a reference that nobody knows. Each notice comes one to three times. */
async function transfer(arena: Arena, content: string, amount: number, ledger: Ledger, luck: Chance): Promise<void> {
  if (luck.percent(8)) return;
  const roll = luck.between(0, 99);
  const sent = roll < 70 ? [{ content, amount }] : roll < 78 ? [{ content, amount: amount - 1 }] : roll < 86 ? [{ content, amount: amount + 5_000 }] : roll < 93 ? [{ content, amount }, { content, amount }] : [{ content: "khong ro", amount }];
  await wait(luck.between(0, 800));
  for (const one of sent) {
    const reference = `FT${randomUUID().slice(0, 12)}`;
    const body = JSON.stringify({ reference, amount: one.amount, content: one.content, creditedAt: new Date().toISOString() });
    await Promise.all(Array.from({ length: luck.between(1, 3) }, async () => {
      // Signed anew for each attempt, as the feed does: an old signature is refused.
      for (;;) {
        const timestamp = String(Math.floor(Date.now() / 1000));
        const { status } = await insist(`${arena.shopUrl}/webhooks/bank`, { method: "POST", headers: { ...JSON_HEADERS, "x-bank-timestamp": timestamp, "x-bank-signature": signBankNotice(Buffer.from(body), timestamp, arena.bankSecret) }, body });
        if (status === 200) return;
        if (status !== 401 && status !== 400) throw new Error(`the bank's notice was answered with ${status}`);
      }
    }));
    ledger.credited.set(reference, one.amount);
  }
}

/** Approved, declined or left; what the gateway tells the shop comes one to four times, late and in any order. */
async function payByCard(arena: Arena, url: string, amount: number, ledger: Ledger, luck: Chance): Promise<void> {
  const session = url.split("/").at(-1) ?? "";
  const outcome = luck.percent(80) ? "approve" : luck.pick(["decline", "abandon", "expire"]);
  const body = { outcome, deliver: luck.between(1, 4), delayMs: luck.between(1, 1_500), order: "shuffle" };
  const { status } = await insist(`${arena.sandbox.url}/control/sessions/${session}`, { method: "POST", headers: JSON_HEADERS, body: JSON.stringify(body) });
  if (status === 200 && outcome === "approve") ledger.approved.set(session, amount);
}
