/** Whatever is sent: a message at the field or a problem document, never a failure of the shop, and nothing written. */
import { randomUUID } from "node:crypto";
import type { APIRequestContext, APIResponse } from "@playwright/test";
import { ADDRESS, bearer, cartWith, CONTACT, findProducts, openCart, order, orderBody, sendOrder, type Cart } from "../factories/orders";
import { creditAccount } from "../fixtures/bank-feed";
import { shopUrl } from "../fixtures/shop-address";
import { expect, test } from "../fixtures/test";

const MEGABYTE = "x".repeat(1_000_000);
/** Over the limit of a request whatever else is in it. */
const TWO_MEGABYTES = "x".repeat(2_100_000);

type Problem = { type: string; title: string; status: number; errors?: { path: string; message: string }[] };

/** A 4xx with a problem document; answers it. */
async function refused(response: APIResponse, ...statuses: number[]): Promise<Problem> {
  const text = await response.text();
  expect(statuses, `${response.url()} ${text.slice(0, 300)}`).toContain(response.status());
  expect(response.headers()["content-type"]).toContain("application/problem+json");
  const problem = JSON.parse(text) as Problem;
  expect(problem).toMatchObject({ title: expect.any(String), status: response.status() });
  return problem;
}

async function honeySku(request: APIRequestContext): Promise<string> {
  const [product] = await findProducts(request, "q=mat+ong&in_stock=1");
  return product!.sku;
}

test.describe("addresses", () => {
  for (const query of ["page=-1", "page=0", "page=99999999999999999999", "page=1.5", "per_page=1000", "stars=9", "stars=four", "group=weapons", "commune=abc", "certification=none", "sort=random", "min_price=cheap", "min_price=9&max_price=1", "q=a&q=b", "page=1&page=2", "unknown=1", "__proto__=1", `q=${"a".repeat(5_000)}`, "q=%00", "q=%FF%FE", "locale=de"]) {
    const name = query.length > 60 ? `${query.slice(0, 40)}…` : query;
    test(`GET /api/v1/products?${name}`, async ({ request }) => {
      await refused(await request.get(`/api/v1/products?${query}`), 400, 422);
    });
    test(`GET /san-pham?${name}`, async ({ request }) => {
      const response = await request.get(`/san-pham?${query}`);
      expect([200, 400, 404], await response.text()).toContain(response.status());
    });
  }

  for (const path of ["/%FF", "/san-pham/%FF", "/chung-nhan/%E0%A4%A", "/san-pham/%00", "/%2e%2e/%2e%2e/etc/passwd", "//evil.example/", "/san-pham/..%2f..%2fpackage.json", "/chung-nhan/' OR 1=1 --", "/chung-nhan/20-06463-03-2026?on=2026-02-31", "/chung-nhan/20-06463-03-2026?on=%FF", "/don-hang/XXXX?token=%FF", "/don-hang/khong-co?token=x", "/dia-chi?province=%00", "/dia-chi?q=%FF", "/files/pictures/..%2f..%2fsecret", "/files/pictures/khong-co-320.webp", "/01/abc", "/de/san-pham", "/vi/vi/vi"]) {
    test(`GET ${path}`, async ({ request }) => {
      const response = await request.get(`${shopUrl()}${path}`, { maxRedirects: 0 });
      expect(response.status(), await response.text()).toBeLessThan(500);
      expect(await response.text()).not.toContain("node_modules");
    });
  }

  for (const path of ["/api/v1/products/khong-co", "/api/v1/certificates/99-99999-99-2099", "/api/v1/certificates/khong-phai-so", "/api/v1/khong-co", "/api/v1/carts/khong-phai-id", "/api/v1/carts/01937f4e-0000-7000-8000-000000000000", "/api/v1/orders/KHONGCO"]) {
    test(`GET ${path}`, async ({ request }) => {
      await refused(await request.get(path), 400, 401, 404, 422);
    });
  }

  for (const [method, path] of [["GET", "/api/v1/carts"], ["GET", "/api/v1/orders"], ["POST", "/api/v1/products"], ["DELETE", "/api/v1/products/x"], ["PUT", "/api/v1/carts"]] as const) {
    test(`${method} ${path}`, async ({ request }) => {
      await refused(await request.fetch(path, { method }), 404, 405);
    });
  }
});

test.describe("lines of a cart", () => {
  let cart: Cart;
  let sku: string;
  test.beforeEach(async ({ request }) => {
    [cart, sku] = await Promise.all([openCart(request), honeySku(request)]);
  });
  const send = (request: APIRequestContext, data: unknown) =>
    request.post(`/api/v1/carts/${cart.id}/lines`, { data: typeof data === "string" ? data : JSON.stringify(data), headers: { ...bearer(cart.token), "Content-Type": "application/json" } });
  const items = async (request: APIRequestContext): Promise<number> => {
    const found = await request.get(`/api/v1/carts/${cart.id}`, { headers: bearer(cart.token) });
    const { item_count: count }: { item_count: number } = await found.json();
    return count;
  };

  for (const quantity of [0, -1, 1.5, 1e9, 9_007_199_254_740_993, "2", null, true, [1]]) {
    test(`a quantity of ${JSON.stringify(quantity)}`, async ({ request }) => {
      const problem = await refused(await send(request, { sku, quantity }), 409, 422);
      expect(problem.errors).toMatchObject([{ path: "quantity" }]);
      expect(await items(request)).toBe(0);
    });
  }

  test("more than there is", async ({ request }) => {
    await refused(await send(request, { sku, quantity: 999 }), 409, 422);
    expect(await items(request)).toBe(0);
  });

  test("a price", async ({ request }) => {
    const problem = await refused(await send(request, { sku, quantity: 1, price: 1 }), 422);
    expect(problem.errors).toMatchObject([{ path: "price" }]);
    expect(await items(request)).toBe(0);
  });

  for (const unknown of ["KHONG-CO", "", "'; DROP TABLE product; --", "x".repeat(65), "\u0000", 7]) {
    test(`the SKU ${JSON.stringify(unknown).slice(0, 30)}`, async ({ request }) => {
      const problem = await refused(await send(request, { sku: unknown, quantity: 1 }), 422);
      expect(problem.errors).toMatchObject([{ path: "sku" }]);
    });
  }

  test("spirits of 15 % and more", async ({ request }) => {
    const problem = await refused(await send(request, { sku: "XL-RU-0001", quantity: 1 }), 422);
    expect(problem.errors).toMatchObject([{ path: "sku" }]);
  });

  for (const [name, body] of Object.entries({ nothing: "", "half a document": '{"sku":', "a list": "[]", "a text": '"x"', "deep nesting": `${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}`, "a megabyte in a field": JSON.stringify({ sku: MEGABYTE, quantity: 1 }) })) {
    test(`a body of ${name}`, async ({ request }) => {
      await refused(await send(request, body), 400, 413, 422);
      expect(await items(request)).toBe(0);
    });
  }

  test("a body that is too long", async ({ request }) => {
    await refused(await send(request, JSON.stringify({ sku: TWO_MEGABYTES, quantity: 1 })), 413);
  });

  test("a body that is no UTF-8", async ({ request }) => {
    const data = Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]);
    const response = await request.post(`/api/v1/carts/${cart.id}/lines`, { data, headers: { ...bearer(cart.token), "Content-Type": "application/json" } });
    await refused(response, 400);
  });

  test("somebody else's cart, a made-up token, none", async ({ request }) => {
    const other = await openCart(request);
    await refused(await request.get(`/api/v1/carts/${cart.id}`, { headers: bearer(other.token) }), 401, 403, 404);
    await refused(await request.get(`/api/v1/carts/${cart.id}`, { headers: bearer("A".repeat(43)) }), 401, 403, 404);
    await refused(await request.get(`/api/v1/carts/${cart.id}`), 401);
    const line = { data: { sku, quantity: 1 }, headers: bearer(other.token) };
    await refused(await request.post(`/api/v1/carts/${cart.id}/lines`, line), 401, 403, 404);
    expect(await items(request)).toBe(0);
  });
});

test.describe("orders", () => {
  const bad: Record<string, { special: object; path: string }> = {
    "a phone number too short": { special: { contact: { ...CONTACT, phone: "123" } }, path: "contact.phone" },
    "an e-mail that is none": { special: { contact: { ...CONTACT, email: "khong phai" } }, path: "contact.email" },
    "no name": { special: { contact: { ...CONTACT, name: "  " } }, path: "contact.name" },
    "a name with a NUL": { special: { contact: { ...CONTACT, name: "A\u0000B" } }, path: "contact.name" },
    "a name of half a surrogate": { special: { contact: { ...CONTACT, name: "A\ud800" } }, path: "contact.name" },
    "a ward of another province": { special: { delivery: { ...ADDRESS, ward: "06463" } }, path: "delivery.ward" },
    "an unknown ward": { special: { delivery: { ...ADDRESS, ward: "99999" } }, path: "delivery.ward" },
    "an unknown province": { special: { delivery: { ...ADDRESS, province: "99" } }, path: "delivery" },
    "an unknown pick-up point": { special: { delivery: { method: "pickup", pickup_point: "KHONG-CO" } }, path: "delivery.pickup_point" },
    "an unknown way to deliver": { special: { delivery: { method: "drone" } }, path: "delivery.method" },
    "an unknown way to pay": { special: { payment: "bitcoin" }, path: "payment" },
    "a total of its own": { special: { total: 1 }, path: "total" },
    "a discount": { special: { contact: { ...CONTACT, discount: 100 } }, path: "contact.discount" },
    "a note of a megabyte": { special: { note: "x".repeat(600_000) }, path: "note" },
    "a voucher that does not exist": { special: { voucher: "GIAM50" }, path: "voucher" },
    "an invoice's mail address that is none": { special: { company: { name: "Công ty Xứ Lạng", tax_code: "0101234565", email: "ketoan" } }, path: "company.email" },
    "a personal number of eleven digits": { special: { company: { name: "Hoàng Thị Sao", tax_code: "00118500012" } }, path: "company.tax_code" },
    "a tax number that is none": { special: { company: { name: "Công ty Xứ Lạng", tax_code: "1" } }, path: "company.tax_code" },
  };
  for (const [name, { special, path }] of Object.entries(bad)) {
    test(name, async ({ request }) => {
      const cart = await cartWith(request, await honeySku(request));
      const { errors = [] } = await refused(await sendOrder(request, cart, orderBody(cart, special)), 422);
      expect(errors.map((error) => error.path).join()).toContain(path);
      expect(errors.every(({ message }) => message.length > 3)).toBe(true);
    });
  }

  test("a company's purchase of 5 million đồng or more in cash", async ({ request }) => {
    const products = await findProducts(request, "in_stock=1&sort=-price");
    let cart: Cart | undefined;
    for (const { sku, price } of products) {
      const candidate = await openCart(request);
      const data = { sku, quantity: Math.ceil(5_000_000 / price) };
      const line = await request.post(`/api/v1/carts/${candidate.id}/lines`, { data, headers: bearer(candidate.token) });
      if (line.ok()) cart = candidate;
      if (cart) break;
    }
    const company = { name: "Công ty Xứ Lạng", tax_code: "0101234565" };
    const { errors } = await refused(await sendOrder(request, cart!, orderBody(cart!, { company })), 422);
    expect(errors).toMatchObject([{ path: "payment", message: expect.stringContaining("5.000.000") }]);
  });

  test("an empty cart, another's cart, a missing key, a used key", async ({ request }) => {
    const sku = await honeySku(request);
    const empty = await openCart(request);
    await refused(await sendOrder(request, empty, orderBody(empty)), 422);
    const [mine, theirs] = await Promise.all([cartWith(request, sku), cartWith(request, sku)]);
    await refused(await sendOrder(request, { ...mine, id: theirs.id }, orderBody(theirs)), 401, 403, 404);
    await refused(await request.post("/api/v1/orders", { data: orderBody(mine), headers: bearer(mine.token) }), 400);

    const key = randomUUID();
    const first = await sendOrder(request, mine, orderBody(mine), key);
    const again = await sendOrder(request, mine, orderBody(mine), key);
    expect([first.status(), again.status()]).toEqual([201, 201]);
    expect(await again.json()).toEqual(await first.json());
    await refused(await sendOrder(request, mine, orderBody(mine, { note: "another" }), key), 422);
  });

  test("another order's token", async ({ request }) => {
    const sku = await honeySku(request);
    const [one, other] = [await order(request, sku), await order(request, sku)];
    await refused(await request.get(`/api/v1/orders/${one.code}`, { headers: bearer(other.token) }), 404);
    expect((await request.get(`/don-hang/${one.code}?token=${other.token}`)).status()).toBe(404);
    expect((await request.get(`/don-hang/${one.code}`)).status()).toBe(404);
  });
});

test.describe("forms and hooks", () => {
  const form = { intent: "add", sku: "XL-RU-0001", quantity: "1" };

  for (const quantity of ["0", "-1", "1.5", "abc", "", "99999999999", "1e3", "١"]) {
    test(`the cart's form with a quantity of "${quantity}"`, async ({ request }) => {
      const response = await request.post("/gio-hang", { form: { ...form, quantity }, maxRedirects: 0 });
      expect(response.status()).toBe(422);
    });
  }

  test("a form field of a megabyte, broken escapes, a form too long", async ({ request }) => {
    expect((await request.post("/gio-hang", { form: { ...form, sku: MEGABYTE } })).status()).toBe(413);
    const headers = { "Content-Type": "application/x-www-form-urlencoded" };
    expect((await request.post("/gio-hang", { data: "intent=add&sku=%FF%FE", headers })).status()).toBe(400);
    expect((await request.post("/gio-hang", { data: `intent=add&sku=${TWO_MEGABYTES}`, headers })).status()).toBe(413);
  });

  const foreign: Record<string, string>[] = [{ Origin: "https://evil.example" }, { "Sec-Fetch-Site": "cross-site" }, { Origin: "null", Cookie: "cart=abc" }, { Origin: shopUrl().replace("127.0.0.1", "127.0.0.1.evil.example") }];
  for (const headers of foreign) {
    test(`a form sent by another site: ${JSON.stringify(headers)}`, async ({ request }) => {
      for (const path of ["/gio-hang", "/gio-hang.data", "/thanh-toan", "/dang-nhap", "/en/gio-hang?index", "/quan-tri/chung-nhan/moi"]) {
        const response = await request.post(path, { form, headers, maxRedirects: 0 });
        expect(response.status(), path).toBe(403);
      }
    });
  }

  test("webhooks without a right signature", async ({ request }) => {
    const event = { data: { type: "checkout.session.completed" } };
    await refused(await request.post("/webhooks/stripe", { ...event, headers: { "Stripe-Signature": `t=${Math.floor(Date.now() / 1000)},v1=${"0".repeat(64)}` } }), 400);
    await refused(await request.post("/webhooks/stripe", event), 400);
    await refused(await request.post("/webhooks/bank", event), 401);
    await refused(await creditAccount(request, { amount: -5, content: "XL" }), 422);
    await refused(await creditAccount(request, { amount: 1.5, content: "XL" }), 422);
    await refused(await request.get("/webhooks/bank"), 405);
  });

  test("money that names no order lies in suspense", async ({ request }) => {
    const response = await creditAccount(request, { amount: 50_000, content: "tien mung \u0000 😀" });
    expect(await response.json()).toMatchObject({ outcome: "unknown_reference", paid: false });
  });
});
