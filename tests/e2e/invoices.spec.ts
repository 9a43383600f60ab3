/** From an order with tax details to the document that buyer and producer download, the same for both. */
import type { APIRequestContext } from "@playwright/test";
import { INVOICE_TEXTS } from "~/platform/i18n/messages/invoice";
import { makeTranslate } from "~/platform/i18n/translator";
import { findProducts, order } from "../factories/orders";
import { pdfText } from "../fixtures/pdf-text";
import { expectFitting, PHONE } from "../fixtures/readable";
import { signIn } from "../fixtures/staff";
import { expect, test } from "../fixtures/test";

const t = makeTranslate(INVOICE_TEXTS.vi, "vi");

test.use({ viewport: PHONE });

async function textOf(request: APIRequestContext, href: string | null): Promise<string> {
  const file = await request.get(href ?? "");
  expect(file.headers()["content-type"]).toBe("application/pdf");
  return pdfText(await file.body()).join("\n").normalize("NFC");
}

test("a company's details stand on the document of what was delivered", async ({ page, browser, request }) => {
  test.slow();
  const [article] = await findProducts(request, "producer=htx-lung-khoai&in_stock=1");
  const placed = await order(request, article?.sku ?? "", { company: { name: "Công ty Quà Lạng", tax_code: "0101234565", address: "Số 1 Trần Phú" } });
  const context = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false });
  const buyer = await context.newPage();
  const orderPage = `/don-hang/${placed.code}?token=${placed.token}`;
  await buyer.goto(orderPage);
  await expect(buyer.getByText(t("now", { name: "Công ty Quà Lạng", taxId: "0101234565" }))).toBeVisible();
  await buyer.getByText(t("change")).click();
  await buyer.getByLabel(t("name"), { exact: true }).fill("Công ty Quà Xứ Lạng");
  await buyer.getByLabel(t("taxId"), { exact: true }).fill("0101234566");
  await buyer.getByRole("button", { name: t("save") }).click();
  await expect(buyer.getByText(t("taxId.malformed"))).toBeVisible();
  await expect(buyer.getByLabel(t("name"), { exact: true })).toHaveValue("Công ty Quà Xứ Lạng");
  await expectFitting(buyer);
  await buyer.getByLabel(t("taxId"), { exact: true }).fill("0101234565-001");
  await buyer.getByRole("button", { name: t("save") }).click();
  await expect(buyer.getByText(t("saved"))).toBeVisible();

  await signIn(page, "nhasanxuat@demo.vn");
  await page.goto("/nguoi-ban/don-hang");
  await page.getByRole("link", { name: new RegExp(placed.code) }).first().click();
  await page.getByRole("button", { name: "Nhận đơn" }).click();
  await page.getByLabel("Đơn vị vận chuyển").fill("Viettel Post");
  await page.getByRole("button", { name: "Đã giao cho vận chuyển" }).click();
  await page.getByRole("button", { name: "Người mua đã nhận" }).click();
  const name = /^Tải BK\d\d-\d{6} \(PDF\)$/;
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole("link", { name })).toBeVisible({ timeout: 500 });
  }).toPass();
  const theirs = await textOf(page.request, await page.getByRole("link", { name }).getAttribute("href"));
  await buyer.goto(orderPage);
  const mine = await textOf(request, await buyer.getByRole("link", { name }).getAttribute("href"));
  for (const part of ["BẢNG KÊ BÁN HÀNG", "Sales statement — not an e-invoice", "Công ty Quà Xứ Lạng", "0101234565-001", placed.code]) {
    expect(mine).toContain(part);
    expect(theirs).toContain(part);
  }

  const code = /BK\d\d-\d{6}/.exec(mine)?.[0] ?? "";
  await page.goto("/nguoi-ban/hoa-don");
  await expect(page.getByRole("link", { name: t("download", { code }) }).first()).toBeVisible();
  await expectFitting(page);
  await context.close();
});
