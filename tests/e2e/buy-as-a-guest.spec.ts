/** From the home page to an order that is paid, without an account: three languages, three ways to pay. */
import { parseVietQr } from "~/lib/vietqr";
import { formatVnd } from "~/platform/i18n/format";
import { payTexts } from "../../scripts/payment-sandbox/pay-texts";
import { orderState } from "../factories/orders";
import { creditAccount } from "../fixtures/bank-feed";
import { chooseAddress, choosePayment, fact, fillContact, findProduct, goToCheckout, onOrderPage, placeOrder, putIntoCart, RECIPIENT } from "../fixtures/buyer";
import { readQr } from "../fixtures/qr";
import { expect, LOCALES, test, type Shop } from "../fixtures/test";
import type { Page } from "@playwright/test";

/** What a visitor of each language types, none of it with tone marks. */
const WORDS = { vi: "mat ong", en: "honey", zh: "蜂蜜" } as const;

async function upToPayment(page: Page, shop: Shop): Promise<string> {
  const name = await findProduct(page, shop, WORDS[shop.lang]);
  await putIntoCart(page, shop, name);
  await goToCheckout(page, shop);
  await fillContact(page, shop);
  return name;
}

for (const lang of LOCALES) {
  test.describe(`in ${lang}`, () => {
    test.use({ lang });

    test("pays on delivery", async ({ page, shop, request }) => {
      const { t } = shop;
      const name = await upToPayment(page, shop);
      await chooseAddress(page, shop);
      await choosePayment(page, shop, "cod");
      await placeOrder(page, shop);

      const placed = await onOrderPage(page);
      await expect(page.getByText(t("order.thanks"))).toBeVisible();
      await expect(page.getByRole("link", { name, exact: true })).toBeVisible();
      const state = await orderState(request, placed);
      expect(state).toMatchObject({ status: "placed", payments: [{ method: "cod", state: "due_on_delivery" }] });
      await expect(page.getByRole("main")).toContainText(t("order.cod.text", { amount: formatVnd(state.totals.total, lang) }));
      await expect(fact(page, t("order.contact"))).toContainText(RECIPIENT.name);
      await expect(fact(page, t("order.deliverTo"))).toContainText("Hà Nội");
    });

    test("pays by VietQR, and the page sees the money come", async ({ page, shop, request }) => {
      const { t } = shop;
      await upToPayment(page, shop);
      await chooseAddress(page, shop);
      await choosePayment(page, shop, "vietqr");
      await placeOrder(page, shop);

      const placed = await onOrderPage(page);
      const { totals } = await orderState(request, placed);
      const amount = formatVnd(totals.total, lang);
      await expect(fact(page, t("order.qr.amount")).locator("b")).toHaveText(amount);
      const reference = (await fact(page, t("order.qr.reference")).locator("b").textContent()) ?? "";
      const account = (await fact(page, t("order.qr.account")).locator(".num").textContent()) ?? "";
      const payload = await readQr(page.getByRole("img", { name: t("order.qr.alt", { amount, reference }) }));
      expect(parseVietQr(payload)).toEqual({ ok: true, value: { bankBin: "970436", account, amount: BigInt(totals.total), purpose: reference } });

      const forged = await creditAccount(request, { amount: totals.total, content: reference }, "somebody else's secret");
      expect(forged.status()).toBe(401);
      const credited = await creditAccount(request, { amount: totals.total, content: `MBVCB.5521 ${reference.toLowerCase()} chuyen tien` });
      expect(await credited.json()).toMatchObject({ outcome: "matched", paid: true });
      // Nobody presses anything: the page looks again by itself.
      await expect(page.getByText(t("order.state.placed"), { exact: true })).toBeVisible();
      await expect(page.getByRole("main")).toContainText(paidSentence(shop, totals.total));
      await expect(page.getByRole("img", { name: t("order.qr.alt", { amount, reference }) })).toHaveCount(0);
    });
  });
}

/** The beginning of the sentence that says that money came. */
function paidSentence({ t, lang }: Shop, total: number): string {
  const sentence = t("order.paid", { amount: formatVnd(total, lang), time: "@" });
  return sentence.split("@").sort((a, b) => b.length - a.length)[0]?.trim() ?? sentence;
}

async function toPaymentPage(page: Page, shop: Shop): Promise<ReturnType<typeof payTexts>> {
  await upToPayment(page, shop);
  await chooseAddress(page, shop);
  await choosePayment(page, shop, "card");
  await placeOrder(page, shop);
  const pay = payTexts(shop.lang);
  await expect(page.getByRole("heading", { name: pay.title })).toBeVisible();
  return pay;
}

test.describe("by card, in vi", () => {
  test.use({ lang: "vi" });

  test("coming back from the payment page proves nothing: the webhook pays", async ({ page, shop }) => {
    const { t } = shop;
    const pay = await toPaymentPage(page, shop);
    await page.getByText(pay.options).click();
    await page.getByLabel(pay.delay).selectOption({ label: pay.seconds.replace("{n}", "5") });
    await page.getByRole("button", { name: pay.approve }).click();

    await onOrderPage(page);
    expect(new URL(page.url()).searchParams.get("card")).toBe("done");
    await expect(page.getByText(t("order.card.waiting"))).toBeVisible();
    await expect(page.getByText(t("order.state.awaiting_payment"), { exact: true })).toBeVisible();
    await expect(page.getByText(t("order.state.placed"), { exact: true })).toBeVisible({ timeout: 15_000 });
    await expect(page.getByText(t("order.card.waiting"))).toHaveCount(0);
  });
});

test.describe("by card, in en", () => {
  test.use({ lang: "en" });

  test("a declined card may be tried again", async ({ page, shop, request }) => {
    const pay = await toPaymentPage(page, shop);
    await page.getByRole("button", { name: pay.decline }).click();
    await expect(page.getByRole("alert")).toHaveText(pay.declined);
    await page.getByRole("button", { name: pay.approve }).click();

    const placed = await onOrderPage(page);
    await expect(page.getByText(shop.t("order.state.placed"), { exact: true })).toBeVisible();
    const state = await orderState(request, placed);
    expect(state).toMatchObject({ status: "placed", payments: [{ method: "card", state: "paid", amount: state.totals.total }] });
  });
});

test.describe("by card, in zh", () => {
  test.use({ lang: "zh" });

  test("a payment left undone waits, and goes on from the order's page", async ({ page, shop, request }) => {
    const { t } = shop;
    const pay = await toPaymentPage(page, shop);
    await page.getByRole("button", { name: pay.abandon }).click();

    const placed = await onOrderPage(page);
    await expect(page.getByText(t("order.state.awaiting_payment"), { exact: true })).toBeVisible();
    expect(await orderState(request, placed)).toMatchObject({ status: "awaiting_payment", payments: [{ state: "awaiting" }] });
    await page.getByRole("link", { name: t("order.card.pay") }).click();
    await page.getByRole("button", { name: pay.approve }).click();
    await onOrderPage(page);
    await expect(page.getByText(t("order.state.placed"), { exact: true })).toBeVisible();
  });
});

test("the place finder knows names from before the merger, without tone marks", async ({ page, shop }) => {
  const { t } = shop;
  await upToPayment(page, shop);
  await page.getByRole("combobox", { name: t("checkout.findPlace") }).fill("dong mo");
  const found = page.getByRole("option").filter({ hasText: "Đồng Mỏ" }).filter({ hasText: "Lạng Sơn" });
  await found.first().click();
  await expect(page.getByLabel(t("checkout.province"), { exact: true }).getByRole("option", { selected: true })).toHaveText("Lạng Sơn");
  await expect(page.getByLabel(t("checkout.ward"), { exact: true }).getByRole("option", { selected: true })).toContainText("Chi Lăng");
  await page.getByLabel(t("checkout.street"), { exact: true }).fill(RECIPIENT.street);
  await choosePayment(page, shop, "cod");
  await placeOrder(page, shop);
  await onOrderPage(page);
  await expect(fact(page, t("order.deliverTo"))).toHaveText(`${RECIPIENT.street}, Xã Chi Lăng, Tỉnh Lạng Sơn`);
});

test("errors stand at their fields and what was typed stays", async ({ page, shop, expectComplaint }) => {
  expectComplaint(/status of 422/);
  const { t } = shop;
  await upToPayment(page, shop);
  const phone = page.getByLabel(t("checkout.phone"), { exact: true });
  await phone.fill("12345");
  await chooseAddress(page, shop);
  await placeOrder(page, shop);
  await expect(page.getByRole("alert")).toContainText(t("error.phone"));
  await expect(phone).toHaveValue("12345");
  await expect(phone).toHaveAccessibleDescription(new RegExp(t("error.phone").slice(0, 20)));
  await expect(page.getByLabel(t("checkout.name"), { exact: true })).toHaveValue(RECIPIENT.name);
  await expect(page.getByLabel(t("checkout.street"), { exact: true })).toHaveValue(RECIPIENT.street);
  await phone.fill(RECIPIENT.phone);
  await placeOrder(page, shop);
  await onOrderPage(page);
});
