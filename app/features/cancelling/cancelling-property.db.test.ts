/** For any basket, voucher and sequence of what buyers, producers, officers and the bank do: ledger, charges, stock and what the buyer owes agree to the đồng. */
import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { readInvariants } from "../../../scripts/invariants";
import { filledCart, openOrderWorld, order } from "../../../tests/factories/order-world";
import { advanceShipment } from "~/domain/orders/advance-shipment.server";
import { cancelLines } from "~/domain/orders/cancel-lines.server";
import { releaseOrder } from "~/domain/orders/release-order.server";
import { weighParcel } from "~/domain/orders/weigh-parcel.server";
import { newId } from "~/lib/id";
import { db } from "~/platform/db/client.server";

const world = openOrderWorld();
const SKUS = ["JAR", "CASE", "APPLE", "TEA", "LOOM"] as const;
const PRICES: Record<string, bigint> = { JAR: 100_003n, CASE: 249_991n, APPLE: 45_001n, TEA: 150_007n, LOOM: 33_333n };
const UNITS: Record<string, number> = { JAR: 1, CASE: 3 };

beforeAll(async () => {
  await world.sell({ sku: "JAR", price: 100_003, stock: 100_000, producer: "bees" });
  await world.sell({ sku: "CASE", price: 249_991, stock: 0, producer: "bees", sharesStockWith: "JAR", unitsPerSale: 3 });
  await world.sell({ sku: "APPLE", price: 45_001, stock: 100_000, producer: "bees", mode: { saleMode: "by_weight", weightMarginBp: 500 } });
  await db().variant.update({ where: { sku: "APPLE" }, data: { netWeightG: 1_000 } });
  await world.sell({ sku: "TEA", price: 150_007, stock: 100_000, producer: "hills", setNo: 12 });
  await world.sell({ sku: "LOOM", price: 33_333, stock: 0, producer: "hills", mode: { saleMode: "made_to_order", leadDays: 10 } });
  await db().producer.update({ where: { id: world.producers.hills }, data: { kind: "household" } });
  const voucher = { producerId: world.producers.bees, minimumVnd: 150_000n, validFrom: new Date("2020-01-01"), validTo: new Date("2040-01-01"), totalLimit: 99_999, perBuyerLimit: 99, createdAt: new Date(), createdBy: world.officer };
  await db().voucher.createMany({ data: [{ ...voucher, id: newId(), code: "PHANTRAM", percentBp: 3_333 }, { ...voucher, id: newId(), code: "TIENMAT", amountVnd: 77_777n }] });
}, 60_000);

type State = {
  lines: { id: string; sku: string; producer: string; quantity: number; cancelled: number; packed: number | null; charged: bigint | null; base: bigint; amounts: { charge: string; rate: number; amount: number }[] | null }[];
  parcels: { id: string; producer: string; state: string; fee: bigint; weighings: number; discount: bigint }[];
  accounts: Record<string, number>;
  payable: Record<string, number>;
  pay: { id: string; state: string; amount: number };
  over: boolean;
};
async function look(orderId: string): Promise<State> {
  const [row] = await db().$queryRaw<[{ state: State }]>`
    SELECT jsonb_build_object(
      'lines', (SELECT jsonb_agg(jsonb_build_object('id', l.id, 'sku', l.sku, 'producer', s.producer_id, 'quantity', l.quantity, 'packed', l.packed_g, 'charged', l.charged_vnd,
          'cancelled', (SELECT coalesce(sum(k.quantity), 0) FROM cancelled_line AS k WHERE k.order_line_id = l.id),
          'base', (SELECT sum(c.base_vnd) FROM line_charge AS c WHERE c.order_line_id = l.id AND c.charge = 'commission'),
          'amounts', (SELECT jsonb_agg(jsonb_build_object('charge', a.charge, 'rate', a.rate, 'amount', a.amount)) FROM (SELECT c.charge, max(c.rate_bp) AS rate, sum(c.amount_vnd) AS amount FROM line_charge AS c WHERE c.order_line_id = l.id GROUP BY 1) AS a)) ORDER BY l.sku)
        FROM order_line AS l JOIN shipment AS s ON s.id = l.shipment_id WHERE l.order_id = o.id),
      'parcels', (SELECT jsonb_agg(jsonb_build_object('id', s.id, 'producer', s.producer_id, 'state', s.state, 'fee', s.fee_vnd, 'weighings', s.weighings, 'discount', shipment_discount(s.id)) ORDER BY s.id) FROM shipment AS s WHERE s.order_id = o.id),
      'accounts', (SELECT jsonb_object_agg(a.account, a.amount) FROM (SELECT e.account, sum(e.amount_vnd) AS amount FROM ledger_entry AS e JOIN ledger_transaction AS x ON x.id = e.transaction_id WHERE x.order_id = o.id GROUP BY 1) AS a),
      'payable', (SELECT coalesce(jsonb_object_agg(a.producer_id, a.amount), '{}') FROM (SELECT e.producer_id, sum(e.amount_vnd) AS amount FROM ledger_entry AS e JOIN ledger_transaction AS x ON x.id = e.transaction_id
          WHERE x.order_id = o.id AND e.account = 'producer_payable' AND x.kind <> 'sale_charged' GROUP BY 1) AS a),
      'pay', (SELECT jsonb_build_object('id', y.id, 'state', y.state, 'amount', y.amount_vnd) FROM payment AS y WHERE y.order_id = o.id ORDER BY y.created_at DESC LIMIT 1),
      'over', o.cancelled_at IS NOT NULL) AS state FROM purchase_order AS o WHERE o.id = ${orderId}::uuid`;
  return row.state;
}

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant("cancel" as const), line: fc.nat(9), quantity: fc.integer({ min: 1, max: 3 }), who: fc.constantFrom("buyer", "producer", "operator") }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("whole" as const), parcel: fc.nat(9), who: fc.constantFrom("buyer", "producer", "unconfirmed", "unshipped") }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("pay" as const), extra: fc.constantFrom(0, 0, 1_000) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("confirm" as const), parcel: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("weigh" as const), parcel: fc.nat(9), share: fc.integer({ min: 300, max: 1_300 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("deliver" as const), parcel: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("release" as const), unpaid: fc.boolean() }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function take(one: Step, orderId: string, now: State): Promise<void> {
  const parcel = "parcel" in one ? now.parcels[one.parcel % now.parcels.length] : undefined;
  const actor = world.officer;
  if (one.do === "cancel") {
    const line = now.lines[one.line % now.lines.length];
    const of = now.parcels.find(({ producer }) => producer === line?.producer);
    if (line && of) await cancelLines({ shipmentId: of.id, lines: [{ lineId: line.id, quantity: one.quantity }], reason: one.who as "buyer", by: actor, at: new Date(), state: of.state as "pending" });
  }
  if (one.do === "whole" && parcel) await cancelLines({ shipmentId: parcel.id, lines: null, reason: one.who as "buyer", by: null, at: new Date(), state: parcel.state as "pending" });
  if (one.do === "pay" && now.pay.state !== "due_on_delivery") await db().$queryRaw`SELECT receive_payment(${JSON.stringify({ paymentId: now.pay.id, amount: now.pay.amount + one.extra, account: "cash_vietqr", source: `test:${newId()}` })}::jsonb)`;
  if (one.do === "confirm" && parcel) await advanceShipment({ shipmentId: parcel.id, from: "pending", to: "confirmed", actor });
  if (one.do === "deliver" && parcel) for (const [from, to] of [["confirmed", "shipped"], ["shipped", "delivered"]] as const) await advanceShipment({ shipmentId: parcel.id, from, to, actor });
  if (one.do === "release") await releaseOrder(orderId, { reason: one.unpaid ? "unpaid" : "operator", at: new Date(Date.now() + 25 * 3_600_000), actor });
  if (one.do === "weigh" && parcel) {
    const apples = now.lines.filter(({ sku, quantity, producer }) => sku === "APPLE" && quantity > 0 && producer === parcel.producer);
    await weighParcel(parcel.producer, { shipmentId: parcel.id, weighings: parcel.weighings, lines: apples.map(({ id, quantity }) => ({ id, packedG: quantity * one.share })), actor });
  }
}

/** The published rules once more, in another language, and what must follow from them. */
function agree(now: State, first: State, total: { last: bigint }, label: string): void {
  let owed = 0n;
  for (const parcel of now.parcels) {
    const lines = now.lines.filter(({ producer }) => producer === parcel.producer);
    const goods = lines.reduce((sum, line) => sum + (line.charged === null ? (PRICES[line.sku] ?? 0n) * BigInt(line.quantity) : BigInt(line.charged)), 0n);
    const counted = (of: State, whole: boolean) => of.lines.filter(({ producer, sku }) => producer === parcel.producer && sku !== "APPLE").reduce((sum, line) => sum + (PRICES[line.sku] ?? 0n) * BigInt(line.quantity + (whole ? line.cancelled : 0)), 0n);
    const [left, all] = [counted(now, false), counted(now, true)];
    const promised = BigInt(first.parcels.find(({ id }) => id === parcel.id)?.discount ?? 0);
    const share = all === 0n ? 0n : (promised * left + all - 1n) / all;
    const discount = share < left / 2n ? share : left / 2n;
    expect(BigInt(parcel.discount), `${label}: discount`).toBe(discount);
    expect(BigInt(now.payable[parcel.producer] ?? 0), `${label}: producer`).toBe(now.over ? 0n : discount - goods);
    expect(lines.reduce((sum, { base }) => sum + BigInt(base), 0n), `${label}: charged of`).toBe(now.over ? 0n : goods - discount);
    if (lines.every(({ quantity }) => quantity === 0)) expect([parcel.state, Number(parcel.fee)], `${label}: an empty parcel`).toEqual(["cancelled", 0]);
    owed += goods - discount + BigInt(parcel.fee);
  }
  for (const line of now.lines) for (const { rate, amount } of line.amounts ?? []) expect(BigInt(amount), `${label}: charge`).toBe((BigInt(line.base) * BigInt(rate) + 5_000n) / 10_000n);
  const account = (name: string) => BigInt(now.accounts[name] ?? 0);
  const cash = account("cash_vietqr") + account("cash_cod");
  // What was paid, less what lies in suspense and what is due back, and what is still owed, are what the order costs.
  expect(cash + account("suspense") + account("refund_due") + account("buyer_receivable"), `${label}: the buyer`).toBe(now.over ? 0n : owed);
  if (now.pay.state === "awaiting" || now.pay.state === "due_on_delivery") expect(BigInt(now.pay.amount), `${label}: asked`).toBe(owed);
  expect(Object.values(now.accounts).reduce((sum, amount) => sum + amount, 0), `${label}: balance`).toBe(0);
  expect(owed <= total.last, `${label}: nobody pays more for less`).toBe(true);
  total.last = owed;
}

it("agrees to the đồng, whatever happens in whatever order", { timeout: 300_000 }, async () => {
  const basket = fc.dictionary(fc.constantFrom(...SKUS), fc.integer({ min: 1, max: 4 }), { minKeys: 1, maxKeys: 5 });
  await fc.assert(
    fc.asyncProperty(basket, fc.constantFrom(undefined, "PHANTRAM", "TIENMAT"), fc.constantFrom("cod", "vietqr"), fc.array(step, { minLength: 1, maxLength: 9 }), async (lines, voucher, payment, steps) => {
      const shelf = await world.available("JAR");
      const cart = await filledCart(lines);
      const placed = await order(cart, { payment, ...(voucher ? { voucher } : {}) });
      const made = placed.ok ? placed.value : await order(cart, { payment }).then((plain) => (plain.ok ? plain.value : expect.unreachable()));
      const first = await look(made.orderId);
      // Weighing may come to more, up to the margin; everything else only to less.
      const total = { last: BigInt(made.total) + 4n * 45_001n };
      agree(first, first, total, "placed");
      let now = first;
      for (const [index, one] of steps.entries()) {
        await take(one, made.orderId, now);
        const before = now;
        now = await look(made.orderId);
        if (one.do === "weigh" || (one.do === "cancel" && before.lines.some(({ charged }) => charged !== null))) total.last += 4n * 45_001n;
        agree(now, first, total, `${index} ${one.do}`);
      }
      const taken = now.over ? 0 : now.lines.reduce((sum, { sku, quantity }) => sum + (UNITS[sku] ?? 0) * quantity, 0);
      expect(await world.available("JAR"), "the shelf").toBe(shelf - taken);
    }),
    { numRuns: 120 },
  );
  expect((await readInvariants(process.env["DATABASE_URL"] ?? "")).filter(({ broken }) => broken > 0)).toEqual([]);
});
