/** The trail of the administration: read, filtered, followed to its record, taken home, and examined. */
import { audit as enAudit } from "~/platform/i18n/messages/en/audit";
import { audit as viAudit } from "~/platform/i18n/messages/vi/audit";
import { signIn } from "../fixtures/staff";
import { expect, test } from "../fixtures/test";

const ADMIN = "admin@demo.vn";
const PATH = "/quan-tri/nhat-ky";

test("says in sentences what happened, leads to the record, and finds it by its number", async ({ page }) => {
  await signIn(page, ADMIN);
  await page.goto(`${PATH}?action=certificate.revoked`);
  const row = page.getByRole("row").nth(1);
  await expect(row).toContainText("thu hồi giấy chứng nhận");
  await expect(row).toContainText(viAudit["fact.ground"]);
  const link = row.getByRole("link");
  const number = (await link.textContent()) ?? "";
  await link.click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(number);

  await page.goto(PATH);
  await page.getByLabel(viAudit.find, { exact: true }).fill(number);
  await page.getByRole("button", { name: "Lọc" }).click();
  await expect(page).toHaveURL(/q=20-/);
  await expect(page.getByRole("row").filter({ hasText: number }).first()).toBeVisible();
  // Nothing but the head and rows of that number.
  await expect.poll(async () => (await page.getByRole("row").count()) - (await page.getByRole("row").filter({ hasText: number }).count())).toBe(1);

  await page.goto(`/en${PATH}?action=certificate.revoked`);
  await expect(page.getByRole("row").nth(1)).toContainText("revoked certificate");
  await page.goto(`/zh${PATH}?action=certificate.revoked`);
  await expect(page.getByRole("row").nth(1)).toContainText("撤销了证书");
});

test("shows no code of a fact, action or value", async ({ page }) => {
  await signIn(page, ADMIN);
  await page.goto(`/en${PATH}`);
  const table = page.getByRole("table");
  await expect(table.getByRole("row").nth(1)).toBeVisible();
  expect(await table.textContent()).not.toMatch(/certificate\.|productName|legalBasis|law_breach|[0-9a-f]{8}-[0-9a-f]{4}-7/);
});

test("is taken home as it is seen, without JavaScript too", async ({ page, request }) => {
  await signIn(page, ADMIN);
  await page.goto(`/en${PATH}?action=certificate.revoked&from=2020-01-01`);
  const shown = (await page.getByRole("row").count()) - 1;
  const href = await page.getByRole("link", { name: enAudit.export }).getAttribute("href");
  const file = await page.request.get(href ?? "");
  expect(file.headers()["content-type"]).toContain("text/csv");
  expect(file.headers()["content-disposition"]).toContain("attachment");
  const lines = (await file.text()).trim().split("\r\n");
  expect(lines[0]).toContain(enAudit.happened);
  expect(lines).toHaveLength(shown + 1);
  expect(lines[1]).toContain("revoked certificate 20-");
  // Whoever is not of the staff gets nothing.
  const stranger = await request.get(`${PATH}/csv`, { maxRedirects: 0 });
  expect(stranger.status()).not.toBe(200);
});

test("is examined at the press of a button", async ({ page }) => {
  await signIn(page, ADMIN);
  await page.goto(PATH);
  await page.getByRole("button", { name: viAudit["check.now"] }).click();
  await expect(page.getByText(viAudit["check.sound"])).toBeVisible();
});

test("bears nonsense in its address", async ({ page }) => {
  await signIn(page, ADMIN);
  for (const query of ["page=-1", "from=2026-13-45&to=x", "action=DROP", "q=%25%27%22", `q=${"x".repeat(300)}`, "id=%F0%9F%8D%AF"]) {
    const response = await page.goto(`${PATH}?${query}`);
    expect(response?.status(), query).toBeLessThan(500);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
});
