import { beforeAll, describe, expect, it } from "vitest";
import { checkoutForm, openOrderWorld } from "../../../tests/factories/order-world";
import { addDays, addMonths, localDateAt } from "~/lib/local-date";
import { newId, newToken } from "~/lib/id";
import { db } from "~/platform/db/client.server";
import { action as linesAction } from "./cart-lines";
import { action as lineAction } from "./cart-line";
import { action as cartsAction } from "./carts";
import { loader as cartLoader } from "./cart";
import { loader as openApi } from "./openapi";
import { loader as orderLoader } from "./order";
import { action as ordersAction } from "./orders";

const world = openOrderWorld();

beforeAll(async () => {
  await world.sell({ sku: "TEA", price: 80_000, stock: 500, producer: "hills", maxQuantity: 100 });
  await world.sell({ sku: "GOLD", price: 6_000_000, stock: 500, producer: "bees" });
  await world.sell({ sku: "VANG", price: 185_000, stock: 10, producer: "bees", abvBp: 1_200 });
  await world.sell({ sku: "RUOU", price: 200_000, stock: 10, producer: "bees", abvBp: 4_000 });
});

type Cart = { id: string; token: string };
type Handler = (args: { request: Request; params: Record<string, string | undefined>; context: Record<string, never> }) => unknown;

/** Calls a route as Remix does; what it throws as a Response is its answer. */
async function call(handler: unknown, path: string, init: RequestInit & { params?: Record<string, string> } = {}): Promise<{ status: number; body: Record<string, unknown>; type: string }> {
  const request = new Request(`http://shop.test/api/v1${path}`, init);
  let response: unknown;
  try {
    response = await (handler as Handler)({ request, params: init.params ?? {}, context: {} });
  } catch (thrown) {
    response = thrown;
  }
  if (!(response instanceof Response)) throw response;
  return { status: response.status, body: (await response.json()) as Record<string, unknown>, type: response.headers.get("Content-Type") ?? "" };
}

const bearer = (token: string) => ({ Authorization: `Bearer ${token}`, "Content-Type": "application/json" });
async function newCart(): Promise<Cart> {
  return (await call(cartsAction, "/carts", { method: "POST" })).body as Cart;
}
function addLine(cart: Cart, body: unknown, token = cart.token) {
  return call(linesAction, `/carts/${cart.id}/lines`, { method: "POST", headers: bearer(token), body: typeof body === "string" ? body : JSON.stringify(body), params: { id: cart.id } });
}
function postOrder(cart: Cart, change: Record<string, unknown> = {}, { key = newId(), token = cart.token } = {}) {
  return call(ordersAction, "/orders", { method: "POST", headers: { ...bearer(token), ...(key && { "Idempotency-Key": key }) }, body: JSON.stringify(checkoutForm({ cart: cart.id, ...change })) });
}
async function full(sku = "TEA", quantity = 1): Promise<Cart> {
  const cart = await newCart();
  expect((await addLine(cart, { sku, quantity })).status).toBe(200);
  return cart;
}

async function written() {
  const [orders, lines, stock, keys] = await Promise.all([db().order.count(), db().cartLine.count(), db().stockUnit.aggregate({ _sum: { available: true } }), db().idempotencyKey.count()]);
  return { orders, lines, stock: stock._sum.available, keys };
}

describe("alcohol below 15 % over the API", () => {
  const adult = addYears(-18, 0);
  const almost = addYears(-18, 1);
  it.each<[string, unknown, number, string?]>([
    ["nobody asked", undefined, 422, "birth_date"],
    ["18 tomorrow", almost, 403, "birth_date"],
    ["not a day", "2000-02-30", 422, "birth_date"],
    ["not a text", 20_000_101, 422, "birth_date"],
    ["18 today", adult, 200],
  ])("into the cart, %s", async (_what, birth, status, path) => {
    const cart = await newCart();
    const answer = await addLine(cart, { sku: "VANG", quantity: 1, birth_date: birth });
    expect(answer.status).toBe(status);
    if (path) expect(answer.body).toMatchObject({ errors: [{ path }] });
    expect(await db().cartLine.count({ where: { cartId: cart.id } })).toBe(status === 200 ? 1 : 0);
  });
  it("is ordered only with the date of birth of an adult, which nobody keeps", async () => {
    const cart = await newCart();
    await addLine(cart, { sku: "VANG", quantity: 1, birth_date: adult });
    const before = await written();
    for (const birth_date of [undefined, almost]) expect(await postOrder(cart, { birth_date })).toMatchObject({ status: 422, body: { errors: [{ path: "birth_date" }] } });
    expect(await written()).toEqual(before);
    const placed = await postOrder(cart, { birth_date: adult });
    expect(placed.status).toBe(201);
    expect(await db().shipment.findFirst({ where: { order: { code: String(placed.body["code"]) } } })).toMatchObject({ ageCheck: true, ageCheckedAt: null });
  });
});

/** The day of so many years from today in Vietnam, and some days on. */
function addYears(years: number, days: number): string {
  return addDays(addMonths(localDateAt(new Date()), years * 12), days);
}

describe("cart and order over the API", () => {
  it("goes from an empty cart to an order and its status", async () => {
    const cart = await full("TEA", 2);
    const patched = await call(lineAction, "", { method: "PATCH", headers: bearer(cart.token), body: '{"quantity":3}', params: { id: cart.id, sku: "TEA" } });
    expect(patched.body).toMatchObject({ item_count: 3, totals: { goods: 240_000, vat_included: 11_429 }, can_check_out: true });
    const placed = await postOrder(cart, { payment: "vietqr" }, { key: "once" });
    expect(placed.status).toBe(201);
    expect(placed.body).toMatchObject({ total: expect.any(Number), payment: { method: "vietqr", state: "awaiting", transfer: { qr_payload: expect.stringMatching(/^000201/) } } });
    expect(await postOrder(cart, { payment: "vietqr" }, { key: "once" })).toEqual(placed);
    expect((await postOrder(cart, { payment: "cod" }, { key: "once" })).status).toBe(422);

    const { code, token } = placed.body as { code: string; token: string };
    const status = (secret: string, asked = code) => call(orderLoader, `/orders/${asked}?locale=en`, { headers: bearer(secret), params: { code: asked } });
    expect((await status(token)).body).toMatchObject({ code, status: "awaiting_payment", shipments: [{ lines: [{ sku: "TEA", name: "Goods TEA", quantity: 3 }] }] });
    expect((await status(newToken())).status).toBe(404);
    expect((await status(token, "AAAAAAAA")).status).toBe(404);
  });

  it("names every short line with 409", async () => {
    const [first, second] = [await full("GOLD", 400), await full("GOLD", 400)];
    const cash = { payment: "vietqr" };
    expect((await postOrder(first, cash)).status).toBe(201);
    const before = await written();
    const refused = await postOrder(second, cash);
    expect(refused).toMatchObject({ status: 409, body: { lines: [{ sku: "GOLD", requested: 400, available: 100 }], errors: [{ path: "lines.GOLD" }] } });
    expect(await written()).toEqual(before);
  });

  it("describes itself", async () => {
    const { body } = await call(openApi, "/openapi.json");
    expect(body).toMatchObject({ openapi: "3.1.0", paths: { "/products": { get: {} }, "/certificates/{number}": { get: {} }, "/orders": { post: { requestBody: { content: { "application/json": { schema: { required: expect.arrayContaining(["cart", "contact"]) } } } } } } } });
  });
});

describe("bad lines are refused and write nothing", () => {
  it.each([
    ["unknown SKU", { sku: "NOPE", quantity: 1 }, "sku"],
    ["strange SKU", { sku: "a\0b", quantity: 1 }, "sku"],
    ["negative", { sku: "TEA", quantity: -1 }, "quantity"],
    ["zero", { sku: "TEA", quantity: 0 }, "quantity"],
    ["fraction", { sku: "TEA", quantity: 1.5 }, "quantity"],
    ["huge", { sku: "TEA", quantity: 1e9 }, "quantity"],
    ["text", { sku: "TEA", quantity: "1" }, "quantity"],
    ["over its limit", { sku: "TEA", quantity: 101 }, "quantity"],
    ["a price", { sku: "TEA", quantity: 1, price: 1 }, "price"],
    ["spirits", { sku: "RUOU", quantity: 1 }, "sku"],
    ["no SKU", { quantity: 1 }, "sku"],
  ])("%s", async (_, body, path) => {
    const cart = await newCart();
    const before = await written();
    const answer = await addLine(cart, body);
    expect(answer).toMatchObject({ status: 422, type: expect.stringContaining("application/problem+json"), body: { errors: [{ path, message: expect.any(String) }] } });
    expect(await written()).toEqual(before);
  });

  it.each([
    ["no JSON", "{", 400],
    ["deep JSON", "[".repeat(50) + "]".repeat(50), 400],
    ["1 MB and more", `{"sku":"${"a".repeat(1_100_000)}"}`, 413],
  ])("%s", async (_, body, status) => expect((await addLine(await newCart(), body)).status).toBe(status));

  it("invalid UTF-8", async () => {
    const cart = await newCart();
    const body = new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]);
    expect((await call(linesAction, "", { method: "POST", headers: bearer(cart.token), body, params: { id: cart.id } })).status).toBe(400);
  });

  it("foreign carts, foreign tokens, no token, other methods, unknown parameters", async () => {
    const [mine, other] = [await full(), await full()];
    const get = (id: string, token: string, query = "") => call(cartLoader, `/carts/${id}${query}`, { headers: bearer(token), params: { id } });
    expect((await get(mine.id, other.token)).status).toBe(404);
    expect((await get(newId(), mine.token)).status).toBe(404);
    expect((await get("1 OR 1=1", mine.token)).status).toBe(404);
    expect((await call(cartLoader, "", { params: { id: mine.id } })).status).toBe(401);
    expect((await get(mine.id, mine.token, "?locale=xx")).status).toBe(400);
    expect((await get(mine.id, mine.token, "?page=-1")).status).toBe(400);
    expect((await get(mine.id, mine.token, "?locale=vi&locale=en")).status).toBe(400);
    expect((await addLine(mine, { sku: "TEA", quantity: 1 }, other.token)).status).toBe(404);
    expect((await postOrder(mine, {}, { token: other.token })).status).toBe(404);
    expect((await call(cartsAction, "", { method: "PUT" })).status).toBe(405);
    const gone = await call(lineAction, "", { method: "DELETE", headers: bearer(mine.token), params: { id: mine.id, sku: "GOLD" } });
    expect(gone.status).toBe(404);
  });
});

describe("bad orders are refused at their fields and write nothing", () => {
  const contact = (change: object) => ({ contact: { name: "Hoa", phone: "0912345678", email: null, ...change } });
  const delivery = (change: object) => ({ delivery: { method: "ship", province: "01", ward: "00070", street: "12 Hàng Bạc", ...change } });
  it.each([
    ["no name", contact({ name: " " }), "contact.name"],
    ["long name", contact({ name: "a".repeat(121) }), "contact.name"],
    ["1 MB name", contact({ name: "a".repeat(1_000_000) }), "contact.name"],
    ["NUL in the name", contact({ name: "a\0b" }), "contact.name"],
    ["half a character", contact({ name: "a\ud800b" }), "contact.name"],
    ["phone", contact({ phone: "12345" }), "contact.phone"],
    ["phone of letters", contact({ phone: "０９１２３４５６７８" }), "contact.phone"],
    ["e-mail", contact({ email: "hoa@" }), "contact.email"],
    ["ward of another province", delivery({ province: "20" }), "delivery.ward"],
    ["unknown ward", delivery({ ward: "99999" }), "delivery.ward"],
    ["ward as number", delivery({ ward: 70 }), "delivery.ward"],
    ["no street", delivery({ street: "" }), "delivery.street"],
    ["unknown pick-up point", { delivery: { method: "pickup", pickup_point: "MARS" } }, "delivery.pickup_point"],
    ["drone", delivery({ method: "drone" }), "delivery.method"],
    ["payment", { payment: "gold" }, "payment"],
    ["card that is not set up", { payment: "card" }, "payment"],
    ["voucher", { voucher: "FREE" }, "voucher"],
    ["price", { total: 1 }, "total"],
    ["operator object", contact({ name: { not: "" } }), "contact.name"],
    ["long note", { note: "a".repeat(501) }, "note"],
    ["tax code", { company: { name: "Công ty", tax_code: "0123456789" } }, "company.tax_code"],
    ["company without a tax code", { company: { name: "Công ty" } }, "company.tax_code"],
  ])("%s", async (_, change, path) => {
    const cart = await full();
    const before = await written();
    const answer = await postOrder(cart, change);
    expect(answer.status).toBe(422);
    expect((answer.body.errors as { path: string }[]).map((error) => error.path)).toContain(path);
    expect(await written()).toEqual(before);
  });

  it("company orders of 5 million and more, and large ones, by cash", async () => {
    const cart = await full("GOLD", 1);
    const company = { name: "Công ty Xứ Lạng", tax_code: "0100109106" };
    const before = await written();
    expect(await postOrder(cart, { company })).toMatchObject({ status: 422, body: { errors: [{ path: "payment", message: expect.stringContaining("5.000.000") }] } });
    expect(await postOrder(await full("GOLD", 4))).toMatchObject({ status: 422, body: { errors: [{ path: "payment", message: expect.stringContaining("20.000.000") }] } });
    expect((await written()).orders).toBe(before.orders);
    expect((await postOrder(cart, { company, payment: "vietqr" })).status).toBe(201);
  });

  it("no key, a key too long, an empty cart, a wrong cart id", async () => {
    const cart = await full();
    expect((await postOrder(cart, {}, { key: "" })).status).toBe(400);
    expect((await postOrder(cart, {}, { key: "k".repeat(256) })).status).toBe(400);
    expect((await postOrder(await newCart())).status).toBe(422);
    expect((await postOrder(cart, { cart: "x" })).status).toBe(404);
    expect((await postOrder(cart, { cart: 5 })).status).toBe(422);
  });

  it("spirits that came into the cart while they could be sold", async () => {
    const cart = await newCart();
    const variant = await db().variant.findUniqueOrThrow({ where: { sku: "RUOU" } });
    await db().cartLine.create({ data: { cartId: cart.id, variantId: variant.id, quantity: 1 } });
    expect(await postOrder(cart)).toMatchObject({ status: 422, body: { errors: [{ path: "lines.RUOU" }] } });
  });
});
