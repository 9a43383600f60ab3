/** What an officer does with several orders at once, and how a stock figure is explained and counted: without JavaScript, by keyboard, on a phone. */
import { cartWith, findProducts, order, orderBody, orderState, sendOrder, type PlacedOrder } from "../factories/orders";
import { signIn } from "../fixtures/staff";
import { adminT, expect, test } from "../fixtures/test";
import { BULK_TEXTS } from "~/platform/i18n/messages/bulk";
import { JOBS_TEXTS } from "~/platform/i18n/messages/jobs";
import { RECOUNT_TEXTS } from "~/platform/i18n/messages/recount";

const bulk = BULK_TEXTS.vi;
const jobs = JOBS_TEXTS.vi;
const recount = RECOUNT_TEXTS.vi;

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });

  test("several orders are cancelled at once, each says what became of it, and the shelf tells why it changed", async ({ page, request, expectComplaint }) => {
    expectComplaint(/status of 422/);
    const [hit] = await findProducts(request, "q=tra&in_stock=1");
    const sku = hit?.sku ?? "";
    const unpaid = await order(request, sku, { payment: "vietqr" });
    const cart = await cartWith(request, sku);
    const cash: PlacedOrder = await (await sendOrder(request, cart, orderBody(cart))).json();
    await signIn(page, "admin@demo.vn");
    const box = (code: string) => page.getByRole("checkbox", { name: bulk.pick.replace("{code}", code) });
    const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
    await page.goto(`/quan-tri/don-hang?from=${today}&until=${today}&state=`);
    for (const { code } of [unpaid, cash]) await box(code).check();
    await page.getByRole("button", { name: bulk.cancel }).click();
    await expect(page.getByText(bulk["fault.note"])).toBeVisible();
    await expect(box(unpaid.code)).toBeChecked();
    await page.getByLabel(bulk.note).fill("Khách gọi điện hủy");
    await page.getByRole("button", { name: bulk.cancel }).press("Enter");
    const said = page.getByRole("status").filter({ hasText: bulk.result });
    await expect(said).toContainText(`${unpaid.code}: ${bulk["outcome.cancelled"]}`);
    await expect(said).toContainText(`${cash.code}: ${bulk["outcome.not_unpaid"]}`);
    expect((await orderState(request, unpaid)).status).toBe("cancelled");
    const slips = await page.request.get(`/quan-tri/don-hang/phieu?list=orders&${new URLSearchParams({ [await box(cash.code).getAttribute("name") ?? ""]: "on" })}`);
    expect([slips.status(), slips.headers()["content-type"]]).toEqual([200, "application/pdf"]);

    await page.goto(`/quan-tri/kho?sku=${sku}`);
    await expect(page.getByText(recount.agrees)).toBeVisible();
    await expect(page.getByRole("link", { name: recount.order.replace("{code}", unpaid.code) })).toHaveCount(2);
    await page.getByLabel(recount["count.counted"]).fill("nhiều lắm");
    await page.getByLabel(recount["count.reason"]).fill("Đếm thử");
    await page.getByRole("button", { name: recount["count.save"] }).click();
    await expect(page.getByText(recount["fault.counted"])).toBeVisible();
    await expect(page.getByLabel(recount["count.counted"])).toHaveValue("nhiều lắm");
  });
});

test("the desk of background jobs tells what the clock did and why nothing was due", async ({ page }) => {
  await signIn(page, "admin@demo.vn");
  await page.goto("/quan-tri");
  await page.getByRole("link", { name: adminT("nav.jobs"), exact: true }).click();
  await page.getByRole("link", { name: jobs["tab.schedules"] }).click();
  const row = page.getByRole("row").filter({ hasText: "expire-unpaid-orders" });
  await expect(row).toContainText(jobs["job.expire-unpaid-orders"]);
  await expect(row.getByRole("cell").nth(3)).toContainText(/\d{2}:\d{2}/);
});
