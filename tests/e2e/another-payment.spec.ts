/** A buyer whose card was declined, or who thought better of it, pays another way. */
import { findProducts, order, orderState, payByCard } from "../factories/orders";
import { expect, test } from "../fixtures/test";

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a declined card becomes a transfer, then cash at the door", async ({ page, shop, request }) => {
    const { t, path } = shop;
    const [product] = await findProducts(request);
    const placed = await order(request, product!.sku, { payment: "card" });
    await payByCard(request, placed.payment.url ?? "", { outcome: "decline" });
    await page.goto(path(`/don-hang/${placed.code}?token=${placed.token}&card=left`));
    await page.getByRole("radio", { name: t("checkout.vietqr") }).check();
    await page.getByRole("button", { name: t("order.choose.submit") }).click();
    await expect(page.getByRole("heading", { name: t("order.qr.title") })).toBeVisible();
    expect(await orderState(request, placed)).toMatchObject({ status: "awaiting_payment", payments: [{ method: "vietqr", state: "awaiting" }] });

    await page.getByText(t("order.choose.title"), { exact: true }).click();
    await page.getByRole("radio", { name: t("checkout.cod") }).check();
    await page.getByRole("button", { name: t("order.choose.submit") }).click();
    await expect(page.getByRole("paragraph").filter({ hasText: t("order.cod.title") })).toBeVisible();
    await expect(page.getByText(t("order.choose.title"), { exact: true })).toHaveCount(0);
    expect(await orderState(request, placed)).toMatchObject({ status: "placed", payments: [{ method: "cod", state: "due_on_delivery" }] });
  });
});

test("the card is tried again on a new page, and the old one pays nothing twice", async ({ page, shop, request }) => {
  const { t, path } = shop;
  const [product] = await findProducts(request);
  const placed = await order(request, product!.sku, { payment: "card" });
  await page.goto(path(`/don-hang/${placed.code}?token=${placed.token}&card=left`));
  await page.getByRole("radio", { name: t("order.choose.cardAgain") }).check();
  await page.getByRole("button", { name: t("order.choose.submit") }).click();
  await page.waitForURL((url) => url.href !== placed.payment.url && url.pathname.includes("cs_"));
  await payByCard(request, page.url(), { outcome: "approve", deliver: 3, order: "shuffle" });
  await expect.poll(async () => (await orderState(request, placed)).payments[0]).toMatchObject({ method: "card", state: "paid" });
});

test("nonsense is refused with a sentence, and nothing changes", async ({ shop, request }) => {
  const [product] = await findProducts(request);
  const placed = await order(request, product!.sku, { payment: "vietqr" });
  const send = (form: Record<string, string>, token = placed.token) =>
    request.post(shop.path(`/don-hang/${placed.code}?token=${token}`), { form, headers: { "Sec-Fetch-Site": "same-origin" }, maxRedirects: 0 });
  expect((await send({ payment: "gold" })).status()).toBe(422);
  expect((await send({})).status()).toBe(422);
  expect((await send({ payment: "cod" }, "x".repeat(43))).status()).toBe(404);
  expect(await orderState(request, placed)).toMatchObject({ payments: [{ method: "vietqr", state: "awaiting" }] });
});
