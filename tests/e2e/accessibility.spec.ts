/** Every page of the main journey: readable by everyone, nothing wider than the screen, a quiet console. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { order } from "../factories/orders";
import { fillCart, journeyPages } from "../fixtures/journey";
import { signIn } from "../fixtures/staff";
import { expect, LOCALES, open, test } from "../fixtures/test";

const SIZES = [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
];

const REGISTER_DESKS = [
  "/quan-tri/chung-nhan/gan", "/quan-tri/chung-nhan/gan?side=listing", "/quan-tri/chung-nhan/het-han?tab=expired_year", "/quan-tri/chung-nhan/het-han?tab=revoked",
  "/quan-tri/kiem-tra", "/quan-tri/kiem-tra/moi", "/quan-tri/kiem-tra/bieu-trung", "/quan-tri/kiem-tra/bieu-trung/moi",
];

/** The programme's desks with their sections, and what the public sees of the programme. */
const PROGRAMME_PAGES = [
  ...["chung-nhan/het-han", "chung-nhan/nhap", "danh-gia", "danh-gia/trao-doi", "danh-gia/dot/moi", "bao-cao", "xuc-tien", "xuc-tien/moi", "ho-tro", "ho-tro/moi", "nhan-hieu", "vinh-danh", "chinh-sach", "chinh-sach/moi"].map((path) => `/quan-tri/${path}`),
  "/chuong-trinh", "/chuong-trinh/chinh-sach", "/chuong-trinh/duoc-cong-nhan",
];

/** What axe finds serious or worse, each with where it is. */
async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.target.join(" ")} ${node.failureSummary?.split("\n")[1]?.trim() ?? ""}`));
}

async function expectReadable(page: Page): Promise<void> {
  await expectFitting(page);
  expect.soft(await findings(page), page.url()).toEqual([]);
}

async function expectFitting(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const { content, screen } = await page.evaluate(() => ({ content: document.scrollingElement?.scrollWidth ?? 0, screen: window.innerWidth }));
  expect.soft(content, `${page.url()} is wider than the screen`).toBeLessThanOrEqual(screen);
}

for (const viewport of SIZES) {
  test.describe(`at ${viewport.width} px`, () => {
    test.use({ viewport });

    for (const lang of LOCALES) {
      test.describe(`in ${lang}`, () => {
        test.use({ lang });

        test("from the home page to the order", async ({ page, shop, request }) => {
          test.slow();
          const { sku, pages } = await journeyPages(request);
          await fillCart(page, shop, sku);
          const placed = await order(request, sku, { payment: "vietqr" });
          for (const path of [...Object.values(pages), "/gio-hang", "/thanh-toan", `/don-hang/${placed.code}?token=${placed.token}`, "/dang-nhap", "/don-hang"]) {
            await open(page, shop.path(path));
            // What axe looks at is the same in all languages; only the lengths of words differ.
            await (lang === "vi" ? expectReadable(page) : expectFitting(page));
          }
        });
      });
    }

    test("administration", async ({ page, request }) => {
      test.slow();
      const { sku, pages } = await journeyPages(request);
      const placed = await order(request, sku, { payment: "vietqr" });
      await signIn(page, "admin@demo.vn");
      await page.goto(`/quan-tri/chung-nhan?q=${pages.certificate.split("/").at(-1)}`);
      const certificate = (await page.getByRole("row").getByRole("link").first().getAttribute("href")) ?? "";
      for (const path of [certificate, `/quan-tri/don-hang/${placed.code}`, "/quan-tri", "/quan-tri/chung-nhan", "/quan-tri/chung-nhan/moi", "/quan-tri/don-hang", "/quan-tri/thu", "/quan-tri/nhat-ky"]) {
        await page.goto(path);
        await expectReadable(page);
      }
    });

    test("the register's desks", async ({ page }) => {
      test.slow();
      await signIn(page, "admin@demo.vn");
      for (const path of REGISTER_DESKS) {
        await page.goto(path);
        await expectReadable(page);
      }
    });

    test("the producer's area", async ({ page }) => {
      test.setTimeout(240_000);
      await signIn(page, "nhasanxuat@demo.vn");
      for (const path of ["/nguoi-ban", "/nguoi-ban/chung-nhan", "/nguoi-ban/thong-bao", "/nguoi-ban/xuc-tien", "/nguoi-ban/ho-so", "/nguoi-ban/ho-so/moi"]) {
        await page.goto(path);
        await expectReadable(page);
      }
    });
  });
}

test.describe("the programme", () => {
  // Many pages each; axe takes seconds on a busy machine.
  test.describe.configure({ timeout: 300_000 });
  test.use({ viewport: SIZES[0] });

  /** What axe looks at is the same at both widths: it looks on the phone, and the desk's screen is measured. */
  async function expectReadableOnBoth(page: Page, path: string): Promise<void> {
    for (const size of SIZES.toReversed()) {
      await page.setViewportSize(size);
      if (size !== SIZES[0]) await page.goto(path);
      await (size === SIZES[0] ? expectReadable(page) : expectFitting(page));
    }
  }

  test("desks and public pages", async ({ page }) => {
    await signIn(page, "admin@demo.vn");
    for (const path of PROGRAMME_PAGES) await expectReadableOnBoth(page, path);
  });

  test("records", async ({ page }) => {
    await signIn(page, "admin@demo.vn");
    for (const desk of ["danh-gia", "xuc-tien", "ho-tro", "nhan-hieu", "vinh-danh", "chinh-sach"]) {
      await page.goto(`/quan-tri/${desk}`);
      await expectReadableOnBoth(page, (await page.getByRole("row").getByRole("link").last().getAttribute("href")) ?? "");
    }
  });

  test("a council member's sheets", async ({ page }) => {
    await signIn(page, "hoidong1@demo.vn");
    await expectReadableOnBoth(page, "/quan-tri/danh-gia");
    await expectReadableOnBoth(page, (await page.locator("a[href$='/cham']").first().getAttribute("href")) ?? "");
  });
});

test.describe("in the dark", () => {
  test.use({ colorScheme: "dark" });

  test("colours can be told apart", async ({ page, shop, request }) => {
    const { pages } = await journeyPages(request);
    for (const path of Object.values(pages)) {
      await open(page, shop.path(path));
      await expectReadable(page);
    }
  });
});

test("the keyboard alone reaches the goods and the cart", async ({ page, shop }) => {
  const { t, path } = shop;
  await open(page, path("/san-pham?q=mat+ong&in_stock=1"));
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: t("shop.skip") });
  await expect(skip).toBeFocused();
  await page.keyboard.press("Enter");
  for (let steps = 0; steps < 80; steps += 1) {
    await page.keyboard.press("Tab");
    if (await page.locator("button.add:focus").count()) break;
  }
  const focused = page.locator("button.add:focus");
  await expect(focused).toHaveCount(1);
  const outline = await focused.evaluate((element) => getComputedStyle(element).outlineStyle);
  expect(outline).not.toBe("none");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").getByRole("link", { name: t("card.toCart") })).toBeVisible();
});
