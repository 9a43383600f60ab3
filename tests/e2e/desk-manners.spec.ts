/** What the desks do for whoever works there in a hurry, on a phone or without JavaScript. */
import { programmeDesk as words } from "~/platform/i18n/messages/vi/programme-desk";
import { PHONE } from "../fixtures/readable";
import { signIn } from "../fixtures/staff";
import { adminT, expect, test } from "../fixtures/test";

test("two quick presses of a button write once", async ({ page }) => {
  const title = `Tập huấn bấm đúp ${Date.now()}`;
  await signIn(page, "admin@demo.vn");
  await page.goto("/quan-tri/ho-tro/moi");
  await page.getByLabel(words["recognition.year"]).fill("2026");
  await page.getByLabel(words["support.amount"]).fill("1.000");
  await page.getByLabel(words["support.source"]).selectOption("central");
  await page.getByLabel(words["support.purpose"]).selectOption("training");
  await page.getByLabel(words["support.title"]).fill(title);
  await page.getByRole("button", { name: words.save, exact: true }).dblclick();
  await expect(page.getByText(words["done.create"])).toBeVisible();
  await page.goto(`/quan-tri/ho-tro?q=${encodeURIComponent(title)}`);
  await expect(page.getByText(adminT("list.found", { count: 1 }), { exact: true })).toBeVisible();
});

test.describe("on a phone", () => {
  test.use({ viewport: PHONE });

  test("the section that is open is in view, the rest behind one button", async ({ page }) => {
    await signIn(page, "admin@demo.vn");
    await page.goto("/quan-tri/nhat-ky");
    const sections = page.getByRole("navigation", { name: adminT("nav") });
    await expect(sections.getByRole("link", { name: adminT("nav.audit") })).toBeInViewport({ ratio: 0.9 });
    await expect(page.getByRole("button", { name: adminT("nav.signOut") })).toBeHidden();
    await page.getByLabel(adminT("nav.more")).click();
    await expect(page.getByRole("button", { name: adminT("nav.signOut") })).toBeInViewport({ ratio: 0.9 });
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a product is found by its name and chosen from those that fit", async ({ page, expectComplaint }) => {
    expectComplaint(/status of 422/);
    await signIn(page, "admin@demo.vn");
    await page.goto("/quan-tri/nhan-hieu/moi");
    await page.getByLabel(words["promotion.kind"]).selectOption("trademark");
    await page.getByLabel(words["mark.name"], { exact: true }).fill(`Nhãn hiệu thử ${Date.now()}`);
    await page.getByRole("button", { name: words.save, exact: true }).click();
    await page.getByLabel(words["mark.product"], { exact: true }).fill("mat ong");
    await page.getByLabel(words["mark.validFrom"], { exact: true }).fill("2026-01-02");
    await page.getByRole("button", { name: words["mark.grant"] }).click();
    await expect(page.getByRole("alert")).toContainText(words["problem.not_chosen"]);
    await expect(page.getByLabel(words["mark.validFrom"], { exact: true })).toHaveValue("2026-01-02");
    const offer = page.getByRole("group", { name: words["product.choose"] }).locator("label").first();
    const name = (await offer.locator("span.font-semibold").innerText()).trim();
    await offer.click();
    await page.getByRole("button", { name: words["mark.grant"] }).click();
    await expect(page.getByText(words["done.grant"])).toBeVisible();
    await expect(page.getByRole("link", { name, exact: true })).toBeVisible();
  });
});
