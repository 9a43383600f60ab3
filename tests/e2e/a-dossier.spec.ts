/** A producer renews a certificate on a phone: the dossier fills itself, is completed with one hand and filed. */
import type { Browser } from "@playwright/test";
import { addMonths, localDateAt } from "~/lib/local-date";
import { dossierT as t, evaluationT as e, PAPER, uploadMissingPapers, uploadPaper } from "../factories/dossier-pages";
import { signIn } from "../fixtures/staff";
import { expect, test } from "../fixtures/test";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

test("a re-evaluation from the certificate to the commune", async ({ page, expectComplaint, browser }) => {
  expectComplaint(/status of (404|422)/);
  test.slow();
  await signIn(page, "nhasanxuat@demo.vn");
  await page.goto("/nguoi-ban");
  const name = await dueCertificate(browser, (await page.getByRole("heading", { level: 1 }).textContent()) ?? "");
  await page.goto("/nguoi-ban/ho-so/moi");
  await page.getByRole("listitem").filter({ hasText: name }).getByRole("button", { name: t("renew") }).click();
  await expect(page.getByRole("status").filter({ hasText: /minh chứng/ })).toBeVisible();
  const address = new URL(page.url()).pathname;

  await test.step("what is held stands in it, what is missing is a link to where it is mended", async () => {
    await expect(page.getByRole("button", { name: t("submit") })).toBeDisabled();
    await page.getByRole("link", { name: new RegExp(t("step.tu-cham")) }).first().click();
    await expect(page).toHaveURL(new RegExp(`${address}/tu-cham`));
    expect(await page.locator("input[type=radio]:checked").count()).toBeGreaterThan(0);
  });

  await test.step("marks are saved as they are chosen, the sum follows", async () => {
    for (const group of await page.locator("details[id^=g-]:not([open]) > summary").all()) await group.click();
    const groups = page.locator("details[id^=g-] form");
    for (let index = 0; index < (await groups.count()); index += 1) {
      const group = groups.nth(index);
      for (const criterion of await group.locator("fieldset").all()) await criterion.locator("label:has(input[type=radio])").last().click();
      await expect(group.getByText(t("saved"), { exact: true })).toBeVisible();
    }
    await page.reload();
    await expect(page.getByText(/Đã chấm (\d+)\/\1 tiêu chí/)).toBeVisible();
  });

  await test.step("the story", async () => {
    const story = "Câu chuyện của những người làm ra sản phẩm và nơi làm ra nó. ".repeat(4);
    await page.goto(`${address}/san-pham`);
    // As soon as the page is alive it says that it saves; left at once, what was typed is kept all the same.
    await expect(async () => {
      for (const text of ["", `${story} Viết dở.`]) await page.getByLabel(t("story"), { exact: true }).fill(text);
      expect(await page.getByText(t("saving"), { exact: true }).count()).toBe(1);
    }).toPass();
    await page.goto(address);
    // What was sent on the way out may take longer than the next page.
    await expect(async () => {
      await page.goto(`${address}/san-pham`);
      await expect(page.getByLabel(t("story"), { exact: true })).toHaveValue(/Viết dở\.$/, { timeout: 500 });
    }).toPass();
    await page.getByLabel(t("story"), { exact: true }).fill(story);
    await page.getByRole("button", { name: t("next") }).click();
    await expect(page).toHaveURL(new RegExp("/tu-cham"));
  });

  let paper = "";
  await test.step("papers are taken by their bytes", async () => {
    await page.goto(`${address}/giay-to`);
    await uploadPaper(page, { ...PAPER, buffer: Buffer.from("MZ no paper") }, "Không phải giấy tờ");
    await expect(page.getByRole("alert")).toContainText(e("fail.file_type"));
    await expect(page.getByLabel(t("papers.title"), { exact: true })).toHaveValue("Không phải giấy tờ");
    await uploadMissingPapers(page);
    paper = (await page.locator('a[href^="/minh-chung/"]').first().getAttribute("href")) ?? "";
    expect((await page.request.get(paper)).headers()["content-type"]).toBe("application/pdf");
  });

  await test.step("filed with its receipt, and closed to changes", async () => {
    await page.goto(address);
    await page.getByRole("button", { name: t("submit") }).click();
    await expect(page.getByRole("status").filter({ hasText: /\d+\/PĐK-20-\d{5}-\d{4}/ })).toBeVisible();
    await expect(page.getByText(e("state.submitted")).first()).toBeVisible();
    await page.goto(`${address}/giay-to`);
    await expect(page.getByRole("button", { name: t("papers.add") })).toHaveCount(0);
  });

  await test.step("its papers are nothing to a customer", async () => {
    const other = await browser.newPage();
    await signIn(other, "khach@demo.vn");
    expect((await other.request.get(paper)).status()).toBe(404);
    await other.close();
  });
});

/** A certificate of this producer, registered by an officer, that ends in about two months. */
async function dueCertificate(browser: Browser, producer: string): Promise<string> {
  const officer = await browser.newPage();
  await signIn(officer, "admin@demo.vn");
  await officer.goto("/quan-tri/chung-nhan/moi");
  const option = (field: string, label: string | RegExp) => officer.locator(`select[name=${field}] option`).filter({ hasText: label }).first().getAttribute("value");
  const number = `${Date.now()}`.slice(-5);
  const issuedOn = addMonths(localDateAt(new Date()), -34);
  const form = {
    // Until July 2025 numbers named the district.
    number: `20-${issuedOn < "2025-07-01" ? "187-" : ""}06463-${number.slice(-3)}-${issuedOn.slice(0, 4)}`, productName: `Na sấy dẻo ${number}`, producerId: (await option("producerId", producer)) ?? "", setNo: "7", communeCode: "06463",
    stars: "3", score: "62,5", issuedOn, decisionAuthority: "UBND tỉnh Lạng Sơn", decisionNumber: `${number}/QĐ-UBND`, decisionDate: issuedOn,
  };
  const response = await officer.request.post("/quan-tri/chung-nhan/moi", { form, headers: { "Sec-Fetch-Site": "same-origin" }, maxRedirects: 0 });
  expect(response.status()).toBe(302);
  await officer.close();
  return form.productName;
}
