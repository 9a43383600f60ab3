import { cartResponse, createdCart, lineChange, newLine } from "~/domain/cart/api-schema.server";
import type { ApiOperation } from "~/platform/http/openapi.server";
import { newOrder } from "./checkout-input.server";
import { orderResponse, placedOrderResponse } from "./order-api.server";

const locale = { name: "locale", in: "query", required: false, schema: { type: "string", enum: ["vi", "en", "zh"], default: "vi" }, description: "Language of names and messages" } as const;
const path = (name: string, description: string) => ({ name, in: "path", required: true, schema: { type: "string" }, description }) as const;
const cartId = path("id", "The cart's id");

/** Carts and orders in the API's description. */
export const CHECKOUT_OPERATIONS: readonly ApiOperation[] = [
  { method: "post", path: "/carts", summary: "Open an empty cart", responses: { 201: { description: "The cart's id and token", schema: createdCart } } },
  {
    method: "get",
    path: "/carts/{id}",
    summary: "The cart at today's prices",
    secured: true,
    parameters: [cartId, locale],
    responses: { 200: { description: "The cart", schema: cartResponse }, 404: { description: "No such cart, or another token's" } },
  },
  {
    method: "post",
    path: "/carts/{id}/lines",
    summary: "Put more of a product into the cart",
    secured: true,
    parameters: [cartId, locale],
    request: newLine,
    responses: {
      200: { description: "The cart", schema: cartResponse },
      409: { description: "Not enough in stock; `available` says how many" },
      403: { description: "Alcohol, and the buyer is younger than 18" },
      422: { description: "Unknown or unavailable product, a quantity out of range, or alcohol without a date of birth" },
    },
  },
  {
    method: "patch",
    path: "/carts/{id}/lines/{sku}",
    summary: "Set the quantity of a line",
    secured: true,
    parameters: [cartId, path("sku", "The line's SKU"), locale],
    request: lineChange,
    responses: { 200: { description: "The cart", schema: cartResponse }, 404: { description: "No such cart or line" }, 409: { description: "Not enough in stock" } },
  },
  {
    method: "delete",
    path: "/carts/{id}/lines/{sku}",
    summary: "Take a line out of the cart",
    secured: true,
    parameters: [cartId, path("sku", "The line's SKU"), locale],
    responses: { 200: { description: "The cart", schema: cartResponse }, 404: { description: "No such cart or line" } },
  },
  {
    method: "post",
    path: "/orders",
    summary: "Order what is in a cart",
    description: "Priced by the shop, placed whole or not at all. With the cart's token. The same key and body again give the same answer and no second order.",
    secured: true,
    parameters: [
      { name: "Idempotency-Key", in: "header", required: true, schema: { type: "string", minLength: 1, maxLength: 255 }, description: "Names this attempt" },
      locale,
    ],
    request: newOrder,
    responses: {
      201: { description: "The order", schema: placedOrderResponse },
      400: { description: "No Idempotency-Key" },
      404: { description: "No such cart, or another token's" },
      409: { description: "Out of stock, naming each short line, or a changed price or cart; nothing was charged" },
      422: { description: "Bad input by field, or a key used for another body" },
    },
  },
  {
    method: "get",
    path: "/orders/{code}",
    summary: "Status, payments and shipments of an order",
    description: "With the order's own token.",
    secured: true,
    parameters: [path("code", "The order's code"), locale],
    responses: { 200: { description: "The order", schema: orderResponse }, 404: { description: "No such order, or another token's" } },
  },
];
