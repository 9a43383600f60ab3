/** The way from a certificate to a badge and from an order to the buyer's door, as officers go it. */
import type { Locator, Page } from "@playwright/test";
import { addDays, localDateAt } from "~/lib/local-date";
import { findProducts, order, orderState } from "../factories/orders";
import { DEMO_PASSWORD, signIn, signInByForm } from "../fixtures/staff";
import { adminT, expect, shopIn, test } from "../fixtures/test";
import { AUDIT_TEXTS } from "~/platform/i18n/messages/audit";

const { t } = shopIn("vi");
const ADMIN = "admin@demo.vn";

test.describe("signing in", () => {
  test("leads to the page asked for, and out again", async ({ page }) => {
    await page.goto("/quan-tri/don-hang");
    await expect(page.getByText(t("signIn.needed"))).toBeVisible();
    await signInByForm(page, ADMIN, DEMO_PASSWORD);
    await expect(page).toHaveURL("/quan-tri/don-hang");
    await expect(page.getByRole("heading", { level: 1, name: adminT("order.title") })).toBeVisible();
    await page.getByRole("button", { name: adminT("nav.signOut") }).click();
    await expect(page).toHaveURL("/");
    await page.goto("/quan-tri");
    await expect(page).toHaveURL(/\/dang-nhap/);
  });

  test("with a wrong password says so, keeps the address and waits after too many", async ({ page, expectComplaint }) => {
    expectComplaint(/status of (401|429)/);
    const nobody = `khong-co-${Date.now()}@example.vn`;
    await page.goto("/dang-nhap");
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      const answered = page.waitForResponse((response) => response.request().method() === "POST");
      await signInByForm(page, nobody, "sai-mat-khau");
      expect((await answered).status()).toBe(401);
    }
    await expect(page.getByRole("alert")).toContainText(t("signIn.wrong"));
    await expect(page.getByLabel(t("signIn.email"), { exact: true })).toHaveValue(nobody);
    await signInByForm(page, nobody, "sai-mat-khau");
    await expect(page.getByRole("alert")).toContainText(t("signIn.tooMany", { minutes: 15 }));
  });

  test("does not open the administration to a customer", async ({ page, expectComplaint }) => {
    expectComplaint(/status of 403/);
    await page.goto("/dang-nhap");
    await signInByForm(page, "khach@demo.vn", DEMO_PASSWORD);
    await expect(page.getByRole("heading", { level: 1, name: /Khách hàng demo/ })).toBeVisible();
    for (const path of ["/quan-tri", "/quan-tri/chung-nhan", "/quan-tri/don-hang", "/quan-tri/thu", "/quan-tri/nhat-ky"]) {
      const response = await page.goto(path);
      expect(response?.status(), path).toBe(403);
      await expect(page.getByRole("heading", { level: 1, name: adminT("error.forbidden") })).toBeVisible();
    }
    const written = await page.request.post("/quan-tri/chung-nhan/moi", { form: { number: "x" }, headers: { "Sec-Fetch-Site": "same-origin" }, maxRedirects: 0 });
    expect(written.status()).toBe(403);
  });
});

/** The part of a record's page with this heading. */
function panel(page: Page, title: string): Locator {
  return page.getByRole("region", { name: title, exact: true });
}

test("a certificate is registered, its errors stand at their fields, it is linked and unlinked", async ({ page, request, expectComplaint }) => {
  expectComplaint(/status of 422/);
  test.slow();
  // A listing without a certificate, and its producer
  const unstarred = (await findProducts(request, "sort=newest")).filter(({ stars }) => stars === null);
  let listing: { slug: string; name: string; set: number; producer: string; commune: string } | undefined;
  for (const { slug } of unstarred) {
    const product = await (await request.get(`/api/v1/products/${slug}`)).json();
    if (product.certificate === null) listing = product;
    if (listing) break;
  }
  await signIn(page, ADMIN);
  if (listing === undefined) {
    // All listings carry a certificate: one that lapsed makes room.
    const [lapsed] = unstarred;
    const product = await (await request.get(`/api/v1/products/${lapsed!.slug}`)).json();
    await openCertificate(page, product.certificate.number);
    await unlink(page);
    listing = product;
  }
  const chosen = listing!;
  const today = localDateAt(new Date());
  const serial = String(Date.now() % 90 + 10);
  const number = `20-${chosen.commune}-${serial}-${today.slice(0, 4)}`;

  await page.goto("/quan-tri/chung-nhan");
  await page.getByRole("link", { name: adminT("cert.new") }).click();
  const field = (key: Parameters<typeof adminT>[0]) => page.getByLabel(adminT(key), { exact: true });
  await field("cert.number").fill("20-XYZ");
  await field("cert.product").fill(chosen.name);
  await field("cert.producer").selectOption({ label: chosen.producer });
  await field("cert.set").selectOption({ value: String(chosen.set) });
  await field("cert.commune").selectOption({ value: chosen.commune });
  await field("cert.stars").selectOption({ value: "4" });
  await field("cert.score").fill("65");
  await field("cert.issued").fill(today);
  await field("cert.decisionAuthority").fill("UBND tỉnh Lạng Sơn");
  await field("cert.decisionNumber").fill("khong dung");
  await field("cert.decisionDate").fill(addDays(today, -1));
  await page.getByRole("button", { name: adminT("form.save"), exact: true }).click();

  const alert = page.getByRole("alert");
  for (const problem of ["number_shape", "score_band", "decision_number"] as const) await expect(alert).toContainText(adminT(`cert.problem.${problem}`));
  await expect(field("cert.number")).toHaveAttribute("aria-invalid", "true");
  await expect(field("cert.number")).toHaveValue("20-XYZ");
  await expect(field("cert.product")).toHaveValue(chosen.name);
  await expect(field("cert.commune")).toHaveValue(chosen.commune);
  await expect(field("cert.issued")).toHaveValue(today);
  await field("cert.number").fill(number);
  await field("cert.score").fill("78,5");
  await field("cert.decisionNumber").fill(`${Date.now() % 9_000 + 1_000}/QĐ-UBND`);
  await page.getByRole("button", { name: adminT("form.save"), exact: true }).click();
  await expect(page.getByText(adminT("cert.created", { number }))).toBeVisible();
  expect(await (await request.get(`/api/v1/certificates/${number}`)).json()).toMatchObject({ number, stars: 4, status: "valid" });

  const stars = async () => ((await (await request.get(`/api/v1/products/${chosen.slug}`)).json()) as { stars: number | null }).stars;
  expect(await stars()).toBeNull();
  const links = panel(page, adminT("cert.links"));
  await links.getByLabel(adminT("cert.linkOther")).fill(chosen.slug);
  await links.getByLabel(adminT("form.reason")).fill("Đối chiếu hồ sơ, đúng sản phẩm");
  await links.getByRole("button", { name: adminT("cert.linkSubmit"), exact: true }).click();
  await expect(page.getByText(adminT("cert.done.link"))).toBeVisible();
  await expect.poll(stars, { timeout: 2_000 }).toBe(4);
  await expect.poll(async () => (await request.get(`/san-pham/${chosen.slug}`)).text(), { timeout: 2_000 }).toContain(number);

  await unlink(page);
  await expect.poll(stars, { timeout: 2_000 }).toBeNull();

  await page.goto("/quan-tri/nhat-ky");
  for (const action of ["created", "linked", "unlinked"] as const) {
    // "{who} gắn giấy chứng nhận {what} …": what stands between both says what was done.
    const did = AUDIT_TEXTS.vi[`sentence.certificate.${action}`].replace("{who} ", "").split(" {what}")[0];
    await expect(page.getByRole("row").filter({ hasText: did }).first()).toBeVisible();
  }
});

async function openCertificate(page: Page, number: string): Promise<void> {
  await page.goto(`/quan-tri/chung-nhan?q=${number}`);
  await page.getByRole("link", { name: number, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(number);
}

async function unlink(page: Page): Promise<void> {
  const links = panel(page, adminT("cert.links"));
  await links.getByLabel(adminT("form.reason")).fill("Gỡ để kiểm tra lại");
  await links.getByRole("button", { name: adminT("cert.unlinkSubmit"), exact: true }).click();
  await expect(page.getByText(adminT("cert.done.unlink"))).toBeVisible();
}

test("a transfer is confirmed from the statement, the parcel goes its way, the buyer gets mail", async ({ page, request }) => {
  test.slow();
  const [product] = await findProducts(request, "q=tra&in_stock=1");
  const email = `nguoi-mua-${Date.now()}@example.vn`;
  const placed = await order(request, product!.sku, { payment: "vietqr", contact: { name: "Hoàng Thị Én", phone: "0912345679", email } });

  await signIn(page, ADMIN);
  await page.goto("/quan-tri/don-hang");
  await page.getByLabel(adminT("list.search"), { exact: true }).fill(placed.code);
  await page.getByRole("button", { name: adminT("list.apply") }).click();
  await page.getByRole("link", { name: placed.code, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(placed.code);

  const money = panel(page, adminT("order.confirmPayment"));
  await money.getByLabel(adminT("order.bankReference")).fill(`FT${Date.now()}`);
  await money.getByLabel(adminT("order.bankAmount")).fill(String(placed.total));
  await money.getByLabel(adminT("form.reason")).fill("Sao kê ngày hôm nay");
  await money.getByRole("button", { name: adminT("order.confirmPaymentSubmit"), exact: true }).click();
  await expect(page.getByText(adminT("order.done.matched"))).toBeVisible();
  expect(await orderState(request, placed)).toMatchObject({ status: "placed", payments: [{ state: "paid" }] });

  await page.getByRole("button", { name: adminT("order.step.confirmed"), exact: true }).click();
  await expect(page.getByText(adminT("order.done.confirmed"))).toBeVisible();
  await page.getByLabel(adminT("order.carrier")).fill("Bưu điện");
  await page.getByLabel(adminT("order.tracking")).fill("EB123456789VN");
  await page.getByRole("button", { name: adminT("order.step.shipped"), exact: true }).click();
  await expect(page.getByText(adminT("order.done.shipped"))).toBeVisible();
  expect(await orderState(request, placed)).toMatchObject({ status: "shipped", shipments: [{ state: "shipped", carrier: "Bưu điện", tracking_number: "EB123456789VN" }] });
  await page.getByRole("button", { name: adminT("order.step.delivered"), exact: true }).click();
  await expect(page.getByText(adminT("order.done.delivered"))).toBeVisible();
  expect(await orderState(request, placed)).toMatchObject({ status: "delivered" });

  // The mails wait in the administration, readable without a mail server.
  await expect
    .poll(async () => {
      await page.goto("/quan-tri/thu");
      return page.getByRole("row").filter({ hasText: email }).count();
    })
    .toBeGreaterThan(0);
  await page.getByRole("row").filter({ hasText: email }).last().getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("main")).toContainText(placed.code);
  const link = /https?:\/\/\S+\/don-hang\/\S+/.exec((await page.getByRole("main").textContent()) ?? "")?.[0];
  expect(link, "the mail's link to the order").toContain(placed.code);
});

test("mail writes nothing that somebody typed as HTML", async ({ page, request }) => {
  const [product] = await findProducts(request, "q=tra&in_stock=1");
  const email = `ma-doc-${Date.now()}@example.vn`;
  await order(request, product!.sku, { contact: { name: '<img src=x onerror="alert(1)">', phone: "0912345670", email }, note: "<script>alert(1)</script>" });
  page.on("dialog", () => {
    throw new Error("a script from a mail ran");
  });
  await signIn(page, ADMIN);
  await expect
    .poll(async () => {
      await page.goto("/quan-tri/thu");
      return page.getByRole("row").filter({ hasText: email }).count();
    })
    .toBeGreaterThan(0);
  await page.getByRole("row").filter({ hasText: email }).first().getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.waitForLoadState("networkidle");
});
