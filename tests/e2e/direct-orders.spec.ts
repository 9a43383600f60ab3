/** In a shop whose setting is that producers are paid directly: two producers, two codes to their own accounts, one pays off, the other waits; then the shop bills its commission. */
import { BILL_TEXTS } from "~/platform/i18n/messages/bills";
import { DIRECT_TEXTS } from "~/platform/i18n/messages/direct";
import { DIRECT_DESK_TEXTS } from "~/platform/i18n/messages/direct-desk";
import { makeTranslate } from "~/platform/i18n/translator";
import { parseVietQr } from "~/lib/vietqr";
import { bearer, cartWith, findProducts, orderBody, orderState, sendOrder } from "../factories/orders";
import { openOwnShop, type LaterShop } from "../fixtures/later-shop";
import { pdfText } from "../fixtures/pdf-text";
import { readQr } from "../fixtures/qr";
import { expectFitting, PHONE } from "../fixtures/readable";
import { signIn } from "../fixtures/staff";
import { expect, test } from "../fixtures/test";

const direct = makeTranslate(DIRECT_TEXTS.vi, "vi");
const desk = makeTranslate(DIRECT_DESK_TEXTS.vi, "vi");
const bills = makeTranslate(BILL_TEXTS.vi, "vi");

type Transfer = { producer: string; state: string; bin: string; account: string; amount: number; content: string };
type DirectPayment = { mode: string; transfer: null; transfers: Transfer[] };

let shop: LaterShop;
test.beforeAll(async () => {
  test.setTimeout(300_000);
  shop = await openOwnShop({ MONEY_HOLDING: "direct" });
});
test.afterAll(async () => {
  expect(await shop.close(), "errors in the shop's log").toEqual([]);
});

test("each producer is paid by the buyer and pays the shop its commission", async ({ browser, playwright }) => {
  test.slow();
  // The demo's producers have money coming: it goes out first, so that what is owed afterwards is owed.
  await shop.moveTo(new Date(Date.now() + 9 * 86_400_000));
  const at = (options = {}) => browser.newContext({ baseURL: shop.url, viewport: PHONE, ...options });
  const officer = await (await at()).newPage();
  await signIn(officer, "admin@demo.vn");
  await officer.request.post("/quan-tri/tien", { form: { intent: "prepare" }, headers: { "Sec-Fetch-Site": "same-origin" } });

  const request = await playwright.request.newContext({ baseURL: shop.url });
  const [own] = await findProducts(request, "producer=htx-lung-khoai&in_stock=1");
  const other = (await findProducts(request)).find(({ slug }) => slug !== own!.slug && !slug.includes("lung-khoai"))!;
  const cart = await cartWith(request, own!.sku, 20);
  expect((await request.post(`/api/v1/carts/${cart.id}/lines`, { data: { sku: other.sku, quantity: 1 }, headers: bearer(cart.token) })).status()).toBe(200);
  expect((await sendOrder(request, cart, orderBody(cart, { payment: "card" }))).status()).toBe(422);
  const placed = await (await sendOrder(request, cart, orderBody(cart, { payment: "vietqr" }))).json() as { code: string; token: string; total: number; payment: DirectPayment };
  expect(placed.payment).toMatchObject({ mode: "direct", transfer: null });
  const { transfers } = placed.payment;
  expect(transfers.map(({ producer }) => producer)).toContain("htx-lung-khoai");
  expect(transfers.reduce((sum, { amount }) => sum + amount, 0)).toBe(placed.total);

  const buyer = await (await at()).newPage();
  await buyer.goto(`/don-hang/${placed.code}?token=${placed.token}`);
  for (const { account, bin, amount, content } of transfers) {
    const read = parseVietQr(await readQr(buyer.locator(`img[alt*="${content}"]`)));
    expect(read).toEqual({ ok: true, value: { bankBin: bin, account, amount: BigInt(amount), purpose: content } });
  }
  expect(new Set(transfers.map(({ account }) => account)).size).toBe(2);
  await expectFitting(buyer);
  await buyer.getByRole("article").filter({ hasText: transfers.find(({ producer }) => producer === "htx-lung-khoai")!.content }).getByRole("button", { name: direct("say") }).click();
  await expect(buyer.getByText(direct("said.done"))).toBeVisible();

  const producer = await (await at()).newPage();
  await signIn(producer, "nhasanxuat@demo.vn");
  await producer.goto("/nguoi-ban/don-hang");
  await producer.getByRole("link", { name: placed.code, exact: true }).click();
  await expect(producer.getByRole("button", { name: "Nhận đơn" })).toHaveCount(0);
  await producer.getByRole("button", { name: desk("submit.received") }).click();
  await expect(producer.getByText(desk("refused.malformed")).first()).toBeVisible();
  await producer.getByLabel(desk("bankReference")).fill("FT26332001");
  await expectFitting(producer);
  await producer.getByRole("button", { name: desk("submit.received") }).click();
  await expect(producer.getByText(desk("done.received"))).toBeVisible();
  await producer.getByRole("button", { name: "Nhận đơn" }).click();
  await producer.getByLabel("Đơn vị vận chuyển").fill("Viettel Post");
  await producer.getByRole("button", { name: "Đã giao cho vận chuyển" }).click();
  await producer.getByRole("button", { name: "Người mua đã nhận" }).click();
  await expect(producer.getByText("Đã ghi: người mua đã nhận hàng.")).toBeVisible();

  // The other parcel still waits for its own money.
  await buyer.reload();
  await expect(buyer.getByText(direct("state.received"))).toBeVisible();
  await expect(buyer.getByText(direct("state.awaiting"))).toBeVisible();
  const state = await orderState(request, placed);
  expect(state.status).toBe("partly_shipped");
  expect((state.payments[0] as unknown as DirectPayment).transfers.map((one) => one.state).toSorted()).toEqual(["awaiting", "received"]);

  await officer.goto("/quan-tri/tien/bang-ke");
  await officer.getByRole("button", { name: bills("desk.prepare") }).click();
  await expect(officer.getByText(bills("desk.made", { count: 1 }))).toBeVisible();
  await expectFitting(officer);

  await producer.goto("/nguoi-ban/thu-nhap");
  await producer.getByRole("region", { name: bills("income.title") }).getByRole("link").first().click();
  const heading = producer.getByRole("heading", { level: 1 });
  const code = (await heading.innerText()).split(" ").at(-1)!;
  const qr = parseVietQr(await readQr(producer.locator(`img[alt*="${code}"]`)));
  expect(qr).toMatchObject({ ok: true, value: { purpose: code } });
  await expectFitting(producer);
  const file = await producer.request.get(`/nguoi-ban/bang-ke/${code}/tep`);
  const text = pdfText(await file.body()).join("\n");
  const amount = qr.ok ? qr.value.amount! : 0n;
  expect(amount).toBeGreaterThan(10_000n);
  for (const said of [code, placed.code, `${amount.toLocaleString("vi-VN")}`]) expect(text.replaceAll(/\s/g, "")).toContain(said.replaceAll(/\s/g, ""));
});
