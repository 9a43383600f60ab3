/** An order's states and rules; no I/O. */

export type ShipmentState = "pending" | "confirmed" | "shipped" | "delivered" | "cancelled" | "refused" | "returned";
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
  shipped: ["delivered", "refused"],
  delivered: [],
  cancelled: [],
  refused: ["returned"],
  returned: [],
};

export function canMoveShipment(from: ShipmentState, to: ShipmentState): boolean {
  return SHIPMENT_STEPS[from].includes(to);
}

/** Where the transfer of one parcel of a direct order stands, from the buyer to its producer. */
export type ParcelPaymentState = "awaiting" | "said_paid" | "not_come" | "received" | "expired" | "cancelled";

export type OrderState = "awaiting_payment" | "placed" | "preparing" | "partly_shipped" | "shipped" | "delivered" | "cancelled" | "refused";

/** Why a parcel was not taken at the door. */
export const REFUSAL_REASONS = ["changed_mind", "unreachable", "not_as_ordered", "damaged", "other"] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/**
 * What an order is called as a whole. It is never stored: payment and shipments decide it.
 * Cancelled shipments do not count unless all are, refused ones unless nothing else is left; an order that is not paid waits until
 * a parcel of it has begun, which one can only that was paid for itself.
 */
export function orderState(payment: PaymentState, shipments: readonly ShipmentState[], cancelledAt: Date | null): OrderState {
  if (cancelledAt !== null) return "cancelled";
  const left = shipments.filter((state) => state !== "cancelled");
  if (left.length === 0) return "cancelled";
  const live = left.filter((state) => state !== "refused" && state !== "returned");
  if (live.length === 0) return "refused";
  if ((payment === "awaiting" || payment === "failed" || payment === "expired") && live.every((state) => state === "pending")) return "awaiting_payment";
  if (live.every((state) => state === "delivered")) return "delivered";
  if (live.every((state) => state === "shipped" || state === "delivered")) return "shipped";
  if (live.some((state) => state === "shipped" || state === "delivered")) return "partly_shipped";
  return live.some((state) => state === "confirmed") ? "preparing" : "placed";
}
