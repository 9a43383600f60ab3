import { toRate } from "~/domain/cart/build-cart-view";
import type { CartSnapshot } from "~/domain/cart/cart-snapshot";
import type { CartView } from "~/domain/cart/cart-view";
import type { CheckoutSnapshot, OrderDraft } from "~/domain/orders/place-order.server";
import { quoteZone, shipsNothing } from "~/domain/shipping/quote-shipment";
import type { Vnd } from "~/lib/money";

/** What a cart comes to with these shipments; null while there is no way to ship it. */
export function orderTotal(cart: CartView, shipments: OrderDraft["shipments"] | null): Vnd | null {
  return shipments && shipments.reduce((sum, shipment) => sum + shipment.fee, cart.totals.goods);
}

/** One shipment for each producer of the cart; null when no carrier goes to the zone. Pick-up is free. */
export function quoteShipments(cart: CartSnapshot, method: "ship" | "pickup", zone: CheckoutSnapshot["zone"]): OrderDraft["shipments"] | null {
  const rates = cart.rates.map(toRate);
  const shipments: OrderDraft["shipments"] = [];
  for (const producerId of new Set(cart.lines.map((line) => line.producerId))) {
    const lines = cart.lines.filter((line) => line.producerId === producerId);
    if (method === "pickup" || shipsNothing(lines)) {
      shipments.push({ producerId, fee: 0n, chargeableG: 0, carrier: null, minDays: null, maxDays: null });
      continue;
    }
    const quote = zone && quoteZone(lines, rates, zone.zone);
    if (!zone || !quote) return null;
    const { fee, chargeableG, carrier } = quote;
    shipments.push({ producerId, fee, chargeableG, carrier, minDays: zone.minDays, maxDays: zone.maxDays });
  }
  return shipments;
}
