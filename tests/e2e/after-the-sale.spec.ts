/** What comes after an order: buyer and producer write to each other, goods are asked to be returned, and both see how it ended. */
import { findProducts, order } from "../factories/orders";
import { signIn } from "../fixtures/staff";
import { expect, test } from "../fixtures/test";

test.use({ viewport: { width: 390, height: 844 } });

test("buyer and producer settle a broken jar without a script on the buyer's side", async ({ page, browser, request }) => {
  test.slow();
  const [article] = await findProducts(request, "producer=htx-lung-khoai&in_stock=1");
  const placed = await order(request, article?.sku ?? "");
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false });
  const buyer = await context.newPage();
  await buyer.goto(`/don-hang/${placed.code}?token=${placed.token}`);
  await buyer.getByRole("link", { name: /Nhắn người bán/ }).click();
  await buyer.getByLabel("Viết tin nhắn").fill("Giao sau 18h nhé.");
  await buyer.getByRole("button", { name: "Gửi tin" }).click();
  await expect(buyer.getByText("Đã gửi tin nhắn.")).toBeVisible();

  await signIn(page, "nhasanxuat@demo.vn");
  await page.goto("/nguoi-ban/don-hang");
  await page.getByRole("link", { name: new RegExp(`${placed.code}.*chưa đọc`) }).click();
  await expect(page.getByText("Giao sau 18h nhé.")).toBeVisible();
  await page.getByRole("button", { name: "Nhận đơn" }).click();
  await page.getByLabel("Đơn vị vận chuyển").fill("Viettel Post");
  await page.getByRole("button", { name: "Đã giao cho vận chuyển" }).click();
  await page.getByRole("button", { name: "Người mua đã nhận" }).click();
  await expect(page.getByText("Đã ghi: người mua đã nhận hàng.")).toBeVisible();

  await buyer.reload();
  await buyer.getByText("Yêu cầu trả hàng").first().click();
  const wish = buyer.locator("form").filter({ hasText: "Trả món nào" });
  await wish.getByRole("textbox", { name: /Số lượng trả/ }).fill("9");
  await wish.getByLabel("Lý do").selectOption("damaged");
  await wish.getByLabel("Kể rõ hơn").fill("Vỡ nắp");
  await wish.getByRole("button", { name: "Gửi yêu cầu trả hàng" }).click();
  await expect(buyer.getByRole("alert")).toContainText("nhiều hơn số còn lại");
  await expect(wish.getByLabel("Kể rõ hơn")).toHaveValue("Vỡ nắp");
  await wish.getByRole("textbox", { name: /Số lượng trả/ }).fill("1");
  await wish.getByLabel("Ảnh").setInputFiles("public/icon-192.png");
  await wish.getByRole("button", { name: "Gửi yêu cầu trả hàng" }).click();
  await expect(buyer.getByText("Đã gửi yêu cầu trả hàng.")).toBeVisible();
  const photo = await buyer.getByRole("img", { name: /Ảnh 1/ }).getAttribute("src");
  expect((await request.get(photo ?? "")).status()).toBe(200);
  expect((await request.get((photo ?? "").split("?")[0] ?? "")).status()).toBe(404);

  await page.reload();
  await page.getByLabel("Trả lời người mua").fill("Hoàn tiền, không cần gửi lại.");
  await page.getByRole("button", { name: "Đồng ý, không cần gửi về" }).click();
  await expect(page.getByText("Xong, tiền chờ hoàn")).toBeVisible();
  await buyer.reload();
  await expect(buyer.getByText("Hoàn tiền, không cần gửi lại.")).toBeVisible();
  await context.close();
});
