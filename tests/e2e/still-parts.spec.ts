/** The parts of a product page that stand still: written by the server as they are, and of the product that is shown. */
import type { Page } from "@playwright/test";
import { findProducts } from "../factories/orders";
import { expect, test } from "../fixtures/test";

const PARTS = ["delivery", "label", "journey", "producer", "reviews"];

const textOf = async (page: Page, part: string): Promise<string> => (await page.locator(`#part-${part}`).innerText()).trim();

test("they are there before and after the scripts, and follow to the next product", async ({ page, browser, request }) => {
  const [first] = await findProducts(request, "in_stock=1&stars=4&group=food");
  const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  const asWritten = async (path: string) => {
    await plain.goto(path);
    return Promise.all(PARTS.map((part) => textOf(plain, part)));
  };
  const path = `/san-pham/${first!.slug}`;
  const loaded: string[] = [];
  page.on("request", (sent) => loaded.push(new URL(sent.url()).pathname));
  await page.goto(path, { waitUntil: "networkidle" });
  expect(await Promise.all(PARTS.map((part) => textOf(page, part)))).toEqual(await asWritten(path));
  expect(loaded.filter((name) => /assets\/(reviews|label|lot-journey|producer)-panel|assets\/lot-journey/.test(name))).toEqual([]);

  // Marked, so that a document loaded anew would be noticed.
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  const next = page.locator('main a[href^="/san-pham/"]:not([href*="danh-gia"])').last();
  const address = (await next.getAttribute("href")) ?? "";
  await next.click();
  await expect(page).toHaveURL(new RegExp(`${address}$`));
  const written = await asWritten(address);
  for (const [index, part] of PARTS.entries()) await expect.poll(() => textOf(page, part)).toBe(written[index]);
  expect(await page.evaluate(() => "sameDocument" in window)).toBe(true);
  await plain.context().close();
});
