import { randomInt, randomUUID } from "node:crypto";
import type autocannon from "autocannon";

type Context = { cart?: string; token?: string };

/** A guest's order as the API takes it: a cart, one line, the order. Every third call is an order. */
export function orderRequests(
  { skus, commune, province }: { skus: string[]; commune: string; province: string },
  counter: { orders: number },
): autocannon.Request[] {
  let turn = 0;
  // Every order from another number, in this run and the next: one number may have only a few open to be paid at the door.
  let buyer = randomInt(80_000_000);
  const json = { "Content-Type": "application/json" };
  const authorised = (context: Context) => ({ ...json, Authorization: `Bearer ${context.token}` });
  return [
    {
      method: "POST",
      path: "/api/v1/carts",
      headers: json,
      body: "{}",
      onResponse(status, body, context: Context) {
        if (status !== 201) return;
        const cart: { id: string; token: string } = JSON.parse(body);
        context.cart = cart.id;
        context.token = cart.token;
      },
    },
    {
      method: "POST",
      setupRequest(request, context: Context) {
        const sku = skus[turn++ % skus.length];
        return { ...request, path: `/api/v1/carts/${context.cart}/lines`, headers: authorised(context), body: JSON.stringify({ sku, quantity: 1 }) };
      },
    },
    {
      method: "POST",
      path: "/api/v1/orders",
      setupRequest(request, context: Context) {
        const body = {
          cart: context.cart,
          contact: { name: "Khách đo tải", phone: `09${String(10_000_000 + (buyer++ % 80_000_000))}`, email: "khach@example.vn" },
          delivery: { method: "ship", province, ward: commune, street: "1 đường Hùng Vương" },
          payment: "cod",
        };
        return { ...request, headers: { ...authorised(context), "Idempotency-Key": randomUUID() }, body: JSON.stringify(body) };
      },
      onResponse(status) {
        if (status === 201) counter.orders += 1;
      },
    },
  ];
}
