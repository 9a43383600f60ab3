/** The programme's report: every figure as the API says, each leading to as many rows; and a fair from announcement to results. That its pages are readable is in accessibility.spec.ts. */
import { addDays, localDateAt } from "~/lib/local-date";
import { programmeDesk } from "~/platform/i18n/messages/vi/programme-desk";
import { signIn } from "../fixtures/staff";
import { expect, test } from "../fixtures/test";

type Summary = { recognised: { total: number }; targets: { period_percent: number; to_2030_percent: number } };

test("the public report shows the API's figures, and each leads to its rows", async ({ page, request }) => {
  // Other tests register certificates in the same shop: the demo's exact figures are held in programme-summary.db.test.ts.
  const answer = async (period: string) => (await (await request.get(`/api/v1/programme/summary?${period}`)).json()) as Summary;
  const summary = await answer("from=2021&to=2025");
  const { total } = summary.recognised;
  expect(total).toBeGreaterThanOrEqual(215);
  expect(summary).toMatchObject({ protected: 47, rural_industrial: 22, gold_brand: 9, support_vnd: 25_300_000_000, promotions: 68 });
  const percent = (value: number) => `${String(value).replace(".", ",")} %`;
  await page.goto("/chuong-trinh?from=2021&to=2025");
  const figures = page.getByRole("region", { name: "Các con số chính" });
  for (const text of [`${total}sản phẩm được công nhận`, percent(summary.targets.period_percent), percent(summary.targets.to_2030_percent), "47sản phẩm có nhãn hiệu", "22sản phẩm công nghiệp", "9sản phẩm đạt", "25,3 tỷ đồng", "68chương trình"]) {
    await expect(figures).toContainText(text.replace(/ %/, "\u00a0%"));
  }
  for (const [name, rows] of [[new RegExp(`^${total}`), total], [/^22/, 22], [/^9/, 9], [/^68/, 68]] as const) {
    await page.goto("/chuong-trinh?from=2021&to=2025");
    await figures.getByRole("link", { name }).click();
    await expect(page.getByText(`${rows} dòng`)).toBeVisible();
  }
  await page.goto("/chuong-trinh?from=2019&to=2025");
  await expect(figures).toContainText(`${(await answer("from=2019&to=2025")).recognised.total}sản phẩm được công nhận`);
  await expect(figures).toContainText("33,5 tỷ đồng");
});

test("the staff's report, its files, and the register behind its figures", async ({ page }) => {
  await signIn(page, "admin@demo.vn");
  await page.goto("/quan-tri/bao-cao?from=2021&to=2025");
  const cell = page.getByRole("table").filter({ hasText: "2025" }).locator('a[href*="/quan-tri/chung-nhan?year=2025"]').last();
  const issued = (await cell.innerText()).trim();
  await cell.click();
  await expect(page.locator("output")).toContainText(issued);
  const pdf = await page.request.get("/quan-tri/bao-cao/tep?format=pdf&from=2021&to=2025");
  expect((await pdf.body()).subarray(0, 5).toString()).toBe("%PDF-");
  const xlsx = await page.request.get("/quan-tri/bao-cao/tep?format=xlsx&from=2021&to=2025");
  expect((await xlsx.body()).subarray(0, 2).toString()).toBe("PK");
});

test("a fair: announced, applied for, decided, held, its results entered", async ({ page, browser, expectComplaint }) => {
  expectComplaint(/status of 422/);
  const title = `Hội chợ thử ${Date.now()}`;
  const day = localDateAt(new Date());
  await signIn(page, "admin@demo.vn");
  await page.goto("/quan-tri/xuc-tien/moi");
  const field = (name: keyof typeof programmeDesk) => page.getByLabel(programmeDesk[name]).first();
  await field("promotion.name").fill(title);
  await page.getByRole("button", { name: programmeDesk.save }).click();
  await expect(page.getByRole("alert")).toContainText(programmeDesk["promotion.organiser"]);
  await expect(field("promotion.name")).toHaveValue(title);
  await field("promotion.kind").selectOption("fair");
  await field("promotion.organiser").fill("Sở Công Thương");
  await field("promotion.place").fill("Lạng Sơn");
  await field("promotion.startsOn").fill(addDays(day, 20));
  await field("promotion.endsOn").fill(addDays(day, 22));
  await field("promotion.applyUntil").fill(addDays(day, 10));
  await field("promotion.places").fill("1");
  await page.getByRole("button", { name: programmeDesk.save }).click();
  await page.getByRole("button", { name: programmeDesk["promotion.to.open"] }).click();
  await expect(page.getByText(programmeDesk["done.move"])).toBeVisible();
  const desk = page.url();

  const seller = await (await browser.newContext({ baseURL: new URL(desk).origin })).newPage();
  await signIn(seller, "nhasanxuat@demo.vn");
  await seller.goto("/nguoi-ban/xuc-tien");
  const offer = seller.getByRole("article").filter({ hasText: title });
  await offer.getByLabel(programmeDesk["offered.wish"]).fill("Na dai, mật ong");
  await offer.getByRole("button", { name: programmeDesk["offered.apply"] }).click();
  await expect(offer.getByText(programmeDesk["participant.applied"])).toBeVisible();

  await page.goto(desk.replace(/\?.*/, ""));
  await page.getByRole("button", { name: programmeDesk["promotion.accept"] }).click();
  await expect(page.getByText("1 trên 1 chỗ")).toBeVisible();
  await seller.reload();
  await expect(offer.getByText(programmeDesk["participant.accepted"])).toBeVisible();
  await page.getByRole("button", { name: programmeDesk["promotion.to.closed"] }).click();
  await page.getByRole("button", { name: programmeDesk["promotion.to.held"] }).click();
  const results = page.getByRole("region", { name: programmeDesk["promotion.results"], exact: true });
  await results.getByLabel(programmeDesk["promotion.salesVnd"]).fill("125.000.000");
  await results.getByRole("button", { name: programmeDesk.save }).click();
  await expect(page.getByText(programmeDesk["done.results"])).toBeVisible();
  await expect(results.getByLabel(programmeDesk["promotion.salesVnd"])).toHaveValue("125000000");
});
