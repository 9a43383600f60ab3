/** Everything a buyer does, with plain forms and links only. */
import { buyableCards, chooseAddress, fillContact, onOrderPage, RECIPIENT } from "../fixtures/buyer";
import { AGE_TEXTS } from "~/platform/i18n/messages/age";
import { findProducts, orderState } from "../factories/orders";
import { expect, LOCALES, test } from "../fixtures/test";

test.use({ javaScriptEnabled: false });

for (const lang of LOCALES) {
  test.describe(`in ${lang}`, () => {
    test.use({ lang });

    test("searches, filters, fills the cart and orders", async ({ page, shop, request, expectComplaint }) => {
      expectComplaint(/status of 422/);
      const { t, path } = shop;
      await page.goto(path("/"));
      await page.getByRole("combobox", { name: t("nav.search") }).fill("hoa hoi");
      await page.getByRole("button", { name: t("nav.searchButton"), exact: true }).click();
      await expect(page).toHaveURL(/\/san-pham\?q=hoa\+hoi/);
      await expect(page.getByRole("heading", { level: 1, name: t("search.titleFor", { query: "hoa hoi" }) })).toBeVisible();

      const before = await page.getByRole("main").getByRole("status").textContent();
      await page.getByRole("main").getByRole("link", { name: new RegExp(`^${t("sector.food")}`) }).first().click();
      await expect(page).toHaveURL(/group=food/);
      await expect(page.getByRole("link", { name: t("search.remove", { name: t("sector.food") }) })).toBeVisible();
      expect(await page.getByRole("main").getByRole("status").textContent()).not.toBe(before);

      const link = buyableCards(page, shop).first().getByRole("heading", { level: 3 }).getByRole("link");
      const name = (await link.textContent()) ?? "";
      await link.click();
      await page.getByRole("main").getByRole("spinbutton", { name: t("shop.quantity"), exact: true }).fill("2");
      await page.getByRole("main").getByRole("button", { name: t("product.add"), exact: true }).click();

      await expect(page).toHaveURL(path("/gio-hang"));
      const quantity = page.getByRole("spinbutton", { name: t("cart.quantityOf", { name }) });
      await expect(quantity).toHaveValue("2");
      await quantity.fill("3");
      await page.getByRole("button", { name: t("cart.update"), exact: true }).click();
      await expect(quantity).toHaveValue("3");
      await expect(page.getByText(t("cart.items", { count: 3 }), { exact: true })).toBeVisible();

      await page.getByRole("main").getByRole("link", { name: t("cart.checkout"), exact: true }).click();
      await fillContact(page, shop);
      // The list of wards needs the province first: one more press of a button.
      await page.getByLabel(t("checkout.province"), { exact: true }).selectOption({ label: "Lạng Sơn" });
      await page.getByRole("button", { name: t("checkout.showWards") }).click();
      await expect(page.getByLabel(t("checkout.name"), { exact: true })).toHaveValue(RECIPIENT.name);
      await expect(page.getByText(t("checkout.total"), { exact: true })).toBeVisible();
      await chooseAddress(page, shop, "Lạng Sơn");
      await page.getByRole("radio", { name: t("checkout.cod") }).check();
      await page.getByRole("button", { name: t("checkout.place") }).click();
      const placed = await onOrderPage(page);
      expect(await orderState(request, placed)).toMatchObject({ status: "placed", shipments: [{ lines: [{ quantity: 3 }] }] });
    });
  });
}

test("shows the total of an order to be collected, to be confirmed before it is placed", async ({ page, shop, request }) => {
  const { t, path } = shop;
  await page.goto(path("/san-pham?q=mat+ong&in_stock=1"));
  await buyableCards(page, shop).first().getByRole("button").click();
  await page.getByRole("main").getByRole("link", { name: t("cart.checkout"), exact: true }).click();
  await fillContact(page, shop);
  await page.getByRole("radio", { name: t("checkout.pickup") }).check();
  await page.getByRole("group", { name: t("checkout.pickupPoint") }).getByRole("radio").first().check();
  await page.getByRole("button", { name: t("checkout.place") }).click();

  // Until now the page could not know what it comes to.
  const [saying = ""] = t("checkout.confirmTotal", { amount: "@" }).split("@");
  await expect(page.getByRole("status").filter({ hasText: saying.trim() })).toBeVisible();
  await expect(page.getByRole("radio", { name: t("checkout.pickup") })).toBeChecked();
  await page.getByRole("button", { name: t("checkout.place") }).click();
  const placed = await onOrderPage(page);
  expect(await orderState(request, placed)).toMatchObject({ status: "placed", shipments: [{ fee: 0 }] });
});

test("takes the last line out of the cart again", async ({ page, shop }) => {
  const { t, path } = shop;
  await page.goto(path("/san-pham?q=mat+ong&in_stock=1"));
  await buyableCards(page, shop).first().getByRole("button").click();
  await expect(page).toHaveURL(path("/gio-hang"));
  await page.getByRole("main").getByRole("listitem").getByRole("button", { name: new RegExp(`${t("cart.remove")}$|^${t("cart.removeNamed", { name: ".+" })}$`) }).click();
  await expect(page.getByRole("heading", { name: t("cart.empty.title") })).toBeVisible();
});

test("asks for the date of birth before alcohol comes into the cart, once, and refuses who is under age", async ({ page, shop, request, expectComplaint }) => {
  expectComplaint(/status of 422/);
  const { t } = shop;
  const wine = (await findProducts(request, "q=vang+quyt&in_stock=1"))[0]!;
  const add = page.getByRole("main").getByRole("button", { name: t("product.add"), exact: true });
  const birth = page.getByRole("main").getByLabel(AGE_TEXTS.vi.birth);
  await page.goto(`/san-pham/${wine.slug}`);
  await expect(page.getByText(AGE_TEXTS.vi.health)).toBeVisible();
  await birth.fill(`${new Date().getFullYear() - 17}-01-01`);
  await add.click();
  await expect(page.getByText(t("cart.empty.title"))).toBeVisible();

  await page.goto(`/san-pham/${wine.slug}`);
  await add.click();
  await birth.fill("1990-05-20");
  await page.getByRole("button", { name: AGE_TEXTS.vi.add, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: t("cart.title") })).toBeVisible();
  await expect(page.getByText(t("cart.items", { count: 1 }), { exact: true })).toBeVisible();
  // Known from now on, without the date.
  await page.goto(`/san-pham/${wine.slug}`);
  await add.click();
  await expect(page.getByText(t("cart.items", { count: 2 }), { exact: true })).toBeVisible();
  expect((await page.context().cookies()).map(({ value }) => value).join(" ")).not.toContain("1990");
});
