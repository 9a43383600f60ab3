import type { CartView } from "~/domain/cart/cart-view";
import type { Vnd } from "~/lib/money";

export type QuotedParcel = { producerId: string; producerName: string; fee: Vnd; minDays: number | null; maxDays: number | null };
export type DeliveryQuote = { parcels: QuotedParcel[]; shipping: Vnd; total: Vnd };

/**
 * What the cart costs delivered to a tariff zone, or collected: one parcel a producer. Null when a producer's goods
 * cannot get there. The browser shows it; the server asks for its own before an order is placed.
 */
export function deliveryQuote(cart: CartView, to: { method: "pickup" } | { method: "ship"; zone: string }): DeliveryQuote | null {
  const parcels: QuotedParcel[] = [];
  for (const group of cart.groups) {
    const option = group.shippingOptions.find((candidate) => candidate.method === to.method && (candidate.method === "pickup" || (to.method === "ship" && candidate.zone === to.zone)));
    if (!option && !group.shipsNothing) return null;
    const days = option?.method === "ship" ? { minDays: option.minDays, maxDays: option.maxDays } : { minDays: null, maxDays: null };
    parcels.push({ producerId: group.producer.id, producerName: group.producer.name, fee: option?.fee ?? 0n, ...days });
  }
  const shipping = parcels.reduce((sum, parcel) => sum + parcel.fee, 0n);
  return { parcels, shipping, total: cart.totals.goods + shipping };
}
