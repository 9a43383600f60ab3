/** On a slow network a page can be read and used long before its scripts are there: nothing done until then is lost. */
import { openSlowly } from "../fixtures/slow";
import { expect, test } from "../fixtures/test";

test("words typed into the search stay", async ({ page, shop }) => {
  const { t } = shop;
  const { alive } = await openSlowly(page, "/");
  const field = page.getByRole("combobox", { name: t("nav.search") });
  await field.fill("mat ong");
  await alive;
  await expect(page.getByRole("listbox", { name: t("suggest.label") }).getByRole("option").first()).toBeVisible();
  await expect(field).toHaveValue("mat ong");
});
