import { buildCartView, toRate } from "~/domain/cart/build-cart-view";
import type { CartRef } from "~/domain/cart/cart-ref.server";
import type { CartSnapshot } from "~/domain/cart/cart-snapshot";
import type { CartView } from "~/domain/cart/cart-view";
import { spiritsOnline } from "~/domain/cart/spirits-online.server";
import type { PaymentMethod } from "~/domain/orders/order";
import { readCheckout, type CheckoutSnapshot, type OrderDraft } from "~/domain/orders/place-order.server";
import { offeredPayments } from "~/domain/payments/payment-methods.server";
import { paymentRefusal, type PaymentRefusal } from "~/domain/payments/payment-rules";
import { quoteZone, shipsNothing } from "~/domain/shipping/quote-shipment";
import { localDateAt } from "~/lib/local-date";
import type { Locale } from "~/lib/localized-text";
import type { Vnd } from "~/lib/money";

/** Where a cart goes, as far as it is known. */
export type QuoteDelivery = { method: "ship"; province?: string; ward?: string } | { method: "pickup"; pickupPoint?: string };

export type CheckoutQuote = {
  cart: CartView;
  /** One for each producer; null while the destination is unknown or no carrier goes there. */
  shipments: OrderDraft["shipments"] | null;
  totals: { goods: Vnd; vatIncluded: Vnd; shipping: Vnd | null; total: Vnd | null };
  /** Every way of paying that is set up, and why this order cannot use it, if so. */
  payments: { method: PaymentMethod; refusal: PaymentRefusal | null }[];
};

/** What a cart would cost delivered there, for the checkout page; null when there is no such cart. One query. */
export async function quoteCheckout(
  ref: CartRef,
  delivery: QuoteDelivery | null,
  locale: Locale,
  at: Date,
  companyTaxCode: string | null = null,
): Promise<CheckoutQuote | null> {
  const destination =
    delivery?.method === "ship"
      ? { ...(delivery.province && { province: delivery.province }), ...(delivery.ward && { commune: delivery.ward }) }
      : { ...(delivery?.pickupPoint && { pickup: delivery.pickupPoint }) };
  const read = await readCheckout(ref, destination, null);
  if (!read.ok || "replay" in read.value || !read.value.cart) return null;
  const cart = buildCartView(read.value.cart, locale, spiritsOnline());
  const shipments = delivery && quoteShipments(read.value.cart, delivery.method, read.value.zone);
  const totals = quoteTotals(cart, shipments);
  const offered = offeredPayments();
  const order = { total: totals.total ?? totals.goods, companyTaxCode };
  return {
    cart,
    shipments,
    totals,
    payments: offered.map((method) => ({ method, refusal: paymentRefusal(method, order, offered, localDateAt(at)) })),
  };
}

export function quoteTotals(cart: CartView, shipments: OrderDraft["shipments"] | null): CheckoutQuote["totals"] {
  const shipping = shipments && shipments.reduce((sum, shipment) => sum + shipment.fee, 0n);
  const { goods, vatIncluded } = cart.totals;
  return { goods, vatIncluded, shipping, total: shipping === null ? null : goods + shipping };
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
