import type { OrderView } from "~/domain/orders/order-view";
import { moveParcelPayment } from "~/domain/payments/direct/move-parcel-payment.server";

/** The buyer of an order says to have paid one of its parcels; false when it cannot be said of that parcel (any more). */
export async function sayPaid(order: OrderView, shipmentId: string, user: { id: string } | null, at: Date): Promise<boolean> {
  const parcel = order.shipments.find(({ id }) => id === shipmentId);
  if (!parcel?.transfer) return false;
  const said = await moveParcelPayment({ shipmentId, from: "awaiting", to: "said_paid", by: "buyer", actor: user?.id ?? null, at });
  return said.ok;
}
