/** A producer's day with orders, one-handed on a phone: a new order is accepted, picked, packed and handed over, and the buyer sees it. */
import { findProducts, order, orderState } from "../factories/orders";
import { pdfText } from "../fixtures/pdf-text";
import { signIn } from "../fixtures/staff";
import { expect, test } from "../fixtures/test";

test.use({ viewport: { width: 390, height: 844 } });

test("an order comes, is packed and goes on its way", async ({ page, request, expectComplaint }) => {
  test.slow();
  expectComplaint(/status of 422/);
  const [article] = await findProducts(request, "producer=htx-lung-khoai&in_stock=1");
  if (!article) throw new Error("the producer of the demo sells nothing");
  const placed = await order(request, article.sku, { note: "Gọi trước khi giao" });
  await signIn(page, "nhasanxuat@demo.vn");
  await page.goto("/nguoi-ban");
  await page.getByRole("link", { name: /Đơn mới/ }).click();
  const card = page.getByRole("listitem").filter({ hasText: placed.code });
  await expect(card).toContainText("Gọi trước khi giao");
  await expect(card).toContainText("Thu hộ");
  const { content, screen } = await page.evaluate(() => ({ content: document.scrollingElement?.scrollWidth ?? 0, screen: window.innerWidth }));
  expect(content).toBeLessThanOrEqual(screen);

  await page.getByRole("button", { name: "Nhận các đơn đã chọn" }).click();
  await expect(page.getByText("Hãy chọn ít nhất một đơn.")).toBeVisible();
  await page.getByRole("checkbox", { name: `Chọn kiện của đơn ${placed.code}` }).check();
  await page.getByRole("button", { name: "Nhận các đơn đã chọn" }).click();
  await expect(page.getByText("Đã nhận 1 đơn.")).toBeVisible();

  await page.getByRole("link", { name: "Danh sách lấy hàng" }).click();
  await expect(page.getByRole("row").filter({ hasText: placed.code })).toContainText(article.sku);
  await page.getByRole("link", { name: placed.code }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(placed.code);
  const slip = await page.request.get((await page.getByRole("link", { name: "Phiếu gói hàng" }).getAttribute("href")) ?? "");
  const text = pdfText(await slip.body()).join("\n");
  for (const part of [placed.code, "8 Hàng Lạng", article.sku, "THU HỘ"]) expect(text).toContain(part);

  await page.getByLabel("Đơn vị vận chuyển").fill("Viettel Post");
  await page.getByLabel("Mã vận đơn").fill("VTP123456");
  await page.getByRole("button", { name: "Đã giao cho vận chuyển" }).click();
  await expect(page.getByText("kiện hàng đang trên đường")).toBeVisible();
  expect((await orderState(request, placed)).status).toBe("shipped");
  await page.goto(`/don-hang/${placed.code}?token=${placed.token}`);
  await expect(page.getByText("VTP123456")).toBeVisible();
});

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

test("another producer's parcel is not there", async ({ page, request, expectComplaint }) => {
  expectComplaint(/status of 404/);
  const others = await findProducts(request, "q=mat+ong&in_stock=1");
  const placed = await order(request, others[0]?.sku ?? "");
  await signIn(page, "nhasanxuat@demo.vn");
  await page.goto(`/nguoi-ban/don-hang?q=${placed.code}`);
  await expect(page.getByText(`Không tìm thấy “${placed.code}”`)).toBeVisible();
  expect((await page.request.get("/nguoi-ban/don-hang/phieu?parcel=00000000-0000-7000-8000-000000000000")).status()).toBe(404);
});
