/** What a buyer finds again: an order without an account, a cart after signing in, the same page in another language. */
import { findProducts, order } from "../factories/orders";
import { onOrderPage, openFirst, putIntoCart } from "../fixtures/buyer";
import { DEMO_PASSWORD, signInByForm } from "../fixtures/staff";
import { expect, open, shopIn, test } from "../fixtures/test";

test("an order is found by its code and the phone number, and by nothing less", async ({ page, shop, request, expectComplaint }) => {
  expectComplaint(/status of 422/);
  const { t, path } = shop;
  const [product] = await findProducts(request);
  const placed = await order(request, product!.sku, { contact: { name: "Vi Thị Mai", phone: "0936 123 456" } });
  await open(page, path("/don-hang"));
  const code = page.getByLabel(t("order.find.code"), { exact: true });
  const phone = page.getByLabel(t("checkout.phone"), { exact: true });
  await code.fill(placed.code);
  await phone.fill("0936 123 457");
  await page.getByRole("button", { name: t("order.find.action") }).click();
  await expect(page.getByRole("alert")).toContainText(t("order.find.none"));
  await expect(code).toHaveValue(placed.code);
  // As people type them: small letters, the country's code.
  await code.fill(placed.code.toLowerCase());
  await phone.fill("+84 936.123.456");
  await page.getByRole("button", { name: t("order.find.action") }).click();
  expect((await onOrderPage(page)).code).toBe(placed.code);
});

test("a cart filled before signing in is there afterwards, on every device", async ({ page, shop, browser }) => {
  const { t, path } = shop;
  await open(page, path("/san-pham?q=mat+ong&in_stock=1"));
  const name = await openFirst(page, shop);
  await putIntoCart(page, shop, name);
  await page.goto("/dang-nhap");
  await signInByForm(page, "nhaphanphoi@demo.vn", DEMO_PASSWORD);
  await expect(page).toHaveURL("/tai-khoan");
  await page.goto("/gio-hang");
  await expect(page.getByRole("main").getByRole("link", { name, exact: true })).toBeVisible();

  const other = await browser.newPage({ locale: "vi-VN" });
  await other.goto("/dang-nhap");
  await signInByForm(other, "nhaphanphoi@demo.vn", DEMO_PASSWORD);
  await expect(other).toHaveURL("/tai-khoan");
  await open(other, "/gio-hang");
  await expect(other.getByRole("main").getByRole("link", { name, exact: true })).toBeVisible();
  await other.getByRole("button", { name: t("cart.removeNamed", { name }) }).click();
  await expect(other.getByRole("heading", { name: t("cart.empty.title") })).toBeVisible();
  await other.close();
});

test("the same page in another language, with what was searched", async ({ page, shop }) => {
  await open(page, "/san-pham?q=mat+ong&sort=price");
  await page.getByLabel(new RegExp(`^${shop.t("nav.language")}`)).click();
  await page.getByRole("link", { name: "English", exact: true }).click();
  await expect(page).toHaveURL("/en/san-pham?q=mat+ong&sort=price");
  await expect(page.getByRole("heading", { level: 1, name: shopIn("en").t("search.titleFor", { query: "mat ong" }) })).toBeVisible();
});

test("suggestions come while typing and lead to the page", async ({ page, shop }) => {
  const { t } = shop;
  await open(page, "/");
  await page.getByRole("combobox", { name: t("nav.search") }).pressSequentially("hoa ho", { delay: 30 });
  const list = page.getByRole("listbox", { name: t("suggest.label") });
  await expect(list.getByRole("option").first()).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(list.getByRole("option", { selected: true })).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(page).not.toHaveURL("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});
