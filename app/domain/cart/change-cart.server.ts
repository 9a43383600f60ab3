import type { Locale } from "~/lib/localized-text";
import { err, ok, type Result } from "~/lib/result";
import { db } from "~/platform/db/client.server";
import { QUICK_COMMIT } from "~/platform/db/quick-commit.server";
import { buildCartView } from "./build-cart-view";
import { cartRefJson, type CartRef } from "./cart-ref.server";
import type { CartSnapshot } from "./cart-snapshot";
import type { CartView } from "./cart-view";
import { spiritsOnline } from "./spirits-online.server";

export type CartRefusal =
  | { kind: "cart_not_found" }
  | { kind: "unknown_sku" }
  /** The cart has no line of that SKU. */
  | { kind: "no_line" }
  | { kind: "unavailable" }
  | { kind: "spirits_not_sold_online" }
  | { kind: "quantity_range"; minimum: number; maximum: number }
  /** `available` is the most this line could have beside the cart's other lines. */
  | { kind: "sold_out"; requested: number; available: number }
  | { kind: "too_many_lines" };

type Change = { op: "add" | "set" | "remove"; sku: string; quantity?: number; existing: boolean };

/** Puts `quantity` more of a variant into the cart. Quantities are whole, 1 to 999, checked by the caller's schema. */
export function addLine(ref: CartRef, sku: string, quantity: number, locale: Locale): Promise<Result<CartView, CartRefusal>> {
  return change(ref, { op: "add", sku, quantity, existing: false }, locale);
}

/** Sets the quantity of a line, making it where there is none. */
export function setLine(ref: CartRef, sku: string, quantity: number, locale: Locale): Promise<Result<CartView, CartRefusal>> {
  return change(ref, { op: "set", sku, quantity, existing: false }, locale);
}

/** Sets the quantity of a line that is there. */
export function changeLine(ref: CartRef, sku: string, quantity: number, locale: Locale): Promise<Result<CartView, CartRefusal>> {
  return change(ref, { op: "set", sku, quantity, existing: true }, locale);
}

export function removeLine(ref: CartRef, sku: string, locale: Locale): Promise<Result<CartView, CartRefusal>> {
  return change(ref, { op: "remove", sku, existing: true }, locale);
}

/** One call of change_cart (migrations), which checks, writes and answers the whole cart. */
async function change(ref: CartRef, wanted: Change, locale: Locale): Promise<Result<CartView, CartRefusal>> {
  const spirits = spiritsOnline();
  const rows = await db().$queryRaw<[{ answer: { kind: "changed"; cart: CartSnapshot } | CartRefusal }]>`
    SELECT change_cart(${JSON.stringify({ ...cartRefJson(ref), ...wanted, spirits })}::jsonb) AS answer FROM ${QUICK_COMMIT}`;
  const { answer } = rows[0];
  return answer.kind === "changed" ? ok(buildCartView(answer.cart, locale, spirits)) : err(answer);
}
