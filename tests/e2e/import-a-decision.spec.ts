/** A decision's list from the file to the register and back, as an officer brings it in. */
import cooperatives from "../../prisma/data/producers/cooperatives.json" with { type: "json" };
import { adminT, expect, test } from "../fixtures/test";
import { signIn } from "../fixtures/staff";
import { cellName, goodRows, listXlsx, plant, twentyFaults, type ListRow } from "../factories/decision-list";
import { importing } from "~/platform/i18n/messages/vi/importing";
import { makeTranslate } from "~/platform/i18n/translator";
import type { Page } from "@playwright/test";

const t = makeTranslate<typeof importing>(importing, "vi");
const PATH = "/quan-tri/chung-nhan/nhap";
const producers = cooperatives.map(({ legalName, taxCode }) => ({ name: legalName, taxCode }));

// Every step starts a thread, a check or a job of its own.
test.describe.configure({ timeout: 120_000 });
test.use({ javaScriptEnabled: false });
test.beforeEach(({ page }) => signIn(page, "admin@demo.vn"));

async function upload(page: Page, name: string, buffer: Uint8Array): Promise<void> {
  await page.goto(PATH);
  await page.getByLabel(t("upload.file")).setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(buffer) });
  await page.getByRole("button", { name: t("upload.submit") }).click();
}

/** Numbers that no other run has used. */
function renumbered(rows: ListRow[]): ListRow[] {
  const commune = String(10_000 + (Date.now() % 80_000)).padStart(5, "0");
  return rows.map((row, index) => row.with(1, `20-${commune}-${index + 1}-2026`));
}

test("a list with twenty faults shows each at its cell and cannot be written", async ({ page, request }) => {
  const [product] = ((await (await request.get("/api/v1/products?stars=4&per_page=1")).json()) as { hits: { slug: string }[] }).hits;
  const { certificate } = (await (await request.get(`/api/v1/products/${product?.slug}`)).json()) as { certificate: { number: string } };
  const rows = renumbered(goodRows(235, producers));
  const faults = twentyFaults(rows, certificate.number);
  await upload(page, "phu-luc-2865.xlsx", await listXlsx(plant(rows, faults)));
  await expect(page.getByLabel(t("field.decisionNumber")).last()).toHaveValue("2865/QĐ-UBND");
  await page.getByRole("button", { name: t("columns.submit") }).click();
  await expect(page.getByRole("heading", { name: t("preview.problems", { count: 20 }) })).toBeVisible();
  const cells = await page.getByRole("region", { name: t("preview.reason") }).locator("tbody tr td:first-child .code").allTextContents();
  expect(cells.sort()).toEqual(faults.map(cellName).sort());
  await expect(page.getByRole("button", { name: /^Ghi/ })).toHaveCount(0);
  await page.getByRole("button", { name: t("preview.discard") }).click();
  await expect(page).toHaveURL(PATH);
});

test("a list is written, recognised when it comes again, and taken back", async ({ page }) => {
  const rows = renumbered(goodRows(30, producers));
  const bytes = await listXlsx(rows);
  await upload(page, "phu-luc.xlsx", bytes);
  await page.getByRole("button", { name: t("columns.submit") }).click();
  await page.getByRole("button", { name: t("preview.apply", { count: 30 }) }).click();
  await expect(async () => {
    await page.reload();
    await expect(page.getByText(t("applied", { created: 30, unchanged: 0 }))).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 30_000 });
  const address = page.url();
  await page.goto(`/quan-tri/chung-nhan?q=${String(rows[7]?.[1])}`);
  await expect(page.getByRole("link", { name: String(rows[7]?.[1]) })).toBeVisible();

  await upload(page, "phu-luc.xlsx", bytes);
  await page.getByRole("button", { name: t("columns.submit") }).click();
  await expect(page.getByText(t("preview.nothing", { count: 30 }))).toBeVisible();
  await page.getByRole("button", { name: t("preview.discard") }).click();

  await page.goto(address);
  await page.getByLabel(adminT("form.reason")).fill("Nhập nhầm tệp");
  await page.getByRole("button", { name: t("undo.submit") }).click();
  await expect(page.getByText(t("undo.done"))).toBeVisible();
  await page.goto(`/quan-tri/chung-nhan?q=${String(rows[7]?.[1])}`);
  await expect(page.getByRole("link", { name: String(rows[7]?.[1]) })).toHaveCount(0);
});

test("files that are refused get one clear sentence, and the shop goes on", async ({ page, request, expectComplaint }) => {
  expectComplaint(/status of (413|422)/);
  const merged = await listXlsx(goodRows(3, producers), (sheet) => sheet.mergeCells("I5:J5"));
  await upload(page, "gop.xlsx", merged);
  await expect(page.getByText(t("fault.merged_heading", { cells: "I5:J5" }))).toBeVisible();
  await upload(page, "tcvn3.csv", new TextEncoder().encode("Ten san pham,Chu the,Xa\nMËt ong,HTX B¾c S¬n,L¹ng S¬n\nHång,Chñ thÓ,§ång Má\n"));
  await expect(page.getByText(t("fault.legacy_font"))).toBeVisible();
  await upload(page, "lon.csv", Buffer.alloc(15.1 * 1_048_576, "a"));
  await expect(page.getByText(t("upload.too_large", { mb: 15 }))).toBeVisible();
  const huge = await request.post(PATH, { multipart: { file: { name: "x.csv", mimeType: "text/csv", buffer: Buffer.alloc(20 * 1_048_576, "a") } }, headers: { "Sec-Fetch-Site": "same-origin" } });
  expect(huge.status()).toBe(413);
  expect((await request.get("/healthz")).status()).toBe(200);
});
