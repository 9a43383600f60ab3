/** What was bought and has arrived is reviewed from the order's page, read on the product's page and answered by its producer; all without JavaScript. */
import type { Page } from "@playwright/test";
import { reviewDesk } from "~/platform/i18n/messages/vi/review-desk";
import { review as words } from "~/platform/i18n/messages/vi/review";
import { findProducts, order } from "../factories/orders";
import { signIn } from "../fixtures/staff";
import { expect, test } from "../fixtures/test";

test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });

/** Takes the parcel of an order all the way to its buyer, as its producer's forms do. */
async function deliver(page: Page, code: string): Promise<void> {
  await page.goto(`/nguoi-ban/don-hang?q=${code}`);
  const path = (await page.getByRole("link", { name: new RegExp(code) }).first().getAttribute("href")) ?? "";
  for (const [from, intent] of [["pending", "confirmed"], ["confirmed", "shipped"], ["shipped", "delivered"]] as const) {
    const answer = await page.request.post(path, { form: { from, intent, carrier: "Viettel Post" }, headers: { "Sec-Fetch-Site": "same-origin" }, maxRedirects: 0 });
    expect(answer.status()).toBe(302);
  }
}

test("bought, delivered, reviewed, read, answered", async ({ page, request, expectComplaint }) => {
  expectComplaint(/status of (422|404)/);
  const [article] = await findProducts(request, "producer=htx-lung-khoai&in_stock=1");
  if (!article) throw new Error("the producer of the demo sells nothing");
  const said = `Hàng tới nơi còn nguyên tem, mùi thơm. ${Date.now().toString(36)}`;
  const placed = await order(request, article.sku);
  const orderPage = `/don-hang/${placed.code}?token=${placed.token}`;
  await page.goto(orderPage);
  await expect(page.getByRole("link", { name: `Đánh giá ${article.name}` })).toHaveCount(0);
  await signIn(page, "nhasanxuat@demo.vn");
  await deliver(page, placed.code);

  await page.goto(orderPage);
  await page.getByRole("link", { name: `Đánh giá ${article.name}` }).click();
  await page.getByLabel(words.text).fill("Ngắn");
  await page.getByLabel(words["point.4"]).check();
  await page.getByRole("button", { name: words.send }).click();
  await expect(page.getByText(words["problem.too_short"]).first()).toBeVisible();
  await expect(page.getByLabel(words.text)).toHaveValue("Ngắn");
  await page.getByLabel(words.text).fill(said);
  await page.getByRole("button", { name: words.send }).click();
  await expect(page.getByText(words["done.published"])).toBeVisible();
  const form = page.url();
  expect((await request.get(form.replace(/token=[^&]+/, "token=x"))).status()).toBe(404);

  await page.goto(`/san-pham/${article.slug}`);
  const own = page.locator("#danh-gia").getByRole("listitem").filter({ hasText: said });
  await expect(own).toContainText("4/5 điểm");
  await expect(own).toContainText("Nông V. S.");
  const data = (await page.locator('script[type="application/ld+json"]').allTextContents()).find((text) => text.includes("AggregateRating")) ?? "";
  expect(JSON.parse(data)).toMatchObject({ aggregateRating: { bestRating: 5 }, review: expect.arrayContaining([expect.objectContaining({ reviewBody: said })]) });

  await page.goto("/nguoi-ban/danh-gia");
  const waiting = page.getByRole("article").filter({ hasText: said });
  await waiting.getByLabel(reviewDesk["own.answer"]).fill("Cảm ơn bác, mùa sau mời bác ghé lại.");
  await waiting.getByRole("button", { name: reviewDesk["own.send"] }).click();
  await expect(page.getByText(reviewDesk["done.answer"])).toBeVisible();
  await page.goto(`/san-pham/${article.slug}`);
  await expect(own).toContainText("Cảm ơn bác, mùa sau mời bác ghé lại.");

  await own.getByRole("link", { name: /Báo cáo đánh giá/ }).click();
  await page.getByLabel(words["report.insult"]).check();
  await page.getByRole("button", { name: words["report.send"] }).click();
  await expect(page.getByText(words["report.done"])).toBeVisible();
});
