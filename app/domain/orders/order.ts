/** An order's states and rules; no I/O. */

export type ShipmentState = "pending" | "confirmed" | "shipped" | "delivered" | "cancelled" | "refused" | "returned";
export type PaymentState = "awaiting" | "paid" | "due_on_delivery" | "expired" | "failed" | "cancelled";
export type PaymentMethod = "cod" | "vietqr" | "card";
export type CancelReason = "unpaid" | "buyer" | "operator";

/** Where a shipment may go from where it is; only release_order cancels, and the whole order at once. */
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

export type OrderState = "awaiting_payment" | "placed" | "preparing" | "partly_shipped" | "shipped" | "delivered" | "cancelled" | "refused";

/** Why a parcel was not taken at the door. */
export const REFUSAL_REASONS = ["changed_mind", "unreachable", "not_as_ordered", "damaged", "other"] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/**
 * What an order is called as a whole. It is never stored: payment and shipments decide it.
 * Cancelled shipments do not count unless all are, refused ones unless nothing else is left; an unpaid order waits, whatever
 * its shipments say.
 */
export function orderState(payment: PaymentState, shipments: readonly ShipmentState[], cancelledAt: Date | null): OrderState {
  if (cancelledAt !== null) return "cancelled";
  const left = shipments.filter((state) => state !== "cancelled");
  if (left.length === 0) return "cancelled";
  const live = left.filter((state) => state !== "refused" && state !== "returned");
  if (live.length === 0) return "refused";
  if (payment === "awaiting" || payment === "failed" || payment === "expired") return "awaiting_payment";
  if (live.every((state) => state === "delivered")) return "delivered";
  if (live.every((state) => state === "shipped" || state === "delivered")) return "shipped";
  if (live.some((state) => state === "shipped" || state === "delivered")) return "partly_shipped";
  return live.some((state) => state === "confirmed") ? "preparing" : "placed";
}
