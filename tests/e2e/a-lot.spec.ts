/** A lot on a phone: opened, a step recorded without a signal, a label printed and read, looked up in Chinese, called back. */
import type { Page } from "@playwright/test";
import { LOTS_TEXTS, type LotsDictionary } from "~/platform/i18n/messages/lots";
import { TRACE_TEXTS, type TraceDictionary } from "~/platform/i18n/messages/trace";
import { makeTranslate } from "~/platform/i18n/translator";
import { readLabelQr } from "../fixtures/label-qr";
import { signIn } from "../fixtures/staff";
import { expect, test } from "../fixtures/test";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

const t = makeTranslate<LotsDictionary>(LOTS_TEXTS.vi, "vi");
const zh = makeTranslate<TraceDictionary>(TRACE_TEXTS.zh, "zh");
const FIRST_VIEW_BYTES = 50_000;

/** Bytes that the page and all it needs took on the wire. */
function weigh(page: Page): () => Promise<number> {
  const sizes: Promise<number>[] = [];
  page.on("response", (response) => sizes.push(response.request().sizes().then(({ responseBodySize, responseHeadersSize }) => responseBodySize + responseHeadersSize)));
  return async () => (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

test("from the harvest to the label, the Chinese trace page and the recall", async ({ page, context, browser, expectComplaint }) => {
  expectComplaint(/ERR_INTERNET_DISCONNECTED|status of 422/);
  await signIn(page, "nhasanxuat@demo.vn");
  const code = `T${Date.now().toString(36).toUpperCase()}`;

  await test.step("too much for what was put in is refused, nothing typed is lost", async () => {
    await page.goto("/nguoi-ban/lo/moi");
    await page.getByLabel(t("f.code"), { exact: true }).fill(code);
    await page.getByLabel(t("f.quantity"), { exact: true }).fill("9000");
    await page.getByLabel(t("f.source"), { exact: true }).selectOption("bought");
    await page.getByLabel(t("f.grams"), { exact: true }).fill("12,5");
    await page.locator("summary", { hasText: t("f.sourceBought") }).click();
    await page.getByLabel(t("f.material"), { exact: true }).fill("nguyên liệu của bài thử");
    await page.getByLabel(t("f.supplier"), { exact: true }).fill("Tổ hợp tác thử");
    await page.getByRole("button", { name: t("create") }).click();
    await expect(page.getByLabel(t("f.reason"), { exact: true })).toBeVisible();
    await expect(page.getByLabel(t("f.code"), { exact: true })).toHaveValue(code);
    await page.getByLabel(t("f.quantity"), { exact: true }).fill("1");
    await page.getByRole("button", { name: t("create") }).click();
    await expect(page.getByRole("heading", { level: 1, name: code })).toBeVisible();
  });

  await test.step("a step without a signal waits on the device, and is sent once there is one", async () => {
    await context.setOffline(true);
    await page.getByText(t("step.packing"), { exact: true }).click();
    await page.getByLabel(t("step.place"), { exact: true }).fill("Xưởng thử");
    await page.getByRole("button", { name: t("step.save") }).click();
    await expect(page.getByText(t("waiting", { count: 1 }))).toBeVisible();
    await context.setOffline(false);
    await expect(page.getByText(t("waiting", { count: 1 }))).toHaveCount(0);
    await expect(page.locator(".timeline li")).toHaveCount(1);
    await expect(page.locator(".timeline")).toContainText("Xưởng thử");
  });

  let address = "";
  await test.step("the printed label leads to the lot", async () => {
    const lot = new URL(page.url()).pathname;
    const sheet = await page.request.get(`${lot}/nhan?size=38x21&count=1`);
    expect(sheet.headers()["content-type"]).toBe("application/pdf");
    address = readLabelQr(await sheet.body());
    expect(address).toContain(encodeURIComponent(code));
  });

  const tourist = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "zh-CN" });
  const phone = await tourist.newPage();
  const { pathname } = new URL(address);
  await test.step("a tourist reads it in Chinese, in one small page", async () => {
    const weight = weigh(phone);
    await phone.goto(`/zh${pathname}`, { waitUntil: "networkidle" });
    await expect(phone.getByText(zh("lot", { lot: code }))).toBeVisible();
    await expect(phone.getByText(/公布以来记录未被改动/)).toBeVisible();
    await expect(phone.getByText("Xưởng thử")).toBeVisible();
    expect(await phone.locator("script").count()).toBe(0);
    expect(await weight()).toBeLessThan(FIRST_VIEW_BYTES);
  });

  await test.step("a drill tells nobody, a recall is the first thing everybody reads", async () => {
    await page.locator("summary", { hasText: t("recall.drill") }).click();
    await page.getByLabel(t("recall.reason"), { exact: true }).fill("Nắp không kín.");
    await page.getByRole("button", { name: t("recall.drill"), exact: true }).click();
    await expect(page.getByText(/Diễn tập xong/)).toBeVisible();
    await phone.reload();
    await expect(phone.getByRole("alert")).toHaveCount(0);
    await page.getByLabel(t("recall.reason"), { exact: true }).fill("Nắp không kín.");
    await page.getByLabel(t("recall.sure"), { exact: true }).check();
    await page.getByRole("button", { name: t("recall.do"), exact: true }).click();
    await expect(page.getByText(/Đã thu hồi: /)).toBeVisible();
    await expect(async () => {
      await phone.reload();
      await expect(phone.getByRole("alert")).toContainText(zh("recalled"), { timeout: 500 });
    }).toPass();
    await tourist.close();
  });
});

test("one address, several answers", async ({ request }) => {
  const products = await request.get("/api/v1/products?q=mat+ong&per_page=20");
  const { hits }: { hits: { slug: string }[] } = await products.json();
  const answers = await Promise.all(hits.map(async ({ slug }) => (await request.get(`/api/v1/products/${slug}`)).json() as Promise<{ lots: { gtin: string; lot: string }[] }>));
  const lot = answers.flatMap(({ lots }) => lots).find(({ gtin }) => /^\d{13}$/.test(gtin));
  if (!lot) throw new Error("no honey with a GTIN is on sale");
  const path = `/01/${lot.gtin}/10/${lot.lot}`;

  const links = await request.get(path, { headers: { Accept: "application/linkset+json" } });
  expect(links.headers()["content-type"]).toContain("application/linkset+json");
  const [set]: Record<string, { href: string }[]>[] = (await links.json()).linkset;
  expect(set?.["https://gs1.org/voc/traceability"]?.length).toBe(3);
  const epcis = await request.get(`${path}?linkType=gs1:epcis`);
  expect(epcis.headers()["content-type"]).toContain("application/ld+json");
  expect((await epcis.json()).type).toBe("EPCISDocument");
  expect((await request.get(`${path}?linkType=gs1:pip`, { maxRedirects: 0 })).status()).toBe(307);
  expect((await request.get(path)).headers()["content-type"]).toContain("text/html");

  const wrong = lot.gtin.slice(0, -1) + ((Number(lot.gtin.at(-1)) + 1) % 10);
  expect((await request.get(`/01/${wrong}/10/${lot.lot}`)).status()).toBe(400);
  expect((await request.get(`/01/${lot.gtin}/10/KHONG-CO`)).status()).toBe(404);
  expect((await request.get(`/01/0${lot.gtin}/10/${lot.lot}`)).status()).toBe(200);
});
