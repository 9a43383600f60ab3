import type { Locale } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";
import { buildCartView } from "./build-cart-view";
import { cartRefJson, type CartRef } from "./cart-ref.server";
import type { CartSnapshot } from "./cart-snapshot";
import type { CartView } from "./cart-view";
import { spiritsOnline } from "./spirits-online.server";

/** The cart at today's prices; null when the token or the buyer has none. One query. */
export async function findCart(ref: CartRef, locale: Locale): Promise<CartView | null> {
  const rows = await db().$queryRaw<[{ cart: CartSnapshot | null }]>`
    SELECT cart_snapshot(cart_of(${JSON.stringify(cartRefJson(ref))}::jsonb)) AS cart`;
  const snapshot = rows[0].cart;
  return snapshot && buildCartView(snapshot, locale, spiritsOnline());
}

/** How many pieces are in the cart, for the number beside the basket; 0 when there is no cart. */
export async function countCartItems(ref: CartRef): Promise<number> {
  const rows = await db().$queryRaw<[{ items: number }]>`
    SELECT coalesce(sum(quantity), 0)::int AS items FROM cart_line WHERE cart_id = cart_of(${JSON.stringify(cartRefJson(ref))}::jsonb)`;
  return rows[0].items;
}
