/**
 * One basket of three producers, paid once: one line is called off, one piece comes back, both are refunded, the rest is paid out; and
 * everybody who looks, on a page or on paper, reads the same figures. In a shop of its own, whose clock the test moves to the payout.
 */
import type { Browser, Page } from "@playwright/test";
import { formatVnd } from "~/platform/i18n/format";
import { CANCELLING_TEXTS } from "~/platform/i18n/messages/cancelling";
import { INCOME_TEXTS } from "~/platform/i18n/messages/income";
import { MONEY_TEXTS } from "~/platform/i18n/messages/money";
import { REFUND_TEXTS } from "~/platform/i18n/messages/refunds";
import { makeTranslate } from "~/platform/i18n/translator";
import { ADDRESS, bearer, findProducts, openCart, orderBody, orderState, sendOrder, type Hit, type PlacedOrder } from "../factories/orders";
import { creditAccount } from "../fixtures/bank-feed";
import { openOwnShop, type LaterShop } from "../fixtures/later-shop";
import { pdfText } from "../fixtures/pdf-text";
import { BANK_FEED_SECRET } from "../fixtures/shop-address";
import { signIn } from "../fixtures/staff";
import { expect, test } from "../fixtures/test";

const cancelling = makeTranslate(CANCELLING_TEXTS.vi, "vi");
const income = makeTranslate(INCOME_TEXTS.vi, "vi");
const money = makeTranslate(MONEY_TEXTS.vi, "vi");
const refunds = makeTranslate(REFUND_TEXTS.vi, "vi");
const sameSite = { headers: { "Sec-Fetch-Site": "same-origin" }, maxRedirects: 0 };
const vnd = (amount: number): string => formatVnd(BigInt(amount), "vi");
/** The shop's rule, at which the demo's producers sell: 5 % of what buyers pay for goods, its VAT inside. */
const commissionOf = (goods: number): number => Math.round(goods * 0.05);

let shop: LaterShop;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  shop = await openOwnShop({ BANK_FEED_SECRET, WORKER: "inline" });
});
test.afterAll(async () => {
  expect(await shop.close()).toEqual([]);
});

async function personIn(browser: Browser, email?: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: shop.url, viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  if (email) await signIn(page, email);
  return page;
}

/** Two articles of one producer, one of the demo's seller, and one of a third. */
async function fourArticles(page: Page): Promise<{ first: Hit; beside: Hit; second: Hit; third: Hit }> {
  const own = "htx-lung-khoai";
  const hits = (await findProducts(page.request, "in_stock=1&group=food")) as (Hit & { producer_slug: string })[];
  const of = (slug: string) => hits.filter(({ producer_slug }) => producer_slug === slug);
  const pair = hits.map(({ producer_slug }) => of(producer_slug)).find((all) => all.length > 1 && all[0]!.producer_slug !== own);
  const second = of(own)[0];
  const third = hits.find(({ producer_slug }) => producer_slug !== own && producer_slug !== pair?.[0]?.producer_slug);
  if (!pair || !second || !third) throw new Error("the demo has too few articles in stock");
  return { first: pair[0]!, beside: pair[1]!, second, third };
}

/** Takes every parcel to its door, as the operator's forms do. */
async function deliver(officer: Page, code: string): Promise<void> {
  for (const [from, intent, button] of [["pending", "confirmed", /nhận đơn/i], ["confirmed", "shipped", /vận chuyển/i], ["shipped", "delivered", /đã nhận/i]] as const) {
    await officer.goto(`/quan-tri/don-hang/${code}`);
    const parcels = await officer.locator(`form:has(input[name=from][value=${from}]) input[name=shipment]`).evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
    expect(parcels.length, `${intent}: ${button}`).toBe(3);
    for (const parcel of parcels) expect((await officer.request.post(`/quan-tri/don-hang/${code}`, { form: { intent, from, shipment: parcel, carrier: "Viettel Post" }, ...sameSite })).status()).toBe(302);
  }
}

test("every page and paper of an order of three producers shows the same figures, to the đồng", async ({ browser }) => {
  test.setTimeout(100_000);
  const buyer = await personIn(browser);
  const officer = await personIn(browser, "admin@demo.vn");
  const seller = await personIn(browser, "nhasanxuat@demo.vn");
  const { first, beside, second, third } = await fourArticles(buyer);

  const cart = await openCart(buyer.request);
  for (const { sku } of [first, beside, second, third]) expect((await buyer.request.post(`/api/v1/carts/${cart.id}/lines`, { data: { sku, quantity: 2 }, headers: bearer(cart.token) })).status()).toBe(200);
  const answer = await sendOrder(buyer.request, cart, orderBody(cart, { payment: "vietqr", delivery: ADDRESS }));
  expect(answer.status(), await answer.text()).toBe(201);
  const placed: PlacedOrder = await answer.json();
  const { transfer } = placed.payment;
  expect((await creditAccount(buyer.request, { amount: placed.total, content: transfer!.content })).ok()).toBe(true);
  const orderPage = `/don-hang/${placed.code}?token=${placed.token}`;

  await test.step("the buyer calls one line off", async () => {
    await buyer.goto(orderPage);
    await buyer.getByRole("article").filter({ hasText: first.name }).getByRole("link", { name: cancelling("open"), exact: true }).click();
    await buyer.getByLabel(new RegExp(`^${cancelling("quantityOf", { product: first.name })}`)).fill("2");
    await buyer.getByRole("button", { name: cancelling("check"), exact: true }).click();
    await expect(buyer.getByText(vnd(first.price * 2)).first()).toBeVisible();
    await buyer.getByRole("button", { name: cancelling("confirm") }).click();
    await expect(buyer.getByText(cancelling("done"))).toBeVisible();
    await expect(buyer.getByText(refunds("due", { amount: vnd(first.price * 2) }))).toBeVisible();
  });

  await deliver(officer, placed.code);
  await test.step("one of the two pieces of another producer comes back", async () => {
    await buyer.goto(orderPage);
    await buyer.getByRole("article").filter({ hasText: second.name }).getByRole("link", { name: /trả hàng/ }).click();
    await buyer.getByText("Yêu cầu trả hàng").first().click();
    const wish = buyer.locator("form").filter({ hasText: "Trả món nào" });
    await wish.getByRole("textbox", { name: /Số lượng trả/ }).fill("1");
    await wish.getByLabel("Lý do").selectOption("damaged");
    await wish.getByLabel("Kể rõ hơn").fill("Vỡ một hũ");
    await wish.getByRole("button", { name: "Gửi yêu cầu trả hàng" }).click();
    await expect(buyer.getByText("Đã gửi yêu cầu trả hàng.")).toBeVisible();
    await seller.goto(`/nguoi-ban/don-hang?q=${placed.code}`);
    await seller.getByRole("link", { name: new RegExp(placed.code) }).first().click();
    await seller.getByLabel("Trả lời người mua").fill("Hoàn tiền, không cần gửi lại.");
    await seller.getByRole("button", { name: "Đồng ý, không cần gửi về" }).click();
    await expect(seller.getByText("Xong, tiền chờ hoàn")).toBeVisible();
  });

  const back = first.price * 2 + second.price;
  await test.step("what is owed goes back to the account the buyer names", async () => {
    await buyer.goto(orderPage);
    await expect(buyer.getByText(refunds("due", { amount: vnd(back) }))).toBeVisible();
    await buyer.getByLabel(refunds("bank")).selectOption("970436");
    await buyer.getByLabel(refunds("account"), { exact: true }).fill("0011009876543");
    await buyer.getByLabel(refunds("holder")).fill("NONG VAN SON");
    await buyer.getByRole("button", { name: refunds("save") }).click();
    await expect(buyer.getByText(refunds("saved"))).toBeVisible();
    await officer.goto(`/quan-tri/don-hang/${placed.code}`);
    await expect(officer.getByText(refunds("desk.due", { amount: vnd(back) }))).toBeVisible();
    await officer.getByRole("button", { name: refunds("desk.send"), exact: true }).click();
    await officer.getByLabel(refunds("desk.bankReference")).fill("FT-HOAN-1");
    await officer.getByRole("button", { name: refunds("desk.paid"), exact: true }).click();
    await expect(officer.getByText(refunds("done.paid"))).toBeVisible();
  });

  const kept = second.price - commissionOf(second.price);
  await test.step("eight days later the rest is paid out", async () => {
    await shop.moveTo(new Date(Date.now() + 8 * 86_400_000));
    await signIn(officer, "admin@demo.vn");
    await officer.goto("/quan-tri/tien");
    await officer.getByRole("button", { name: money("prepare.submit") }).click();
    await expect(officer.getByText(money("done.prepared"))).toBeVisible();
    const file = await officer.request.get(`${new URL(officer.url()).pathname}/tep`);
    const rows = (await file.text()).trim().split("\r\n").slice(1, -1).map((line) => line.split(","));
    await officer.getByRole("button", { name: money("run.send") }).click();
    const lines = rows.map(([, , , , amount, code], index) => `${code};${amount};Thành công;FT${index};`);
    await officer.getByLabel(money("import.file")).setInputFiles({ name: "ket-qua.csv", mimeType: "text/csv", buffer: Buffer.from(["Nội dung;Số tiền;Kết quả;Mã giao dịch;Lý do", ...lines].join("\n")) });
    await officer.getByRole("button", { name: money("import.read") }).click();
    await officer.getByRole("button", { name: money("import.apply", { count: rows.length }) }).click();
    await expect(officer.getByText(money("import.applied", { good: rows.length }))).toBeVisible();
  });

  await test.step("the buyer, by page and by API", async () => {
    await buyer.goto(orderPage);
    await expect(buyer.getByText(refunds("state.paid")).first()).toBeVisible();
    await expect(buyer.getByText(vnd(back)).first()).toBeVisible();
    const state = await orderState(buyer.request, placed);
    expect(state.totals.total).toBe(placed.total - first.price * 2);
    expect(state.status).toBe("delivered");
  });

  await test.step("the sales documents: one a parcel, and one of what came back", async () => {
    const links = buyer.locator('a[href*="/chung-tu/"]');
    await expect(async () => {
      await buyer.reload();
      expect(await links.count()).toBeGreaterThanOrEqual(4);
    }).toPass();
    const hrefs = new Set(await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? "")));
    const papers = await Promise.all([...hrefs].map(async (href) => pdfText(await (await buyer.request.get(href)).body()).join("\n")));
    expect(papers).toHaveLength(4);
    const digits = (amount: number) => vnd(amount).replace(/\s*₫$/u, "");
    for (const amount of [beside.price * 2, second.price * 2, third.price * 2, second.price]) expect(papers.filter((text) => text.includes(digits(amount))).length, digits(amount)).toBeGreaterThan(0);
    expect(papers.some((text) => text.includes(first.name))).toBe(false);
  });

  await test.step("the officer, on the order's way of the money", async () => {
    await officer.goto(`/quan-tri/tien/don/${placed.code}`);
    for (const amount of [placed.total, first.price * 2, second.price, back]) await expect(officer.getByText(vnd(amount)).first()).toBeVisible();
  });

  await test.step("the producer, on the parcel, the statement and its file", async () => {
    await signIn(seller, "nhasanxuat@demo.vn");
    await seller.goto(`/nguoi-ban/don-hang?tab=delivered&q=${placed.code}`);
    await expect(seller).toHaveURL(/nguoi-ban/);
    await seller.getByRole("link", { name: new RegExp(placed.code) }).first().click();
    await expect(seller.getByRole("region", { name: income("parcel.title") }).first()).toContainText(vnd(kept));
    await seller.goto("/nguoi-ban/thu-nhap");
    await seller.getByRole("row").filter({ hasText: income("state.paid") }).first().getByRole("link").click();
    await expect(seller.getByRole("listitem").filter({ hasText: placed.code })).toContainText(vnd(kept));
    const file = await seller.request.get(`${new URL(seller.url()).pathname}/tep`);
    const text = pdfText(await file.body()).join("\n").replaceAll("\u00a0", " ");
    expect(text).toContain(placed.code);
    expect(text).toContain(vnd(kept).replaceAll("\u00a0", " ").replace(/ ₫$/, ""));
  });
});
