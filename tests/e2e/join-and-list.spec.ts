/** A new co-operative asks to sell on a phone, is approved, lists a product with a photo, and finds it in the shop. */
import sharp from "sharp";
import { JOINING_TEXTS } from "~/platform/i18n/messages/joining";
import { LISTING_TEXTS } from "~/platform/i18n/messages/listing";
import { makeTranslate } from "~/platform/i18n/translator";
import { DEMO_PASSWORD, signIn } from "../fixtures/staff";
import { expect, test } from "../fixtures/test";

const t = makeTranslate(JOINING_TEXTS.vi, "vi");
const l = makeTranslate(LISTING_TEXTS.vi, "vi");
const PDF = { mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n1 0 obj<<>>endobj\n%%EOF") };
const sameSite = { headers: { "Sec-Fetch-Site": "same-origin" }, maxRedirects: 0 };

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

/** Ten digits with the check digit they ask for, another each time. */
function taxCode(): string {
  for (let number = Date.now() % 1_000_000_000; ; number += 1) {
    const digits = [...String(number).padStart(9, "0")].map(Number);
    const last = 10 - ([31, 29, 23, 19, 17, 13, 7, 5, 3].reduce((sum, weight, index) => sum + weight * (digits[index] ?? 0), 0) % 11);
    if (last < 10) return `${digits.join("")}${last}`;
  }
}

test("from an application to a product in the shop", async ({ page, browser, expectComplaint }) => {
  test.slow();
  expectComplaint(/status of 422/);
  const mark = Date.now().toString(36);
  const seller = `Hợp tác xã Thử ${mark}`;
  const name = `Mật ong thử ${mark}`;
  const email = `htx.${mark}@example.vn`;
  await page.request.post("/dang-ky", { form: { name: "Hoàng Thị Thử", email, phone: "0912345678", password: `${DEMO_PASSWORD}-${mark}` }, ...sameSite });

  await test.step("the application is saved as it is typed, and says what is wrong", async () => {
    await page.goto("/nguoi-ban/dang-ky");
    const fill = (field: Parameters<typeof t>[0], text: string) => page.getByLabel(t(field), { exact: true }).fill(text);
    await page.getByLabel(t("field.kind"), { exact: true }).selectOption("cooperative");
    await fill("field.legalName", seller);
    await fill("field.shopName", `Ong Thử ${mark}`);
    await fill("field.representative", "Hoàng Thị Thử");
    await fill("field.taxCode", "0100109107");
    await fill("field.about", "Người nuôi ong trên núi đá.");
    await page.locator("#communeCode").selectOption({ index: 3 });
    await fill("field.addressLine", "Thôn Lân Bông");
    await fill("field.phone", "0912345678");
    await fill("field.contactPhone", "0912345678");
    await page.getByLabel(t("field.bankBin"), { exact: true }).selectOption("970405");
    await fill("field.bankAccount", "8100205012345");
    await fill("field.bankHolder", "HTX THU");
    await page.getByRole("button", { name: t("save"), exact: true }).click();
    await expect(page.getByText(t("fault.taxCode"))).toBeVisible();
    await fill("field.taxCode", taxCode());
    await page.getByRole("button", { name: t("save"), exact: true }).click();
    await expect(page.getByText(t("done.saved"), { exact: true })).toBeVisible();
    await page.reload();
    await expect(page.getByLabel(t("field.legalName"), { exact: true })).toHaveValue(seller);
  });

  await test.step("papers by their bytes, then handed in", async () => {
    for (const kind of ["business_registration", "food_safety"] as const) {
      await page.getByLabel(t("paper.kind"), { exact: true }).selectOption(kind);
      await page.getByLabel(t("paper.file", { size: 10 }), { exact: true }).setInputFiles({ ...PDF, name: `${kind}.pdf` });
      await page.getByRole("button", { name: t("paper.add") }).click();
      await expect(page.getByRole("link", { name: `${t(`paper.${kind}`)}: ${kind}.pdf` })).toBeVisible();
    }
    await page.getByRole("button", { name: t("submit"), exact: true }).click();
    await expect(page.getByText(t("state.submitted"), { exact: true })).toBeVisible();
    expect((await page.request.get("/nguoi-ban")).status()).toBe(403);
  });

  const officer = await browser.newPage();
  await signIn(officer, "admin@demo.vn");
  await test.step("an officer approves", async () => {
    await officer.goto("/quan-tri/nguoi-ban");
    await officer.getByRole("link", { name: seller }).click();
    await officer.getByRole("button", { name: t("desk.approve") }).click();
    await expect(officer.getByText(t("done.approve"))).toBeVisible();
  });

  await test.step("the listing, photo first", async () => {
    await page.goto("/nguoi-ban");
    await page.getByRole("button", { name: l("home.add") }).click();
    const photo = await sharp({ create: { width: 1_200, height: 900, channels: 3, background: "#c98a2b" } }).jpeg().toBuffer();
    const chooser = page.getByLabel(l("photo.choose"), { exact: true });
    await chooser.setInputFiles({ name: "virus.jpg", mimeType: "image/jpeg", buffer: Buffer.from("MZ this is a program, not a photo") });
    await expect(page.getByText(l("photo.not_a_picture"))).toBeVisible();
    await chooser.setInputFiles({ name: "ong.jpg", mimeType: "image/jpeg", buffer: photo });
    await expect(page.getByText(l("photo.cover"), { exact: true })).toBeVisible();
    await page.getByRole("link", { name: l("next") }).click();
    await page.getByLabel(l("setNo"), { exact: true }).selectOption("4");
    await page.getByLabel(l("name"), { exact: true }).fill(name);
    await page.getByLabel(l("summary"), { exact: true }).fill("Mật ong rừng quay tay.");
    await page.getByLabel(l("description"), { exact: true }).fill("<script>alert(1)</script> Chuyện của đàn ong.");
    await page.getByRole("button", { name: l("next") }).click();
    const size = (part: string, text: string) => page.locator(`[name="variants.0.${part}"]`).fill(text);
    await expect(page.locator('[name="variants.0.name"]')).toBeVisible();
    for (const [part, text] of Object.entries({ name: "Chai 500 ml", unit: "chai", weight: "700", price: "180k", stock: "24" })) await size(part, text);
    await page.getByRole("button", { name: l("next") }).click();
    await page.getByLabel(l("shelfLifeDays"), { exact: true }).fill("730");
    await page.getByLabel(l("ingredients"), { exact: true }).fill("Mật ong 100 %");
    await page.getByLabel(l("storage"), { exact: true }).fill("Nơi khô mát");
    await page.getByRole("button", { name: l("next") }).click();
    await expect(page.getByText(l("net.left"), { exact: true })).toBeVisible();
    await expect(page.getByText("171.000\u00a0₫")).toBeVisible();
    await page.getByRole("button", { name: l("submit"), exact: true }).click();
    await expect(page.getByText(l("state.submitted"), { exact: true })).toBeVisible();
  });

  await test.step("checked once, it is in the shop with its seller's name", async () => {
    await officer.goto("/quan-tri/san-pham");
    await officer.getByRole("link", { name }).click();
    await officer.getByRole("button", { name: l("desk.approve") }).click();
    await expect(officer.getByText(l("done.approved"))).toBeVisible();
    await officer.close();
    await page.goto("/nguoi-ban/san-pham");
    await page.getByRole("link", { name: l("view") }).click();
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
    await expect(page.getByText(seller).first()).toBeVisible();
    await expect(page.getByText("<script>alert(1)</script> Chuyện của đàn ong.")).toBeVisible();
  });

  await test.step("one line changes price and stock at once", async () => {
    await page.goto("/nguoi-ban/kho");
    await page.getByLabel(l("line.label"), { exact: true }).fill(`mat ong thu ${mark} 12chai 200k`);
    await page.getByRole("button", { name: l("line.read") }).click();
    await page.getByRole("button", { name: l("line.confirm") }).click();
    await expect(page.getByText(l("stock.saved", { count: 2 }))).toBeVisible();
  });
});
