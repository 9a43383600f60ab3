/** What sellers are owed goes to the bank and its results come back, on an officer's phone; a producer finds the same figures. */
import { INCOME_TEXTS } from "~/platform/i18n/messages/income";
import { MONEY_TEXTS } from "~/platform/i18n/messages/money";
import { makeTranslate } from "~/platform/i18n/translator";
import { expectFitting, PHONE } from "../fixtures/readable";
import { signIn } from "../fixtures/staff";
import { expect, test } from "../fixtures/test";

const money = makeTranslate(MONEY_TEXTS.vi, "vi");
const income = makeTranslate(INCOME_TEXTS.vi, "vi");

test.use({ viewport: PHONE });

test("an officer prepares a run, hands its file to the bank and records what came of it, bad rows said", async ({ page }) => {
  await signIn(page, "admin@demo.vn");
  await page.goto("/quan-tri/tien");
  await expect(page.getByText(money("balance.zero"))).toBeVisible();
  // One payout of the demo came back, so that somebody is always due.
  await page.getByRole("button", { name: money("prepare.submit") }).click();
  await expect(page.getByText(money("done.prepared"))).toBeVisible();
  const file = await page.request.get(`${new URL(page.url()).pathname}/tep`);
  const rows = (await file.text()).trim().split("\r\n").slice(1, -1).map((line) => line.split(","));
  expect(rows.length).toBeGreaterThan(0);
  await page.getByRole("button", { name: money("run.send") }).click();
  await expect(page.getByText(money("done.sent"))).toBeVisible();

  const lines = rows.map(([, , , , amount, code], index) => `${code};${amount};Thành công;FT${index};`);
  await page.getByLabel(money("import.file")).setInputFiles({ name: "ket-qua.csv", mimeType: "text/csv", buffer: Buffer.from(["Nội dung;Số tiền;Kết quả;Mã giao dịch;Lý do", ...lines, "CTSAI;1;Thành công;FT99;"].join("\n")) });
  await page.getByRole("button", { name: money("import.read") }).click();
  await expect(page.getByText(money("fault.code"))).toBeVisible();
  await expectFitting(page);
  await page.getByRole("button", { name: money("import.apply", { count: rows.length }) }).click();
  await expect(page.getByText(money("import.applied", { good: rows.length }))).toBeVisible();
  await expect(page.getByText(money("single.none"))).toBeHidden();
  await page.goto("/quan-tri/tien");
  await expect(page.getByText(money("prepare.already"))).toBeVisible();
  await expect(page.getByText(money("balance.zero"))).toBeVisible();
});

test("a producer's statement adds up to what was paid, on the page and as a file", async ({ page }) => {
  await signIn(page, "nhasanxuat@demo.vn");
  await page.goto("/nguoi-ban/thu-nhap");
  const paid = page.getByRole("row").filter({ hasText: income("state.paid") }).last();
  const amount = await paid.getByRole("cell").last().innerText();
  await paid.getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1, name: /CT/ })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: income("sum") }).last()).toContainText(amount);
  await expectFitting(page);
  const file = await page.request.get(`${new URL(page.url()).pathname}/tep`);
  expect(file.headers()["content-type"]).toBe("application/pdf");
  // What it consists of leads to the parcel, which says in which payout its money went.
  await page.locator('main a[href*="/nguoi-ban/don-hang/"]').first().click();
  await expect(page.getByRole("region", { name: income("parcel.title") }).first()).toContainText("CT");
});
