import type { Locale } from "~/lib/localized-text";
import { STRONG_ALCOHOL_BP } from "~/domain/catalog/listing";
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
  /** It is alcohol, and nobody has said that the buyer is of age. */
  | { kind: "age_unknown" }
  | { kind: "quantity_range"; minimum: number; maximum: number }
  /** `available` is the most this line could have beside the cart's other lines. */
  | { kind: "sold_out"; requested: number; available: number }
  | { kind: "too_many_lines" };

type Change = { op: "add" | "set" | "remove"; sku: string; quantity?: number; existing: boolean };
/** Whether the buyer is known to be of age (`ageFault`): without it no alcohol comes into a cart. */
type Buyer = { ofAge: boolean };

/** Puts `quantity` more of a variant into the cart. Quantities are whole, 1 to 999, checked by the caller's schema. */
export function addLine(ref: CartRef, sku: string, quantity: number, locale: Locale, buyer: Buyer): Promise<Result<CartView, CartRefusal>> {
  return change(ref, { op: "add", sku, quantity, existing: false }, locale, buyer);
}

/** Sets the quantity of a line, making it where there is none. */
export function setLine(ref: CartRef, sku: string, quantity: number, locale: Locale, buyer: Buyer): Promise<Result<CartView, CartRefusal>> {
  return change(ref, { op: "set", sku, quantity, existing: false }, locale, buyer);
}

/** Sets the quantity of a line that is there: it came in by way of the question for the age. */
export function changeLine(ref: CartRef, sku: string, quantity: number, locale: Locale): Promise<Result<CartView, CartRefusal>> {
  return change(ref, { op: "set", sku, quantity, existing: true }, locale, { ofAge: true });
}

export function removeLine(ref: CartRef, sku: string, locale: Locale): Promise<Result<CartView, CartRefusal>> {
  return change(ref, { op: "remove", sku, existing: true }, locale, { ofAge: true });
}

/** One call of change_cart (migrations), which checks, writes and answers the whole cart; before it the question for the age. */
async function change(ref: CartRef, wanted: Change, locale: Locale, { ofAge }: Buyer): Promise<Result<CartView, CartRefusal>> {
  const spirits = spiritsOnline();
  const rows = await db().$queryRaw<[{ answer: { kind: "changed"; cart: CartSnapshot } | CartRefusal }]>`
    SELECT CASE WHEN NOT ${ofAge}::boolean AND EXISTS (SELECT 1 FROM variant AS v JOIN product AS p ON p.id = v.product_id
        WHERE v.sku = ${wanted.sku} AND is_alcohol(p.set_no, p.abv_bp) AND (${spirits}::boolean OR coalesce(p.abv_bp, 0) < ${STRONG_ALCOHOL_BP}))
      THEN '{"kind": "age_unknown"}'::jsonb
      ELSE change_cart(${JSON.stringify({ ...cartRefJson(ref), ...wanted, spirits })}::jsonb) END AS answer FROM ${QUICK_COMMIT}`;
  const { answer } = rows[0];
  return answer.kind === "changed" ? ok(buildCartView(answer.cart, locale, spirits)) : err(answer);
}
