/** On a slow network a page can be read and used long before its scripts are there: nothing done until then is lost. */
import type { Page } from "@playwright/test";
import { setTimeout as wait } from "node:timers/promises";
import { findProducts } from "../factories/orders";
import { chooseWard, fillContact, onOrderPage, placeOrder, RECIPIENT } from "../fixtures/buyer";
import { fillCart } from "../fixtures/journey";
import { expect, test } from "../fixtures/test";

/** Opens a page whose scripts come late; what it answers resolves when they have run. */
async function openSlowly(page: Page, path: string): Promise<{ alive: Promise<unknown> }> {
  await page.route(/\/assets\/.*\.js$/, async (route) => {
    await wait(1_000);
    await route.continue();
  });
  const alive = page.waitForResponse((response) => new URL(response.url()).pathname === "/toi");
  await page.goto(path, { waitUntil: "commit" });
  return { alive };
}

test("words typed into the search stay", async ({ page, shop }) => {
  const { t } = shop;
  const { alive } = await openSlowly(page, "/");
  const field = page.getByRole("combobox", { name: t("nav.search") });
  await field.fill("mat ong");
  await alive;
  await expect(page.getByRole("listbox", { name: t("suggest.label") }).getByRole("option").first()).toBeVisible();
  await expect(field).toHaveValue("mat ong");
});

test("a province chosen brings its wards, and what was filled in stays", async ({ page, shop, request }) => {
  const { t } = shop;
  const [product] = await findProducts(request);
  await fillCart(page, shop, product!.sku);
  const { alive } = await openSlowly(page, "/thanh-toan");
  await fillContact(page, shop);
  await page.getByLabel(t("checkout.province"), { exact: true }).selectOption({ label: "Hà Nội" });
  await alive;
  await expect(page.getByLabel(t("checkout.name"), { exact: true })).toHaveValue(RECIPIENT.name);
  await chooseWard(page, shop);
  await placeOrder(page, shop);
  await onOrderPage(page);
});
