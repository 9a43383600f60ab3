/** What machines read: addresses in other languages, structured data, the sitemap, headers, copies kept. */
import type { APIRequestContext, Page } from "@playwright/test";
import { findProducts } from "../factories/orders";
import { shopUrl } from "../fixtures/shop-address";
import { expect, LOCALES, shopIn, test } from "../fixtures/test";

async function starredProduct(request: APIRequestContext): Promise<{ slug: string; certificate: string }> {
  const [hit] = await findProducts(request, "stars=4&in_stock=1&sort=newest");
  const product: { certificate: { number: string } } = await (await request.get(`/api/v1/products/${hit!.slug}`)).json();
  return { slug: hit!.slug, certificate: product.certificate.number };
}

async function indexedPages(request: APIRequestContext): Promise<string[]> {
  const { slug, certificate } = await starredProduct(request);
  return ["/", "/san-pham", `/san-pham/${slug}`, "/nha-san-xuat", `/chung-nhan/${certificate}`];
}

async function structuredData(page: Page): Promise<Record<string, unknown>[]> {
  const texts = await page.locator('script[type="application/ld+json"]').allTextContents();
  return texts.map((text) => JSON.parse(text) as Record<string, unknown>);
}

test("each page names itself and its other languages, and all of them answer", async ({ page, request }) => {
  for (const path of await indexedPages(request)) {
    for (const lang of LOCALES) {
      const address = shopIn(lang).path(path);
      await page.goto(address);
      await expect(page.locator("html")).toHaveAttribute("lang", { vi: "vi", en: "en", zh: "zh-Hans" }[lang]);
      await expect(page.locator('link[rel="canonical"]')).toHaveAttribute("href", shopUrl() + address);
      const alternates = await page.locator('link[rel="alternate"][hreflang]').evaluateAll((links) => links.map((link) => [link.getAttribute("hreflang"), link.getAttribute("href")]));
      expect(Object.fromEntries(alternates)).toEqual({
        vi: shopUrl() + path,
        en: shopUrl() + shopIn("en").path(path),
        "zh-Hans": shopUrl() + shopIn("zh").path(path),
        "x-default": shopUrl() + path,
      });
      await expect(page).toHaveTitle(/.{10,} · Chợ Xứ Lạng|Chợ Xứ Lạng/);
      await expect(page.locator('meta[name="description"]')).toHaveAttribute("content", /.{15,}/);
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    }
  }
});

test("a product's structured data says what the page says", async ({ page, request }) => {
  const { slug, certificate } = await starredProduct(request);
  await page.goto(`/en/san-pham/${slug}`);
  const data = await structuredData(page);
  const types = data.map((one) => one["@type"]);
  expect(types).toContain("BreadcrumbList");
  const product = data.find((one) => one["@type"] === "Product");
  expect(product).toMatchObject({ name: await page.getByRole("heading", { level: 1 }).textContent(), hasCertification: { certificationIdentification: certificate } });
  const offers = [product!["offers"]].flat() as Record<string, unknown>[];
  for (const offer of offers) expect(offer).toMatchObject({ "@type": "Offer", priceCurrency: "VND", price: expect.stringMatching(/^\d+$/), seller: { "@type": "Organization" } });
  const pictures = [product!["image"]].flat() as string[];
  expect((await request.get(pictures[0]!)).headers()["content-type"]).toBe("image/webp");
});

test("pages have a picture for sharing", async ({ page, request }) => {
  const { slug } = await starredProduct(request);
  for (const path of ["/", `/san-pham/${slug}`, `/zh/san-pham/${slug}`]) {
    await page.goto(path);
    const picture = await page.locator('meta[property="og:image"]').getAttribute("content");
    const response = await request.get(picture ?? "");
    expect(response.status(), picture ?? path).toBe(200);
    expect(response.headers()["content-type"]).toMatch(/^image\/(jpeg|png)/);
    expect((await response.body()).length).toBeGreaterThan(5_000);
  }
});

test("the sitemap leads to pages that are there", async ({ request }) => {
  const response = await request.get("/sitemap.xml");
  expect(response.headers()["content-type"]).toContain("xml");
  const addresses = [...(await response.text()).matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => address ?? "");
  expect(addresses.length).toBeGreaterThan(150);
  expect(new Set(addresses).size).toBe(addresses.length);
  const step = Math.ceil(addresses.length / 25);
  for (const address of addresses.filter((_, index) => index % step === 0)) {
    expect(address.startsWith(`${shopUrl()}/`) || address === shopUrl()).toBe(true);
    expect((await request.get(address, { maxRedirects: 0 })).status(), address).toBe(200);
  }
});

test("what is not there is not there, in the reader's language", async ({ page, expectComplaint }) => {
  expectComplaint(/status of 404/);
  for (const lang of LOCALES) {
    const { t, path } = shopIn(lang);
    for (const missing of ["/khong-co-trang-nay", "/san-pham/khong-co", "/nha-san-xuat/khong-co"]) {
      const response = await page.goto(path(missing));
      expect(response?.status(), path(missing)).toBe(404);
      await expect(page.getByRole("heading", { level: 1, name: t("lost.title") })).toBeVisible();
    }
  }
  expect((await page.goto("/de/san-pham"))?.status()).toBe(404);
});

test("Vietnamese has one address", async ({ request }) => {
  for (const [from, to] of [["/vi", "/"], ["/vi/san-pham?q=na", "/san-pham?q=na"], ["/vi/chung-nhan/tra-cuu", "/chung-nhan/tra-cuu"]] as const) {
    const response = await request.get(from, { maxRedirects: 0 });
    expect([301, 308], from).toContain(response.status());
    expect(new URL(response.headers()["location"] ?? "", shopUrl()).href).toBe(new URL(to, shopUrl()).href);
  }
});

test("operation: health, readiness, robots, manifest", async ({ request }) => {
  expect((await request.get("/healthz")).status()).toBe(200);
  const ready = await request.get("/readyz");
  expect(ready.status()).toBe(200);
  expect(Object.keys(await ready.json()).sort()).toEqual(["database", "jobs", "migrations", "search", "storage"]);
  const robots = await (await request.get("/robots.txt")).text();
  expect(robots).toContain(`Sitemap: ${shopUrl()}/sitemap.xml`);
  expect(robots).toMatch(/Disallow: .*\/(quan-tri|thanh-toan|gio-hang)/);
  const manifest: { name: string; icons: { src: string }[]; start_url: string } = await (await request.get("/manifest.webmanifest")).json();
  expect(manifest).toMatchObject({ name: expect.any(String), start_url: expect.any(String) });
  for (const { src } of manifest.icons) expect((await request.get(src)).status(), src).toBe(200);
  const api: { openapi: string; paths: Record<string, unknown> } = await (await request.get("/api/v1/openapi.json")).json();
  expect(api.openapi).toMatch(/^3\./);
  for (const path of ["/products", "/products/{slug}", "/suggest", "/certificates/{number}", "/carts", "/carts/{id}/lines/{sku}", "/orders", "/orders/{code}"]) {
    expect(Object.keys(api.paths).some((known) => known.endsWith(path)), path).toBe(true);
  }
});

test("every page is guarded by its headers", async ({ request }) => {
  for (const path of [...(await indexedPages(request)), "/gio-hang", "/dang-nhap", "/khong-co"]) {
    const headers = (await request.get(path)).headers();
    const policy = headers["content-security-policy"] ?? "";
    expect(policy, path).toContain("default-src 'self'");
    expect(policy, path).toContain("frame-ancestors 'none'");
    expect(policy, path).toMatch(/script-src 'self' 'sha256-/);
    expect(policy, path).not.toMatch(/unsafe-inline|unsafe-eval|\*/);
    expect(headers).toMatchObject({ "x-content-type-options": "nosniff", "x-frame-options": "DENY" });
    expect(headers["referrer-policy"]).toBeTruthy();
    expect(headers["x-powered-by"]).toBeUndefined();
    // A kept page is sent as it is; every other answer can be found in the log by its id.
    if (headers["cache-control"]?.includes("private")) expect(headers["x-request-id"]).toMatch(/^[\w-]{8,}$/);
  }
});

test("shop pages are kept and asked for again by their tag; private pages are not", async ({ request }) => {
  for (const path of await indexedPages(request)) {
    const first = await request.get(path);
    const { etag = "" } = first.headers();
    expect(etag, path).toMatch(/^(W\/)?".+"$/);
    expect(first.headers()["cache-control"]).toContain("public");
    expect(first.headers()["set-cookie"]).toBeUndefined();
    // Another test may change the catalogue in between, and with it every page that is kept.
    await expect.poll(async () => {
      const { etag: now = "" } = (await request.get(path)).headers();
      return (await request.get(path, { headers: { "If-None-Match": now } })).status();
    }, { message: path }).toBe(304);
  }
  for (const path of ["/gio-hang", "/dang-nhap", "/toi"]) {
    expect((await request.get(path)).headers()["cache-control"], path).toContain("no-store");
  }
});

test("pictures come in sizes that browsers may keep", async ({ page }) => {
  await page.goto("/san-pham?q=mat+ong");
  const pictures = page.getByRole("main").getByRole("listitem").locator("img");
  await expect(pictures.first()).toHaveAttribute("width", /\d+/);
  const seen = await pictures.evaluateAll((all) => all.filter((image) => image instanceof HTMLImageElement && image.complete && image.naturalWidth === 0 && image.loading !== "lazy").length);
  expect(seen).toBe(0);
});
