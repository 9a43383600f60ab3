/** An order's states and rules; no I/O. */

export type ShipmentState = "pending" | "confirmed" | "shipped" | "delivered" | "cancelled";
export type PaymentState = "awaiting" | "paid" | "due_on_delivery" | "expired" | "failed" | "cancelled";
export type PaymentMethod = "cod" | "vietqr" | "card";
/** Who calls off part of an order, or which of its times ran out. */
export type LineCancelReason = "buyer" | "producer" | "operator" | "unconfirmed" | "unshipped";
/** Why a whole order ended: nobody paid, it was called off, or its last lines were. */
export type CancelReason = "unpaid" | LineCancelReason;

/** Where a shipment may go from where it is; release_order cancels all of an order, cancel_lines one with its last line. */
const SHIPMENT_STEPS: Record<ShipmentState, readonly ShipmentState[]> = {
  pending: ["confirmed", "cancelled"],
  confirmed: ["shipped", "cancelled"],
  shipped: ["delivered"],
  delivered: [],
  cancelled: [],
};

export function canMoveShipment(from: ShipmentState, to: ShipmentState): boolean {
  return SHIPMENT_STEPS[from].includes(to);
}

/** Where the transfer of one parcel of a direct order stands, from the buyer to its producer. */
export type ParcelPaymentState = "awaiting" | "said_paid" | "not_come" | "received" | "expired" | "cancelled";

export type OrderState = "awaiting_payment" | "placed" | "preparing" | "partly_shipped" | "shipped" | "delivered" | "cancelled";

/**
 * What an order is called as a whole. It is never stored: payment and shipments decide it.
 * Cancelled shipments do not count unless all are; an order that is not paid waits until a parcel of it has begun, which one
 * can only that was paid for itself.
 */
export function orderState(payment: PaymentState, shipments: readonly ShipmentState[], cancelledAt: Date | null): OrderState {
  if (cancelledAt !== null) return "cancelled";
  const live = shipments.filter((state) => state !== "cancelled");
  if (live.length === 0) return "cancelled";
  if ((payment === "awaiting" || payment === "failed" || payment === "expired") && live.every((state) => state === "pending")) return "awaiting_payment";
  if (live.every((state) => state === "delivered")) return "delivered";
  if (live.every((state) => state === "shipped" || state === "delivered")) return "shipped";
  if (live.some((state) => state === "shipped" || state === "delivered")) return "partly_shipped";
  return live.some((state) => state === "confirmed") ? "preparing" : "placed";
}
