/** A certificate is revoked in the administration, and its star is gone everywhere, at once. */
import type { APIRequestContext } from "@playwright/test";
import { addDays, localDateAt } from "~/lib/local-date";
import { formatDate } from "~/platform/i18n/format";
import { bearer, cartWith, findProducts, order, orderState, type Hit } from "../factories/orders";
import { signIn } from "../fixtures/staff";
import { adminT, expect, LOCALES, shopIn, test } from "../fixtures/test";

/** From the moment of revocation until nobody sees the star any more. */
const AT_MOST_MS = 2_000;

type Certificate = { number: string; stars: number; status: string; issued_on: string };
type Product = { sku: string; stars: number | null; certificate: Certificate | null };
type Found = { total: number; hits: Hit[]; facets: { stars: Record<string, number> | { value: string; count: number }[] } };

async function json<Answer>(request: APIRequestContext, path: string): Promise<Answer> {
  return (await request.get(path)).json();
}

async function fourStars(request: APIRequestContext, producer = ""): Promise<{ count: number; slugs: string[] }> {
  const { facets, hits } = await json<Found>(request, `/api/v1/products?stars=4&per_page=100${producer}`);
  const { stars } = facets;
  const count = Array.isArray(stars) ? stars.find(({ value }) => value === "4")?.count : stars["4"];
  return { count: count ?? 0, slugs: hits.map(({ slug }) => slug) };
}

test("the star of a revoked certificate is gone within two seconds", async ({ page, browser, request }) => {
  test.slow();
  const { t } = shopIn("vi");
  // The last one: the others are bought by other tests.
  const product = (await findProducts(request, "stars=4&in_stock=1&sort=price")).at(-1)!;
  const path = `/san-pham/${product.slug}`;
  const { certificate } = await json<Product>(request, `/api/v1/products/${product.slug}`);
  const { number, issued_on: issuedOn } = certificate!;
  const before = await fourStars(request);
  expect(before.slugs).toContain(product.slug);
  const bought = await order(request, product.sku);
  const cart = await cartWith(request, product.sku);

  await page.goto(path);
  await expect(page.getByRole("main").getByText(t("card.stars", { stars: 4 })).first()).toBeVisible();
  // All of these are kept copies from now on.
  const pages = LOCALES.flatMap((lang) => [path, `/san-pham?stars=4&page=1`, `/chung-nhan/${number}`].map((one) => shopIn(lang).path(one)));
  for (const one of pages) await request.get(one);

  const desk = await browser.newContext();
  const admin = await desk.newPage();
  await signIn(admin, "admin@demo.vn");
  await admin.goto(`/quan-tri/chung-nhan?q=${number}`);
  await admin.getByRole("link", { name: number, exact: true }).click();
  await admin.getByLabel(adminT("cert.revokeGround"), { exact: true }).selectOption({ label: adminT("cert.ground.criteria_no_longer_met") });
  await admin.getByLabel(adminT("cert.revokeNote"), { exact: true }).fill("Kết luận kiểm tra số 12/KL-SNN");
  await admin.getByRole("checkbox", { name: adminT("cert.revokeConfirm", { number }) }).check();
  await admin.getByRole("button", { name: adminT("cert.revokeSubmit"), exact: true }).click();
  await expect(admin.getByText(adminT("cert.done.revoke"))).toBeVisible();
  const within = { timeout: AT_MOST_MS, intervals: [50] };

  await expect.poll(async () => (await json<Product>(request, `/api/v1/products/${product.slug}`)).stars, within).toBeNull();
  await expect.poll(async () => (await fourStars(request)).count, within).toBe(before.count - 1);
  expect((await fourStars(request)).slugs).not.toContain(product.slug);
  expect(await json<Product>(request, `/api/v1/products/${product.slug}`)).toMatchObject({ stars: null, certificate: null });
  const again = await json<Found>(request, `/api/v1/products?q=${encodeURIComponent(product.name)}&per_page=100`);
  expect(again.hits.find(({ slug }) => slug === product.slug)?.stars).toBeNull();
  const line = (await (await request.get(`/api/v1/carts/${cart.id}`, { headers: bearer(cart.token) })).json()) as { producers: { lines: { stars: number }[] }[] };
  expect(line.producers[0]?.lines[0]?.stars).toBe(0);

  for (const lang of LOCALES) {
    const { t, path: to } = shopIn(lang);
    await page.goto(to(path));
    const main = page.getByRole("main");
    await expect(main).toContainText(t("cert.revokedOn", { date: formatDate(localDateAt(new Date()), lang) }));
    // Related products below carry stars of their own.
    await expect(main.getByRole("article").getByText(t("card.stars", { stars: 4 }))).toHaveCount(0);
    // What buyers say of it stays: it never was the stars.
    const data = await page.locator('script[type="application/ld+json"]').allTextContents();
    expect(data.join()).not.toMatch(/hasCertification|certificationRating/);

    await page.goto(to(`/san-pham?q=${encodeURIComponent(product.name)}`));
    const card = page.getByRole("main").getByRole("listitem").filter({ has: page.locator(`a[href="${to(path)}"]`) });
    await expect(card).toHaveCount(1);
    await expect(card.getByRole("img", { name: t("card.stars", { stars: 4 }) })).toHaveCount(0);

    await page.goto(to(`/chung-nhan/${number}`));
    await expect(page.getByRole("article").getByText(t("cert.status.revoked"), { exact: true })).toBeVisible();
    await expect(page.getByRole("main").getByRole("img", { name: t("cert.stars", { stars: 4 }) })).toHaveCount(0);
  }

  // A day when it was in force stays true.
  const earlier = addDays(localDateAt(new Date(`${issuedOn}T12:00:00+07:00`)), 10);
  expect(await json<Certificate>(request, `/api/v1/certificates/${number}?on=${earlier}`)).toMatchObject({ status: "valid", stars: 4 });
  expect(await json<Certificate>(request, `/api/v1/certificates/${number}`)).toMatchObject({ status: "revoked" });
  await page.goto(`/chung-nhan/${number}?on=${earlier}`);
  await expect(page.getByRole("article").getByText(t("cert.status.valid"), { exact: true })).toBeVisible();
  await expect(page.getByRole("main").getByRole("img", { name: t("cert.stars", { stars: 4 }) })).toBeVisible();

  // So does what the buyer was promised.
  expect((await orderState(request, bought)).shipments).toMatchObject([{ lines: [{ stars: 4 }] }]);
  await page.goto(`/don-hang/${bought.code}?token=${bought.token}`);
  await expect(page.getByText(t("order.starAtPurchase", { stars: 4, number }))).toBeVisible();
  await desk.close();
});
