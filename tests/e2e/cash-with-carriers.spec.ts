/** What a carrier collected comes back by its statement, on an officer's phone: looked at row by row, recorded once, and only then is the seller paid. */
import { MONEY_TEXTS } from "~/platform/i18n/messages/money";
import { REMITTANCE_TEXTS } from "~/platform/i18n/messages/remittances";
import { makeTranslate } from "~/platform/i18n/translator";
import { expectFitting, PHONE } from "../fixtures/readable";
import { signIn } from "../fixtures/staff";
import { expect, test } from "../fixtures/test";

const t = makeTranslate(REMITTANCE_TEXTS.vi, "vi");
const money = makeTranslate(MONEY_TEXTS.vi, "vi");

test.use({ viewport: PHONE });

test("a carrier's statement is looked at, recorded once, and what it hands over lies with the carrier no more", async ({ page }) => {
  await signIn(page, "admin@demo.vn");
  await page.goto("/quan-tri/tien/thu-ho?carrier=freight");
  // The lorries of the demo are late.
  await expect(page.getByText(t("late.badge")).first()).toBeVisible();
  const parcels = await page.getByRole("region", { name: t("of", { carrier: "xe tải hàng nặng" }) }).last().getByRole("row").all();
  const rows = await Promise.all(parcels.slice(1).map(async (row) => row.getByRole("cell").allInnerTexts()));
  expect(rows.length).toBeGreaterThan(0);
  const amounts = rows.map((cells) => Number(cells[2]?.replaceAll(/\D/g, "")));
  const short = 15_000;
  const lines = rows.map(([named], index) => `${named?.trim().split(/\s+/).toReversed().join(";").replace(/^([^;]+)$/, ";$1")};${amounts[index]};0;${(amounts[index] ?? 0) - (index === 0 ? short : 0)}`);
  const total = amounts.reduce((sum, one) => sum + one, 0) - short;
  await expectFitting(page);

  await page.getByRole("link", { name: t("statement") }).click();
  await page.getByLabel(t("form.carrier")).selectOption("freight");
  await page.getByLabel(t("reference")).fill("FTXETAI1");
  await page.getByLabel(t("form.total")).fill(String(total));
  await page.locator("input[name=file]").setInputFiles({ name: "doi-soat.csv", mimeType: "text/csv", buffer: Buffer.from(["\uFEFFMã vận đơn;Mã đơn hàng;Tiền thu hộ;Phí;Thực chuyển", ...lines, "KHONGCO;;1000;0;1000"].join("\n")) });
  await page.getByRole("button", { name: t("form.read") }).click();
  await expect(page.getByText(t("kind.unknown"))).toBeVisible();
  await expect(page.getByText(/lệch\s.?15\.000/)).toBeVisible();
  await expectFitting(page);
  await page.getByRole("button", { name: t("look.record", { count: rows.length }) }).click();
  await expect(page.getByText(t("applied.done", { good: rows.length }))).toBeVisible();

  await page.goto("/quan-tri/tien/thu-ho?carrier=freight");
  await expect(page.getByText(t("of.none"))).toBeVisible();
  await expect(page.getByText(t("short")).first()).toBeVisible();
  await expect(page.getByText("FTXETAI1")).toBeVisible();
  // Where its đồng went says that it came; from here on it may be paid out.
  await page.goto(`/quan-tri/tien/don/${rows[0]?.[0]?.trim().split(/\s+/)[0]}`);
  await expect(page.getByRole("heading", { name: money("kind.cod_remitted") }).last()).toBeVisible();
  await page.goto("/quan-tri/tien");
  await expect(page.getByText(money("balance.zero"))).toBeVisible();
});
