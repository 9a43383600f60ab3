import { expect, it } from "vitest";
import { openOrderWorld, placed } from "../../../tests/factories/order-world";
import { addDays, fromDateColumn, localDateAt, startOfDay, toDateColumn } from "~/lib/local-date";
import { db } from "~/platform/db/client.server";
import { ORDER_TERMS, parcelClock } from "./order-terms";

const world = openOrderWorld();

type Row = { shipment_id: string; leave_by: Date } & Record<"remind_confirm_at" | "cancel_unconfirmed_at" | "remind_ship_at" | "buyer_may_cancel_at" | "cancel_unshipped_at", Date> & Record<"ask_delivered_at" | "complete_at", Date | null>;

it("the database and the pages tell the same of every parcel: from the shelf, promised, shipped, paid later", async () => {
  await world.sell({ sku: "TERM", price: 50_000, stock: 100, producer: "bees" });
  const today = localDateAt(new Date());
  const orders = await Promise.all([placed({ TERM: 1 }), placed({ TERM: 1 }), placed({ TERM: 1 }), placed({ TERM: 1 }, { payment: "vietqr" }), placed({ TERM: 1 }, { payment: "vietqr" })]);
  const ids = orders.map(({ orderId }) => orderId);
  await db().shipment.updateMany({ where: { orderId: ids[1] }, data: { shipBy: toDateColumn(addDays(today, 40)) } });
  await db().shipment.updateMany({ where: { orderId: ids[2] }, data: { state: "shipped", shippedAt: new Date(Date.now() - 86_400_000 * 2) } });
  await db().payment.updateMany({ where: { orderId: ids[3] }, data: { state: "paid", paidAt: new Date(Date.now() + 86_400_000) } });
  // Older than all terms: nothing happens to it by itself.
  const old = await placed({ TERM: 1 });
  await db().order.update({ where: { id: old.orderId }, data: { placedAt: new Date("2026-10-01T00:00:00Z") } });
  const rows = await db().$queryRaw<Row[]>`SELECT * FROM parcel_clock(${JSON.stringify(ORDER_TERMS)}::jsonb)`;
  const parcels = await db().shipment.findMany({ where: { orderId: { in: [...ids, old.orderId] } }, include: { order: { include: { payments: true } } } });
  expect(rows).toHaveLength(4);
  for (const { id, order, ...parcel } of parcels) {
    const [payment] = order.payments;
    const since = payment?.state === "paid" ? payment.paidAt : payment?.state === "due_on_delivery" ? payment.createdAt : null;
    const clock = parcelClock({ ...parcel, placedAt: order.placedAt, since, shipBy: parcel.shipBy && fromDateColumn(parcel.shipBy) });
    const row = rows.find((one) => one.shipment_id === id);
    if (clock === null) {
      expect(row).toBeUndefined();
      continue;
    }
    expect({
      remindConfirmAt: row?.remind_confirm_at, cancelUnconfirmedAt: row?.cancel_unconfirmed_at, leaveBy: row && fromDateColumn(row.leave_by), remindShipAt: row?.remind_ship_at,
      buyerMayCancelAt: row?.buyer_may_cancel_at, cancelUnshippedAt: row?.cancel_unshipped_at, askDeliveredAt: row?.ask_delivered_at, completeAt: row?.complete_at,
    }).toEqual(clock);
  }
  const promised = rows.find(({ shipment_id }) => shipment_id === parcels.find(({ orderId }) => orderId === ids[1])?.id);
  // What leaves in forty days must be confirmed three days before that, not tomorrow.
  expect(promised?.remind_confirm_at).toEqual(new Date(startOfDay(addDays(today, 37)).getTime() + 24 * 3_600_000));
});
