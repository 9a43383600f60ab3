/** Lives an order's life on a real shop, and keeps the book of it. A move that is not possible then is refused and changes nothing. */
import { randomUUID } from "node:crypto";
import { filledCart, order, type OrderWorld } from "../factories/order-world";
import { askReturn } from "~/domain/aftersales/ask-return.server";
import { closeReturn } from "~/domain/aftersales/close-return.server";
import { moveReturn } from "~/domain/aftersales/move-return.server";
import { advanceShipment } from "~/domain/orders/advance-shipment.server";
import { releaseOrder } from "~/domain/orders/release-order.server";
import { weighParcel } from "~/domain/orders/weigh-parcel.server";
import { confirmVietQrByHand } from "~/domain/payments/bank-credit.server";
import { receiveCardMoney } from "~/domain/payments/receive-money.server";
import { askRefund, judgeRefund, nameAccount, settleRefund } from "~/domain/payments/refunds/refunds.server";
import { newId } from "~/lib/id";
import { db } from "~/platform/db/client.server";
import { owedBack, weighed, type Book, type Parcel } from "./books";
import { GOODS, type Life, type Move } from "./plan";

export type Shop = { world: OrderWorld; second: string; voucher: string };
/** How often each thing really happened, so that a test of nothing is noticed. */
export type Done = Record<"paid" | "suspended" | "weighed" | "delivered" | "released" | "returned" | "refunded" | "failed", number>;
type Order = { book: Book; method: Life["method"]; paymentId: string; states: Map<string, string> };

const now = () => new Date();
const STEPS: Record<string, "confirmed" | "shipped" | "delivered"> = { pending: "confirmed", confirmed: "shipped", shipped: "delivered" };

/** The same call once, or two at the same time; answers how many of them had an effect. */
async function times(twice: boolean, call: () => Promise<boolean>): Promise<number> {
  return (await Promise.all(twice ? [call(), call()] : [call()])).filter(Boolean).length;
}
function once(effects: number, what: string): boolean {
  if (effects > 1) throw new Error(`${what} had its effect twice`);
  return effects === 1;
}

async function place(shop: Shop, life: Life): Promise<Order> {
  const basket = Object.fromEntries(life.basket.map(([good, quantity]) => [GOODS[good]!.sku, quantity]));
  const tried = await order(await filledCart(basket), { payment: life.method, ...(life.voucher ? { voucher: shop.voucher } : {}) });
  const answer = tried.ok || !life.voucher ? tried : await order(await filledCart(basket), { payment: life.method });
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  const { orderId, total } = answer.value;
  const shipments = await db().shipment.findMany({ where: { orderId }, include: { lines: true } });
  const discounts = await db().$queryRaw<{ id: string; amount: bigint }[]>`SELECT shipment_id AS id, sum(amount_vnd)::bigint AS amount FROM order_discount WHERE order_id = ${orderId}::uuid GROUP BY 1`;
  const parcels = shipments.map(({ id, producerId, feeVnd, lines }): Parcel => ({
    id, producerId, household: producerId === shop.world.producers.hills, fee: feeVnd, delivered: false, remitted: false, discount: discounts.find((one) => one.id === id)?.amount ?? 0n,
    lines: lines.map((line) => {
      const ordered = BigInt(GOODS.find(({ sku }) => sku === line.sku)!.price) * BigInt(line.quantity);
      return { id: line.id, ordered, charged: ordered, quantity: BigInt(line.quantity), returned: 0n, weight: line.orderedG === null ? null : { orderedG: line.orderedG, marginBp: line.marginBp ?? 0 } };
    }),
  }));
  await nameAccount(orderId, { bankBin: "970436", account: "0011009876543", holder: "NGUYEN THI HOA" }, now());
  const { id: paymentId } = await db().payment.findFirstOrThrow({ where: { orderId } });
  const book: Book = { orderId, prepaid: life.method !== "cod", paid: false, released: false, due: BigInt(total), parcels, arrived: [], refunds: [] };
  return { book, method: life.method, paymentId, states: new Map(parcels.map(({ id }) => [id, "pending"])) };
}

async function pay(shop: Shop, { book, method, paymentId }: Order, how: string, twice: boolean, done: Done): Promise<void> {
  if (method === "cod") return;
  const amount = how === "exact" ? book.due : how === "less" ? book.due - 1n : book.due + 5_000n;
  const source = randomUUID();
  const by = { paymentId, bankReference: source, amount, actor: shop.world.officer, reason: "sao kê", at: now() };
  await times(twice, async () => (method === "card" ? (await receiveCardMoney(paymentId, amount, `card:${source}`)).outcome !== "repeated" : (await confirmVietQrByHand(by)).ok));
  // Parts add up: what lies with the order already counts.
  const fits = !book.paid && !book.released && (amount >= book.due || owedBack(book, "suspense") + amount >= book.due);
  book.arrived.push({ account: method === "card" ? "cash_card" : "cash_vietqr", amount });
  book.paid ||= fits;
  done[fits ? "paid" : "suspended"] += 1;
}

async function step(shop: Shop, { book, states }: Order, parcel: Parcel, packed: number, twice: boolean, done: Done): Promise<void> {
  const from = states.get(parcel.id)!;
  const to = STEPS[from];
  if (to === undefined) return;
  const toWeigh = parcel.lines.filter(({ weight }) => weight !== null);
  if (to === "shipped" && toWeigh.length > 0) {
    const grams = toWeigh.map((line) => ({ id: line.id, packedG: Math.max(1, Math.round((line.weight!.orderedG * packed) / 100)) }));
    const { weighings } = await db().shipment.findUniqueOrThrow({ where: { id: parcel.id } });
    const effect = await times(twice, async () => (await weighParcel(parcel.producerId, { shipmentId: parcel.id, weighings, lines: grams, actor: shop.world.officer })).ok);
    if (once(effect, "weighing")) {
      for (const line of toWeigh) line.charged = weighed(line, grams.find(({ id }) => id === line.id)!.packedG, book.prepaid);
      done.weighed += 1;
    }
  }
  const effect = await times(twice, async () => (await advanceShipment({ shipmentId: parcel.id, from: from as "pending", to, actor: shop.world.officer })).ok);
  if (!once(effect, "a step")) return;
  states.set(parcel.id, to);
  if (to !== "delivered") return;
  parcel.delivered = true;
  done.delivered += 1;
  if (book.prepaid || book.parcels.some(({ delivered }) => !delivered)) return;
  book.paid = true;
}

async function giveBack(shop: Shop, parcel: Parcel, wish: Extract<Move, { do: "return" }>, twice: boolean, done: Done): Promise<void> {
  const line = parcel.lines[wish.line % parcel.lines.length]!;
  const asked = await askReturn({ shipmentId: parcel.id, userId: null, reason: "damaged", text: "Vỡ", lines: new Map([[line.id, wish.pieces]]), files: [], at: now() });
  if (!asked.ok) return;
  const { id } = await db().goodsReturn.findFirstOrThrow({ where: { shipmentId: parcel.id, state: "asked" } });
  const seller = { shipmentId: parcel.id, id, userId: shop.world.officer, at: now(), note: "Gửi về giúp" };
  if (wish.way === "inspect") {
    await moveReturn({ ...seller, from: "asked", step: "accept", party: "seller" });
    await moveReturn({ ...seller, from: "accepted", step: "receive", party: "seller" });
  }
  const close = () => closeReturn({ ...seller, ...(wish.way === "settle" ? { step: "settle" as const, answer: "Xin lỗi" } : { step: "inspect" as const, restocked: new Map([[line.id, Math.min(wish.pieces, wish.sound)]]) }) });
  if (!once(await times(twice, async () => (await close()).ok), "a return")) throw new Error("a return that was taken was not closed");
  line.returned += BigInt(wish.pieces);
  done.returned += 1;
}

async function refund(shop: Shop, { book }: Order, wish: Extract<Move, { do: "refund" }>, twice: boolean, done: Done): Promise<void> {
  const due = owedBack(book, wish.account);
  if (due <= 0n) return;
  const amount = (due * BigInt(wish.percent) + 99n) / 100n;
  const refundId = newId();
  const officer = { userId: shop.world.officer, at: now() };
  await times(twice, async () => (await askRefund({ refundId, orderId: book.orderId, account: wish.account, amount }, officer)).ok);
  const asked = await db().refund.findUniqueOrThrow({ where: { id: refundId } });
  if (asked.state === "asked") await judgeRefund(refundId, { approve: true }, { userId: shop.second, at: now() });
  const end = wish.paid ? { paid: true as const, reference: `R${refundId}` } : { paid: false as const, reason: "Ngân hàng trả lại" };
  const settled = await times(twice, async () => (await settleRefund(refundId, end, officer)).kind === "settled");
  if (!once(settled, "a refund")) throw new Error("a refund that was approved was not settled");
  if (wish.paid) book.refunds.push({ account: wish.account, from: asked.method === "card" ? "cash_card" : "cash_vietqr", amount });
  done[wish.paid ? "refunded" : "failed"] += 1;
}

/** From the basket to the last move; `keep` gets the book as soon as there is one. */
export async function live(shop: Shop, life: Life, done: Done, keep: (book: Book) => void): Promise<void> {
  const one = await place(shop, life);
  const { book } = one;
  keep(book);
  for (const move of life.moves) {
    const parcel = "parcel" in move ? book.parcels[move.parcel % book.parcels.length]! : book.parcels[0]!;
    switch (move.do) {
      case "pay":
        await pay(shop, one, move.how, move.twice, done);
        break;
      case "step":
        await step(shop, one, parcel, move.packed, move.twice, done);
        break;
      case "return":
        await giveBack(shop, parcel, move, move.twice, done);
        break;
      case "refund":
        await refund(shop, one, move, move.twice, done);
        break;
      case "release":
        if (once(await times(move.twice, async () => (await releaseOrder(book.orderId, { reason: "buyer", at: now() })).ok), "a release")) {
          book.released = true;
          done.released += 1;
        }
    }
  }
}
