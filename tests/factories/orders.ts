/** Carts and orders through the public API, for tests that are about something else. */
import { createHash, randomUUID } from "node:crypto";
import { expect, type APIRequestContext } from "@playwright/test";

export type Cart = { id: string; token: string };
export type Hit = { sku: string; slug: string; name: string; price: number; stars: number | null; in_stock: boolean };
export type Payment = { method: string; state: string; amount: number; url: string | null; transfer: { content: string; amount: number; qr_payload: string } | null };
export type PlacedOrder = { code: string; token: string; total: number; payment: Payment; shipments: { state: string; lines: { sku: string; stars: number; quantity: number }[] }[] };
export type OrderState = { code: string; status: string; totals: { total: number }; payments: Payment[]; shipments: PlacedOrder["shipments"] };

/** Into the old town of Hà Nội: province, ward and street that belong together. */
export const ADDRESS = { method: "ship", province: "01", ward: "00070", street: "8 Hàng Lạng" };
export const CONTACT = { name: "Nông Văn Sơn", phone: "0987654321", email: "son@example.vn" };

export const bearer = (token: string): Record<string, string> => ({ Authorization: `Bearer ${token}` });

/** Products as the search answers them; dry goods that ship anywhere by default. */
export async function findProducts(request: APIRequestContext, query = "q=mat+ong&in_stock=1"): Promise<Hit[]> {
  const response = await request.get(`/api/v1/products?per_page=100&${query}`);
  expect(response.status(), await response.text()).toBe(200);
  const { hits }: { hits: Hit[] } = await response.json();
  return hits;
}

export async function openCart(request: APIRequestContext): Promise<Cart> {
  const response = await request.post("/api/v1/carts", { data: {} });
  expect(response.status()).toBe(201);
  return response.json();
}

/** A cart with one line of this SKU. */
export async function cartWith(request: APIRequestContext, sku: string, quantity = 1): Promise<Cart> {
  const cart = await openCart(request);
  const line = await request.post(`/api/v1/carts/${cart.id}/lines`, { data: { sku, quantity }, headers: bearer(cart.token) });
  expect(line.status(), await line.text()).toBe(200);
  return cart;
}

/** A number nobody else has, the same for the same cart: one may have only so many orders open for cash on delivery. */
export function ownPhone(of: string = randomUUID()): string {
  return `09${String(createHash("sha256").update(of).digest().readUInt32BE() % 1e8).padStart(8, "0")}`;
}

/** The body of an order; give what is special about it. */
export function orderBody(cart: Cart, special: object = {}): object {
  return { cart: cart.id, contact: { ...CONTACT, phone: ownPhone(cart.id) }, delivery: ADDRESS, payment: "cod", ...special };
}

/** Sends an order, good or bad, and answers the response. */
export function sendOrder(request: APIRequestContext, cart: Cart, body: object, key: string = randomUUID()) {
  return request.post("/api/v1/orders", { data: body, headers: { ...bearer(cart.token), "Idempotency-Key": key } });
}

export async function order(request: APIRequestContext, sku: string, special: object = {}): Promise<PlacedOrder> {
  const cart = await cartWith(request, sku);
  const response = await sendOrder(request, cart, orderBody(cart, special));
  expect(response.status(), await response.text()).toBe(201);
  return response.json();
}

export async function orderState(request: APIRequestContext, { code, token }: { code: string; token: string }): Promise<OrderState> {
  const response = await request.get(`/api/v1/orders/${code}`, { headers: bearer(token) });
  expect(response.status()).toBe(200);
  return response.json();
}

/** Acts as the payer of a card payment in the payment sandbox. */
export async function payByCard(request: APIRequestContext, payUrl: string, act: { outcome: "approve" | "decline" | "abandon" | "expire"; deliver?: number; order?: "shuffle" | "as_happened" }): Promise<void> {
  const { origin, pathname } = new URL(payUrl);
  const session = pathname.split("/").at(-1);
  const response = await request.post(`${origin}/control/sessions/${session}`, { data: act });
  expect(response.status(), await response.text()).toBe(200);
}
