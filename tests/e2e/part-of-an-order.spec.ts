/** Part of a paid order is called off: first by its buyer, without a script, then by the producer who cannot supply it. */
import { bearer, findProducts, openCart, orderBody, sendOrder, type PlacedOrder } from "../factories/orders";
import { CANCELLING_TEXTS } from "~/platform/i18n/messages/cancelling";
import { REFUND_TEXTS } from "~/platform/i18n/messages/refunds";
import { makeTranslate } from "~/platform/i18n/translator";
import { creditAccount } from "../fixtures/bank-feed";
import { expectFitting, expectReadable, PHONE } from "../fixtures/readable";
import { signIn } from "../fixtures/staff";
import { expect, test } from "../fixtures/test";

const t = makeTranslate(CANCELLING_TEXTS.vi, "vi");
const refunds = makeTranslate(REFUND_TEXTS.vi, "vi");
const vnd = (amount: number) => new RegExp(`${amount.toLocaleString("vi").replaceAll(".", "\\.")}\\s₫`);

test.use({ viewport: PHONE });

test("a buyer takes one piece back, the producer another, and the money is due back", async ({ page, browser, request }) => {
  const [first, second] = (await findProducts(request, "producer=htx-lung-khoai&in_stock=1")).filter((one, index, all) => all.findIndex(({ sku }) => sku === one.sku) === index);
  const cart = await openCart(request);
  for (const article of [first, second]) expect((await request.post(`/api/v1/carts/${cart.id}/lines`, { data: { sku: article?.sku, quantity: 2 }, headers: bearer(cart.token) })).status()).toBe(200);
  const placed: PlacedOrder = await (await sendOrder(request, cart, orderBody(cart, { payment: "vietqr" }))).json();
  expect((await creditAccount(request, { amount: placed.total, content: placed.payment.transfer?.content ?? "" })).status()).toBe(200);
  const [mine, theirs] = [first?.price ?? 0, second?.price ?? 0];

  const context = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false });
  const buyer = await context.newPage();
  await buyer.goto(`/don-hang/${placed.code}?token=${placed.token}`);
  await buyer.getByRole("link", { name: t("open") }).click();
  const pieces = buyer.getByRole("textbox", { name: new RegExp(t("quantityOf", { product: first?.name ?? "" })) });
  await pieces.fill("5");
  await buyer.getByRole("button", { name: t("check") }).click();
  await expect(buyer.getByText(t("refused.too_much", { left: 2 }))).toBeVisible();
  await expect(pieces).toHaveValue("5");
  await pieces.fill("1");
  await buyer.getByRole("button", { name: t("check") }).click();
  await expect(buyer.getByText(t("way.bank"))).toContainText(vnd(mine));
  await expectFitting(buyer);
  await buyer.getByRole("button", { name: t("confirm") }).click();
  await expect(buyer.getByText(t("done"))).toBeVisible();
  await expect(buyer.getByText(t("line.cancelled", { ordered: 2, cancelled: 1, left: 1 }))).toBeVisible();
  await expect(buyer.getByText(refunds("due", { amount: "" }).trim().slice(0, 20))).toContainText(vnd(mine));

  await signIn(page, "nhasanxuat@demo.vn");
  await page.goto(`/nguoi-ban/don-hang?q=${placed.code}`);
  await page.getByRole("link", { name: placed.code }).click();
  await page.getByRole("link", { name: t("open.desk") }).click();
  await page.getByRole("textbox", { name: new RegExp(t("quantityOf", { product: second?.name ?? "" })) }).fill("2");
  await page.getByLabel(t("reason")).fill("Hết hàng");
  await page.getByRole("button", { name: t("check") }).click();
  await expect(page.getByText(t("way.bank"))).toContainText(vnd(2 * theirs));
  await expectReadable(page);
  await page.getByRole("button", { name: t("confirm") }).click();
  await expect(page.getByText(t("line.gone", { cancelled: 2 }))).toBeVisible();
  await expectFitting(page);

  await buyer.goto(`/don-hang/${placed.code}?token=${placed.token}`);
  await expect(buyer.getByText(/Hết hàng/)).toBeVisible();
  await expect(buyer.getByText(refunds("due", { amount: "" }).trim().slice(0, 20))).toContainText(vnd(mine + 2 * theirs));
  const answer = await request.get(`/api/v1/orders/${placed.code}`, { headers: bearer(placed.token) });
  expect(await answer.json()).toMatchObject({ totals: { total: placed.total - mine - 2 * theirs } });
  await context.close();
});
