/** Pictures of the pages, to be looked at: `SCREENS_DIR=/tmp/screens npx playwright test --config tests/playwright.config.ts --grep @screens`. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { order } from "../factories/orders";
import { fillCart, journeyPages } from "../fixtures/journey";
import { expect, test } from "../fixtures/test";

const folder = process.env["SCREENS_DIR"] ?? "";

for (const lang of ["vi", "en", "zh"] as const) {
  for (const width of [390, 1440]) {
    test.describe(() => {
      test.use({ lang, viewport: { width, height: width === 390 ? 844 : 900 } });

      test(`${lang} at ${width} px`, { tag: "@screens" }, async ({ page, shop, request }) => {
        test.skip(folder === "", "SCREENS_DIR says where the pictures go");
        mkdirSync(folder, { recursive: true });
        const { sku, pages } = await journeyPages(request);
        await fillCart(page, shop, sku);
        const placed = await order(request, sku, { payment: "vietqr" });
        const all = { ...pages, cart: "/gio-hang", checkout: "/thanh-toan", order: `/don-hang/${placed.code}?token=${placed.token}&new=1` };
        for (const [name, path] of Object.entries(all)) {
          await page.goto(shop.path(path), { waitUntil: "networkidle" });
          await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
          // Pictures below the fold load when they are near.
          await page.evaluate(async () => {
            for (let y = 0; y < document.body.scrollHeight; y += 600) {
              window.scrollTo(0, y);
              await new Promise((done) => setTimeout(done, 60));
            }
            window.scrollTo(0, 0);
          });
          await page.waitForLoadState("networkidle");
          await page.screenshot({ path: join(folder, `${name}-${lang}-${width}.png`), fullPage: true });
        }
      });
    });
  }
}
