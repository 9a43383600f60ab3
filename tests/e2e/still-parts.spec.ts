/** The parts of a page that stand still: written by the server as they are, and of what is shown. */
import type { Page } from "@playwright/test";
import { findProducts } from "../factories/orders";
import { expect, LOCALES, shopIn, test } from "../fixtures/test";

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

for (const lang of LOCALES) {
  test(`the cards of a search in ${lang} come with the document alone, and another filter brings its own without a new one`, async ({ page, browser }) => {
    const { path } = shopIn(lang);
    const cards = (of: Page) => of.locator("#found > li h3").allInnerTexts();
    const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    const answer = await page.goto(path("/san-pham?group=food"), { waitUntil: "networkidle" });
    const [slug = ""] = /(?<=san-pham\/)[\w-]+/.exec((await page.locator("#found a").first().getAttribute("href")) ?? "") ?? [];
    // Once as the card's link; a second time it would stand in the data.
    expect((await answer!.text()).split(slug)).toHaveLength(2);
    await plain.goto(path("/san-pham?group=food"));
    expect(await cards(page)).toEqual(await cards(plain));

    await page.evaluate(() => Object.assign(window, { sameDocument: true }));
    const stars = page.locator('.filters a[href*="stars=4"]').first();
    const address = (await stars.getAttribute("href")) ?? "";
    await stars.click();
    await expect(page).toHaveURL(new RegExp(`${address.replaceAll("?", "\\?")}$`));
    await plain.goto(address);
    const filtered = await cards(plain);
    await expect.poll(() => cards(page)).toEqual(filtered);
    await page.goBack();
    await plain.goto(path("/san-pham?group=food"));
    await expect.poll(() => cards(page)).toEqual(await cards(plain));
    expect(await page.evaluate(() => "sameDocument" in window)).toBe(true);
    await plain.context().close();
  });
}
