/** A buyer transferred with the order's code instead of the payment's: the bank's statement brings the money, the desk names the order, an officer assigns it. */
import { randomUUID } from "node:crypto";
import { localDateAt } from "~/lib/local-date";
import { formatDate } from "~/platform/i18n/format";
import { BANK_DESK_TEXTS } from "~/platform/i18n/messages/bank-desk";
import { makeTranslate } from "~/platform/i18n/translator";
import { findProducts, order, orderState } from "../factories/orders";
import { expectFitting, PHONE } from "../fixtures/readable";
import { signIn } from "../fixtures/staff";
import { expect, test } from "../fixtures/test";

const t = makeTranslate(BANK_DESK_TEXTS.vi, "vi");

test.use({ viewport: PHONE });

test("from the bank's statement past the money nobody could place to a paid order", async ({ page, request, expectComplaint }) => {
  expectComplaint(/422/);
  const [product] = await findProducts(request);
  const placed = await order(request, product!.sku, { payment: "vietqr" });
  await signIn(page, "admin@demo.vn");
  await page.goto("/quan-tri/tien/sao-ke");
  const upload = async (text: string) => {
    await page.getByLabel(t("upload.file")).setInputFiles({ name: "sao-ke.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
    await page.getByRole("button", { name: t("upload.submit") }).click();
  };
  const day = formatDate(localDateAt(new Date()), "vi");
  await upload(`Ngày giao dịch;Nội dung;Ghi nợ;Ghi có\n${day};x;;5`);
  await expect(page.getByRole("alert")).toContainText(t("column.reference"));

  const [credit, fee] = [`FT${randomUUID()}`, `FT${randomUUID()}`];
  await upload(`SAO KÊ TÀI KHOẢN\nNgày giao dịch;Số tham chiếu;Ghi nợ;Ghi có;Nội dung\n${day};${credit};;${placed.payment.amount};Tra tien don ${placed.code}\n${day};${fee};11.000;;PHI DICH VU`);
  await expect(page.getByText(t("statement.kept"))).toBeVisible();
  const rows = page.getByRole("region", { name: t("statement.rows") });
  await expect(rows).toContainText(t("outcome.unknown_reference"));
  await expect(rows).toContainText(t("outcome.debit_unknown"));
  await expectFitting(page);
  await page.getByRole("button", { name: t("statement.record", { count: 2 }) }).click();
  await expect(page.getByText(t("statement.recorded"))).toBeVisible();

  await page.goto("/quan-tri/tien/cho-xu-ly");
  const place = page.getByRole("region").filter({ hasText: credit });
  await expect(place.getByRole("radio", { name: placed.code })).toBeChecked();
  await expectFitting(page);
  await place.getByRole("textbox", { name: t("assign.reason") }).fill("Ghi mã đơn");
  await place.getByRole("button", { name: t("assign.submit") }).click();
  await expect(page.getByText(t("done.paid"))).toBeVisible();
  expect(await orderState(request, placed)).toMatchObject({ payments: [{ method: "vietqr", state: "paid" }] });
});
