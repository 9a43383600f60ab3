/** Every page of the main journey: readable by everyone, nothing wider than the screen, a quiet console. */
import type { Page } from "@playwright/test";
import { order } from "../factories/orders";
import { fillCart, journeyPages } from "../fixtures/journey";
import { DESK, expectFittingBoth, expectReadable, expectReadableOnBoth, findings, PHONE } from "../fixtures/readable";
import { signIn } from "../fixtures/staff";
import { expect, LOCALES, open, test } from "../fixtures/test";

/** One page of each kind, at which axe looks too; then pages of the same making, which are measured only. */
const REGISTER = {
  kinds: ["/quan-tri/chung-nhan/gan", "/quan-tri/chung-nhan/het-han", "/quan-tri/kiem-tra", "/quan-tri/kiem-tra/moi", "/quan-tri/kiem-tra/bieu-trung/moi"],
  alike: ["/quan-tri/chung-nhan/gan?side=listing", "/quan-tri/chung-nhan/het-han?tab=expired_year", "/quan-tri/chung-nhan/het-han?tab=revoked", "/quan-tri/kiem-tra/bieu-trung"],
};
const PROGRAMME = {
  kinds: ["/quan-tri/chung-nhan/nhap", "/quan-tri/danh-gia", "/quan-tri/danh-gia/trao-doi", "/quan-tri/danh-gia/dot/moi", "/quan-tri/bao-cao", "/quan-tri/nhan-hieu", "/quan-tri/vinh-danh/moi"],
  alike: ["/quan-tri/xuc-tien", "/quan-tri/xuc-tien/moi", "/quan-tri/ho-tro", "/quan-tri/ho-tro/moi", "/quan-tri/vinh-danh", "/quan-tri/chinh-sach", "/quan-tri/chinh-sach/moi"],
};

/** Opens pages and looks at each on both screens. */
async function lookAt(page: Page, { kinds, alike = [] }: { kinds: readonly string[]; alike?: readonly string[] }): Promise<void> {
  for (const path of [...kinds, ...alike]) {
    await page.goto(path);
    await (kinds.includes(path) ? expectReadableOnBoth(page) : expectFittingBoth(page));
  }
}

// Many pages each; a busy machine takes a second for one.
test.describe.configure({ timeout: 120_000 });

for (const lang of LOCALES) {
  test.describe(`in ${lang}`, () => {
    test.use({ lang, viewport: DESK });

    test("from the home page to the order", async ({ page, shop, request }) => {
      const { sku, pages } = await journeyPages(request);
      await fillCart(page, shop, sku);
      const placed = await order(request, sku, { payment: "vietqr" });
      for (const path of [...Object.values(pages), "/gio-hang", "/thanh-toan", `/don-hang/${placed.code}?token=${placed.token}`, "/dang-nhap", "/don-hang"]) {
        await open(page, shop.path(path));
        // What axe looks at is the same in all languages; only the lengths of words differ.
        await (lang === "vi" ? expectReadableOnBoth(page) : expectFittingBoth(page));
      }
    });
  });
}

test.describe("on a desk's screen", () => {
  test.use({ viewport: DESK });

  // One page of each frame, with what only a wide screen shows: filters beside the goods, the bar of sections, tables in full.
  test("the shop", async ({ page, shop, request }) => {
    const { pages } = await journeyPages(request);
    for (const path of [pages.search, pages.product]) {
      await open(page, shop.path(path));
      await expectReadable(page);
    }
  });

  test("administration and the producer's area", async ({ page }) => {
    await signIn(page, "admin@demo.vn");
    for (const path of ["/quan-tri/chung-nhan", "/quan-tri/chung-nhan/gan", "/quan-tri/chung-nhan/het-han", "/quan-tri/kiem-tra", "/quan-tri/danh-gia-mua", "/quan-tri/bao-cao"]) {
      await page.goto(path);
      await expectReadable(page);
    }
    await signIn(page, "nhasanxuat@demo.vn");
    for (const path of ["/nguoi-ban", "/nguoi-ban/danh-gia"]) {
      await page.goto(path);
      await expectReadable(page);
    }
  });
});

test.describe("the desks", () => {
  test.use({ viewport: PHONE });

  test("administration", async ({ page, request }) => {
    const { sku, pages } = await journeyPages(request);
    const placed = await order(request, sku, { payment: "vietqr" });
    await signIn(page, "admin@demo.vn");
    await page.goto(`/quan-tri/chung-nhan?q=${pages.certificate.split("/").at(-1)}`);
    const certificate = (await page.getByRole("row").getByRole("link").first().getAttribute("href")) ?? "";
    await lookAt(page, { kinds: [certificate, `/quan-tri/don-hang/${placed.code}`, "/quan-tri", "/quan-tri/chung-nhan", "/quan-tri/chung-nhan/moi", "/quan-tri/nhat-ky", "/quan-tri/tien", "/quan-tri/tien/bang-ke", "/quan-tri/tien/phi", "/quan-tri/tien/thu-ho", "/quan-tri/hoa-don", "/quan-tri/viec-nen?tab=schedules", `/quan-tri/kho?sku=${sku}`], alike: ["/quan-tri/tien/thu-ho/doi-soat", "/quan-tri/viec-nen", "/quan-tri/don-hang/kien", "/quan-tri/tien/sao-ke", "/quan-tri/tien/cho-xu-ly", "/quan-tri/tien/khieu-nai", "/quan-tri/don-hang", "/quan-tri/thu", "/quan-tri/giay-to", "/quan-tri/hoan-tien", `/quan-tri/tien/don/${placed.code}`] });
  });

  test("the register's", async ({ page }) => {
    await signIn(page, "admin@demo.vn");
    await lookAt(page, REGISTER);
  });

  test("the producer's", async ({ page }) => {
    await signIn(page, "nhasanxuat@demo.vn");
    await lookAt(page, { kinds: ["/nguoi-ban", "/nguoi-ban/chung-nhan", "/nguoi-ban/thong-bao", "/nguoi-ban/xuc-tien", "/nguoi-ban/danh-gia", "/nguoi-ban/bieu-trung", "/nguoi-ban/san-pham", "/nguoi-ban/thu-nhap", "/nguoi-ban/hoa-don", "/nguoi-ban/kho", "/nguoi-ban/kho/nhap", "/nguoi-ban/nguoi-lam", "/nguoi-ban/giay-to", "/nguoi-ban/ho-so", "/nguoi-ban/ho-so/moi"] });
  });

  test("the programme's", async ({ page }) => {
    await signIn(page, "admin@demo.vn");
    await lookAt(page, PROGRAMME);
  });

  test("what the public sees of the programme", async ({ page }) => {
    await lookAt(page, { kinds: ["/chuong-trinh", "/chuong-trinh/chinh-sach", "/chuong-trinh/vinh-danh"], alike: ["/chuong-trinh/duoc-cong-nhan"] });
  });

  test("the programme's records", async ({ page }) => {
    await signIn(page, "admin@demo.vn");
    const last = async (desk: string): Promise<string> => {
      await page.goto(`/quan-tri/${desk}`);
      return (await page.getByRole("row").getByRole("link").last().getAttribute("href")) ?? "";
    };
    await lookAt(page, { kinds: [await last("danh-gia"), await last("xuc-tien"), await last("nhan-hieu")], alike: [await last("ho-tro"), await last("vinh-danh"), await last("chinh-sach")] });
  });

  test("a council member's sheets", async ({ page }) => {
    await signIn(page, "hoidong1@demo.vn");
    await lookAt(page, { kinds: ["/quan-tri/danh-gia"] });
    await lookAt(page, { kinds: [(await page.locator("a[href$='/cham']").first().getAttribute("href")) ?? ""] });
  });
});

test.describe("lots on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("the trace of a lot and the desk of lots", async ({ page, request }) => {
    const { hits }: { hits: { slug: string }[] } = await (await request.get("/api/v1/products?q=mat+ong&in_stock=1")).json();
    const { lots }: { lots: { gtin: string; lot: string }[] } = await (await request.get(`/api/v1/products/${hits[0]?.slug}`)).json();
    await signIn(page, "nhasanxuat@demo.vn");
    for (const path of [`/01/${lots[0]?.gtin}/10/${lots[0]?.lot}`, "/nguoi-ban/lo", "/nguoi-ban/lo/moi", "/nguoi-ban/vung-trong", "/nguoi-ban/khoa-api"]) {
      await page.goto(path);
      await expectReadable(page);
    }
    await page.goto("/nguoi-ban/lo");
    await page.locator("main li a").first().click();
    await expectReadable(page);
    await page.goto("/nguoi-ban/kho");
    await page.locator('main a[href*="/kho/lo/"]').first().click();
    await expect(page).toHaveURL(/kho\/lo\//);
    await expectReadable(page);
    await page.goBack();
    await page.locator('main a[href*="/kho/so/"]').first().click();
    await expect(page).toHaveURL(/kho\/so\//);
    await expectReadable(page);
  });
});

test.describe("in the dark", () => {
  test.use({ colorScheme: "dark" });

  test("colours can be told apart", async ({ page, shop, request }) => {
    const { pages } = await journeyPages(request);
    for (const path of Object.values(pages)) {
      await open(page, shop.path(path));
      expect.soft(await findings(page, { only: ["color-contrast"] }), page.url()).toEqual([]);
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
