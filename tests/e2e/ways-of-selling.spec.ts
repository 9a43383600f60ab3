/** A producer sells what is made to order, by weight and ahead of a harvest; a buyer orders it, and every page says which it is. */
import { cartWith, findProducts, order, orderBody, sendOrder, type PlacedOrder } from "../factories/orders";
import { pdfText } from "../fixtures/pdf-text";
import { expectReadable } from "../fixtures/readable";
import { signIn } from "../fixtures/staff";
import { expect, test } from "../fixtures/test";

test.use({ viewport: { width: 390, height: 844 } });

test("made to order, by weight and ahead of a harvest, from the producer's form to the packing slip", async ({ page, request, expectComplaint }) => {
  test.slow();
  expectComplaint(/status of 422/);
  const articles = await findProducts(request, "producer=htx-lung-khoai&group=food");
  const article = articles.at(-1);
  if (!article) throw new Error("the producer of the demo sells nothing");
  await signIn(page, "nhasanxuat@demo.vn");
  await page.goto("/nguoi-ban/san-pham");
  await page.getByRole("listitem").filter({ hasText: article.name }).getByRole("link", { name: "Loại hàng, cách bán" }).click();

  const stamp = Date.now().toString(36);
  const fill = async (fields: Record<string, string>) => {
    for (const [label, value] of Object.entries(fields)) await page.getByRole("textbox", { name: label }).last().fill(value);
  };
  const add = async (mode: string, fields: Record<string, string>) => {
    await page.getByRole("radio", { name: mode }).last().check();
    await fill(fields);
    await page.getByRole("button", { name: "Thêm loại này" }).click();
  };
  await add("Làm theo đơn", { "Tên loại": `Đặt làm ${stamp}`, "Đơn vị": "hộp", "Giá (đ)": "120k", "Khối lượng tịnh": "500", "Số ngày để làm": "" });
  await expect(page.getByText("Hãy sửa các chỗ được đánh dấu.")).toBeVisible();
  await expect(page.getByLabel("Tên loại")).toHaveValue(`Đặt làm ${stamp}`);
  await page.getByLabel("Số ngày để làm").last().fill("7");
  await page.getByRole("button", { name: "Thêm loại này" }).click();
  await expect(page.getByText("Đã thêm loại hàng.")).toBeVisible();
  await add("Bán theo cân", { "Tên loại": `Cân ${stamp}`, "Đơn vị": "kg", "Giá (đ)": "45.000", "Khối lượng tịnh": "1000", "Số đang có": "30" });
  await expect(page.getByRole("listitem").filter({ hasText: `Cân ${stamp}` })).toContainText("45.000\u00a0₫/kg");
  await add("Đặt trước theo vụ", { "Tên loại": `Vụ ${stamp}`, "Đơn vị": "kg", "Giá (đ)": "50k", "Khối lượng tịnh": "1000" });
  const harvest = page.getByRole("listitem").filter({ hasText: `Vụ ${stamp}` });
  await expect(harvest).toContainText("Chưa báo dự kiến");
  const forecast = async (low: string) => {
    const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
    const values = { "Ít nhất": low, "Có lẽ": "30", "Nhiều nhất": "40", "Gửi từ ngày": day(20), "Đến ngày": day(30) };
    for (const [label, value] of Object.entries(values)) await harvest.getByLabel(label).fill(value);
    await harvest.getByRole("button", { name: "Báo dự kiến" }).click();
    await expect(page.getByText("Đã báo dự kiến.")).toBeVisible();
  };
  await forecast("0");
  await expectReadable(page);
  const skuOf = async (name: string) => (await page.getByRole("listitem").filter({ hasText: name }).locator(".code").innerText()).trim();
  const [made, weighed] = [await skuOf(`Đặt làm ${stamp}`), await skuOf(`Cân ${stamp}`)];
  const desk = page.url().replace(/\?.*/, "");

  await page.getByRole("link", { name: "Xem trong chợ" }).click();
  await page.getByRole("radio", { name: `Đặt làm ${stamp}` }).check();
  await expect(page.getByText("Làm theo đơn, gửi trong 7 ngày").last()).toBeVisible();
  await page.getByRole("radio", { name: `Vụ ${stamp}` }).check();
  await page.getByLabel("Họ và tên").fill("Người chờ");
  await page.getByLabel("E-mail để báo khi tới lượt").fill(`cho-${stamp}@example.vn`);
  await page.getByRole("button", { name: "Ghi tên chờ" }).click();
  await expect(page.getByText("Bạn đứng đầu danh sách chờ.")).toBeVisible();
  const place = page.url();

  await page.goto(desk);
  await forecast("5");
  await page.goto(place);
  await expectReadable(page);
  await page.getByRole("button", { name: "Đặt mua 1 phần" }).click();
  await expect(page).toHaveURL(/gio-hang/);
  await expect(page.getByRole("listitem").filter({ hasText: `Vụ ${stamp}` })).toContainText("Đặt trước vụ này");

  const both = await order(request, made);
  await page.goto(`/don-hang/${both.code}?token=${both.token}`);
  await expect(page.getByText("Gửi đi muộn nhất")).toBeVisible();
  const cart = await cartWith(request, weighed, 3);
  const kilos = (await (await sendOrder(request, cart, orderBody(cart))).json()) as PlacedOrder;
  await page.goto(`/nguoi-ban/don-hang?q=${kilos.code}`);
  await page.getByRole("checkbox", { name: `Chọn kiện của đơn ${kilos.code}` }).check();
  await page.getByRole("button", { name: "Nhận các đơn đã chọn" }).click();
  await expect(page.getByText("Đã nhận 1 đơn.")).toBeVisible();
  await page.goto(`/nguoi-ban/don-hang?tab=packing&q=${kilos.code}`);
  await page.getByRole("link", { name: kilos.code }).click();
  await page.getByLabel("cân thực tế").fill("290");
  await page.getByRole("button", { name: "Ghi cân" }).click();
  await expect(page.getByText("Cân này khác xa số đã đặt.").first()).toBeVisible();
  await page.getByLabel("cân thực tế").fill("2,9");
  await page.getByRole("button", { name: "Ghi cân" }).click();
  await expect(page.getByText("Đặt 3 kg, gói 2,9 kg, tính tiền 130.500\u00a0₫")).toBeVisible();
  const slip = await page.request.get((await page.getByRole("link", { name: "Phiếu gói hàng" }).getAttribute("href")) ?? "");
  expect(pdfText(await slip.body()).join("\n")).toContain("gói 2,9 kg");
  await page.goto(`/don-hang/${kilos.code}?token=${kilos.token}`);
  await expect(page.getByText("Đặt 3 kg, gói 2,9 kg, tính tiền 130.500\u00a0₫")).toBeVisible();
});
