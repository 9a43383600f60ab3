/** Where a product's star is to be seen. */
import type { APIRequestContext, Page } from "@playwright/test";
import { expect, shopIn } from "../fixtures/test";

const { t } = shopIn("vi");

export type Starred = { slug: string; name: string; number: string; stars: number };
type Product = { stars: number | null; certificate: { number: string } | null };
type Found = { hits: { slug: string; stars: number | null }[] };

async function json<Answer>(request: APIRequestContext, address: string): Promise<Answer> {
  const response = await request.get(address);
  expect(response.status(), address).toBe(200);
  return response.json();
}

/** What programs are told: the product's stars, those of its search hit, its certificate, and how that stands. */
export async function starInApi(request: APIRequestContext, shop: string, { slug, name, number }: Pick<Starred, "slug" | "name" | "number">) {
  const [product, found, certificate] = await Promise.all([
    json<Product>(request, `${shop}/api/v1/products/${slug}`),
    json<Found>(request, `${shop}/api/v1/products?q=${encodeURIComponent(name)}&per_page=100`),
    json<{ status: string }>(request, `${shop}/api/v1/certificates/${number}`),
  ]);
  return { stars: product.stars, hit: found.hits.find((one) => one.slug === slug)?.stars, certificate: product.certificate?.number ?? null, status: certificate.status };
}

/** What people see: the star on the product's page, in its data for search engines, on its card, and at the public check. */
export async function expectStar(page: Page, shop: string, { slug, name, number, stars }: Starred, status: "valid" | "expiring" | "expired"): Promise<void> {
  const there = status !== "expired";
  const count = there ? 1 : 0;
  const main = page.getByRole("main");
  await page.goto(`${shop}/san-pham/${slug}`);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  // Related products below carry stars of their own.
  await expect(main.getByRole("article").getByText(t("card.stars", { stars })).first()).toBeVisible({ visible: there });
  const data = (await page.locator('script[type="application/ld+json"]').allTextContents()).join();
  if (there) expect(data).toContain(number);
  else expect(data).not.toMatch(/hasCertification|certificationRating/);

  await page.goto(`${shop}/san-pham?q=${encodeURIComponent(name)}`);
  const card = main.getByRole("listitem").filter({ has: page.locator(`a[href="/san-pham/${slug}"]`) });
  await expect(card).toHaveCount(1);
  await expect(card.getByRole("img", { name: t("card.stars", { stars }) })).toHaveCount(count);

  await page.goto(`${shop}/chung-nhan/${number}`);
  await expect(page.getByRole("article").getByText(t(`cert.status.${status}`), { exact: true })).toBeVisible();
  await expect(main.getByRole("img", { name: t("cert.stars", { stars }) })).toHaveCount(count);
}
