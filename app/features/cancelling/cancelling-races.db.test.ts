/** Twenty at once on one order, each in a hurry: one consistent end, whoever wins. */
import { beforeAll, describe, expect, it } from "vitest";
import { readInvariants } from "../../../scripts/invariants";
import { openOrderWorld, placed } from "../../../tests/factories/order-world";
import { advanceShipment } from "~/domain/orders/advance-shipment.server";
import { cancelLines, previewCancelling } from "~/domain/orders/cancel-lines.server";
import { releaseOrder } from "~/domain/orders/release-order.server";
import { newId } from "~/lib/id";
import { cancellingView, takeCancelling } from "./take-cancelling.server";
import { db } from "~/platform/db/client.server";

const world = openOrderWorld();

beforeAll(async () => {
  await world.sell({ sku: "HONEY", price: 200_000, stock: 5_000, producer: "bees" });
  await world.sell({ sku: "TEA", price: 150_000, stock: 5_000, producer: "hills" });
});

const parcelsOf = (orderId: string) => db().shipment.findMany({ where: { orderId }, include: { lines: true } });
const paymentOf = (orderId: string) => db().payment.findFirstOrThrow({ where: { orderId }, orderBy: { createdAt: "desc" } });
async function pay(orderId: string): Promise<string> {
  const { id, amountVnd } = await paymentOf(orderId);
  const [{ answer }] = await db().$queryRaw<[{ answer: { outcome: string } }]>`SELECT receive_payment(${JSON.stringify({ paymentId: id, amount: Number(amountVnd), account: "cash_vietqr", source: `test:${newId()}` })}::jsonb) AS answer`;
  return answer.outcome;
}
/** What was paid and is not due back, and what is still asked, are what the order costs. */
async function agrees(orderId: string): Promise<void> {
  const [{ cost, held, sum }] = await db().$queryRaw<[{ cost: bigint; held: bigint; sum: bigint }]>`
    SELECT (CASE WHEN o.cancelled_at IS NULL THEN t.goods_vnd + t.shipping_vnd ELSE 0 END)::bigint AS cost, b.held, b.sum FROM purchase_order AS o JOIN order_total AS t ON t.order_id = o.id
    CROSS JOIN LATERAL (SELECT coalesce(sum(e.amount_vnd) FILTER (WHERE e.account NOT IN ('producer_payable', 'shipping_payable')), 0)::bigint AS held, coalesce(sum(e.amount_vnd), 0)::bigint AS sum
      FROM ledger_entry AS e JOIN ledger_transaction AS x ON x.id = e.transaction_id WHERE x.order_id = o.id) AS b WHERE o.id = ${orderId}::uuid`;
  expect([held, sum]).toEqual([cost, 0n]);
}

describe("one effect", () => {
  it("of the same form sent twenty times", async () => {
    const { orderId } = await placed({ HONEY: 5 }, { payment: "vietqr" });
    const [parcel] = await parcelsOf(orderId);
    const ask = { shipmentId: parcel!.id, lines: [{ lineId: parcel!.lines[0]!.id, quantity: 1 }], reason: "buyer", by: null, at: new Date(), state: "pending", seen: 0 } as const;
    const answers = await Promise.all(Array.from({ length: 20 }, () => cancelLines(ask)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    for (const answer of answers) if (!answer.ok) expect(answer.error).toEqual({ kind: "stale", state: "pending" });
    expect((await parcelsOf(orderId))[0]?.lines[0]?.quantity).toBe(4);
    await agrees(orderId);
  });

  it("never more than was ordered, when each takes what it can", async () => {
    const { orderId } = await placed({ HONEY: 5, TEA: 1 });
    const parcel = (await parcelsOf(orderId)).find(({ producerId }) => producerId === world.producers.bees)!;
    const answers = await Promise.all(Array.from({ length: 20 }, () =>
      cancelLines({ shipmentId: parcel.id, lines: [{ lineId: parcel.lines[0]!.id, quantity: 1 }], reason: "operator", by: null, at: new Date(), state: "pending" })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(5);
    await agrees(orderId);
  });

  it("of a confirmation that a browser sends twice: both times it is done, once it was", async () => {
    const { orderId } = await placed({ HONEY: 3 });
    const [shipment] = await parcelsOf(orderId);
    const line = `line.${shipment!.lines[0]!.id}`;
    const send = async (fields: Record<string, string>) => takeCancelling(await cancellingView(shipment!.id), new Map(Object.entries({ state: "pending", seen: "0", ...fields })), { reason: "buyer", by: null }, new Date());
    expect(await send({ intent: "change", [line]: "2", note: "Thôi" })).toMatchObject({ kind: "form", status: 200, problem: null, typed: { note: "Thôi" } });
    const check = await send({ intent: "check", [line]: "2" });
    expect(check).toMatchObject({ kind: "check", cost: { amount: 400_000, refund: 0 } });
    const confirm = { intent: "confirm", [line]: "2", id: check.kind === "check" ? check.id : "" };
    expect([await send(confirm), await send(confirm)]).toEqual([{ kind: "done" }, { kind: "done" }]);
    expect((await parcelsOf(orderId))[0]?.lines[0]?.quantity).toBe(1);
    expect(await send({ ...confirm, id: newId() })).toMatchObject({ kind: "form", status: 409, problem: "stale" });
  });

  it("a preview leaves nothing behind", async () => {
    const { orderId } = await placed({ HONEY: 2 });
    const [parcel] = await parcelsOf(orderId);
    const before = [await world.available("HONEY"), await db().outboxMessage.count(), await db().auditEntry.count(), await paymentOf(orderId)];
    expect(await previewCancelling({ shipmentId: parcel!.id, lines: null, reason: "buyer", by: null, at: new Date(), state: "pending" })).toMatchObject({ ok: true, value: { goods: 400_000, wholeOrder: true } });
    expect([await world.available("HONEY"), await db().outboxMessage.count(), await db().auditEntry.count(), await paymentOf(orderId)]).toEqual(before);
    expect(await parcelsOf(orderId)).toEqual([parcel]);
  });
});

it.each(["cod", "vietqr"] as const)("cancellations, a release, payments and steps of one order at once: %s", { timeout: 60_000 }, async (payment) => {
  for (let round = 0; round < 6; round += 1) {
    const shelf = await world.available("HONEY");
    const { orderId } = await placed({ HONEY: 6, TEA: 3 }, { payment });
    const parcels = await parcelsOf(orderId);
    const pick = (index: number) => parcels[index % parcels.length]!;
    const cancel = (index: number, quantity: number | null) => () => {
      const parcel = pick(index);
      return cancelLines({ shipmentId: parcel.id, lines: quantity === null ? null : [{ lineId: parcel.lines[0]!.id, quantity }], reason: index % 3 === 0 ? "operator" : "buyer", by: null, at: new Date(), state: "pending" });
    };
    const work: (() => Promise<unknown>)[] = [
      ...Array.from({ length: 12 }, (_, index) => cancel(index, (index % 2) + 1)),
      cancel(round, null),
      ...(payment === "vietqr" ? [() => pay(orderId), () => pay(orderId), () => pay(orderId)] : []),
      ...(round % 2 === 0 ? [() => releaseOrder(orderId, { reason: "operator", at: new Date() })] : []),
      () => advanceShipment({ shipmentId: pick(round).id, from: "pending", to: "confirmed", actor: world.officer }),
      () => advanceShipment({ shipmentId: pick(round + 1).id, from: "pending", to: "confirmed", actor: world.officer }),
    ];
    // Another order of things each time, the same ones again when the test is run again.
    await Promise.all(work.map((one, index) => ({ one, place: (index * 7 + round * 5) % work.length })).sort((a, b) => a.place - b.place).map(({ one }) => one()));
    await agrees(orderId);
    const { cancelledAt } = await db().order.findUniqueOrThrow({ where: { id: orderId } });
    const left = (await parcelsOf(orderId)).flatMap(({ lines }) => lines).reduce((sum, { sku, quantity }) => sum + (sku === "HONEY" ? quantity : 0), 0);
    expect(await world.available("HONEY")).toBe(shelf - (cancelledAt ? 0 : left));
  }
});

it("what must hold in the books holds after all this", async () => {
  expect((await readInvariants(process.env["DATABASE_URL"] ?? "")).filter(({ broken }) => broken > 0)).toEqual([]);
});
