/** A producer in the orchard: what is typed without a signal waits on the phone, and is written once. */
import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import sharp from "sharp";
import { listing } from "~/platform/i18n/messages/vi/listing";
import { parcels } from "~/platform/i18n/messages/vi/parcels";
import { makeTranslate } from "~/platform/i18n/translator";
import { expectReadable, PHONE } from "../fixtures/readable";
import { signIn } from "../fixtures/staff";
import { expect, test } from "../fixtures/test";

const t = makeTranslate<typeof listing>(listing, "vi");
const field = (page: Page) => page.getByLabel(t("line.label"), { exact: true });
const unsent = (page: Page) => page.getByText(t("line.notSent"), { exact: true });

test.use({ viewport: PHONE });

test("a line waits, is read when the signal is back, and its card confirmed without one is written once", async ({ page, context, expectComplaint }) => {
  test.slow();
  expectComplaint(/ERR_INTERNET_DISCONNECTED|Failed to load resource|409/);
  await signIn(page, "nhasanxuat@demo.vn");
  await page.goto("/nguoi-ban/kho");
  await page.evaluate(() => navigator.serviceWorker.ready);
  // A product of this producer that no other test changes, by its own words.
  const cell = page.locator('input[name^="stock."]').last();
  const name = ((await cell.getAttribute("aria-label")) ?? "").replace(/^[^:]+: /, "");
  const was = Number((await cell.inputValue()).replaceAll(".", ""));
  const line = `${name.replaceAll(/[^\p{L}\s]/gu, " ").replaceAll(/\s+/g, " ")} ${was + 7}`;

  await test.step("typed without a signal it says that it is not sent", async () => {
    await context.setOffline(true);
    for (const text of [line, "dong nay bo 5kg"]) {
      await field(page).fill(text);
      await page.getByRole("button", { name: t("line.read") }).click();
    }
    await expect(unsent(page)).toHaveCount(2);
    await expectReadable(page);
    await page.getByRole("button", { name: `${t("line.drop")}: dong nay bo 5kg` }).click();
    await expect(unsent(page)).toHaveCount(1);
  });

  await test.step("the page opened again without a signal shows it still", async () => {
    await page.goto("/nguoi-ban/kho");
    await expect(page.getByRole("heading", { level: 1, name: t("offline.title") })).toBeVisible();
    await expect(unsent(page)).toHaveCount(1);
    await expectReadable(page);
  });

  await test.step("with the signal it becomes a card", async () => {
    await context.setOffline(false);
    await page.getByRole("link", { name: t("offline.again") }).click();
    await expect(page.getByRole("heading", { level: 1, name: t("stock.title") })).toBeVisible();
    await expect(page.getByText(t("line.stock", { from: String(was), to: String(was + 7) })).first()).toBeVisible();
    await expect(unsent(page)).toHaveCount(0);
  });

  const posted: string[] = [];
  page.on("request", (request) => void (request.url().endsWith("/kho/dong") && request.postData()?.includes("intent=save") && posted.push(request.postData() ?? "")));
  await test.step("confirmed without a signal it waits, and is sent once", async () => {
    await context.setOffline(true);
    await page.getByRole("button", { name: t("line.confirm") }).first().click();
    await expect(unsent(page)).toHaveCount(1);
    await context.setOffline(false);
    await expect(page.getByText(t("line.saved"), { exact: true })).toBeVisible();
    await expect(unsent(page)).toHaveCount(0);
    expect(posted).toHaveLength(1);
    // The same sent again by a phone that never heard the answer.
    const again = await page.request.post("/nguoi-ban/kho/dong", { data: posted[0], headers: { "Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin" } });
    expect([again.status(), await again.json()]).toEqual([200, { saved: 1 }]);
  });

  await test.step("what moved meanwhile is refused with the figures of now", async () => {
    await field(page).fill(line.replace(/\d+$/, String(was)));
    await page.getByRole("button", { name: t("line.read") }).click();
    await expect(page.getByRole("button", { name: t("line.confirm") }).first()).toBeVisible();
    await context.setOffline(true);
    await page.getByRole("button", { name: t("line.confirm") }).first().click();
    const seen = new URLSearchParams(posted[0]).get("seen")?.replace(/\d+$/, String(was + 7)) ?? "";
    const moved = await page.request.post("/nguoi-ban/kho/dong", { form: { intent: "save", seen, [`stock.${seen.slice(0, 36)}`]: String(was + 1), note: line }, headers: { "Sec-Fetch-Site": "same-origin" } });
    expect(await moved.json()).toEqual({ saved: 1 });
    await context.setOffline(false);
    await expect(page.getByText(t("line.moved"))).toBeVisible();
    await expect(page.getByText(t("line.stock", { from: String(was + 1), to: String(was) })).first()).toBeVisible();
    await page.getByRole("button", { name: t("line.confirm") }).first().click();
    await expect(page.getByText(t("line.saved"), { exact: true })).toBeVisible();
  });
});

test("a photo goes on from what has arrived, also after the page was opened again", async ({ page, expectComplaint }) => {
  test.slow();
  expectComplaint(/ERR_(FAILED|INTERNET_DISCONNECTED)|Failed to load resource/);
  const photo = await sharp(randomBytes(900 * 700 * 3), { raw: { width: 900, height: 700, channels: 3 } }).jpeg({ quality: 95 }).toBuffer();
  await signIn(page, "nhasanxuat@demo.vn");
  await page.goto("/nguoi-ban");
  await page.getByRole("button", { name: t("home.add") }).click();
  const chooser = page.getByLabel(t("photo.choose"), { exact: true });
  await expect(chooser).toHaveAttribute("multiple");
  const arrived: { from: number; bytes: number }[] = [];
  // One part arrives, then nobody answers any more.
  let room = 1;
  await page.route("**/anh/tai?*", (route, request) => {
    if (request.method() === "PATCH") {
      if (room === 0) return route.abort();
      room -= 1;
      arrived.push({ from: Number(new URL(request.url()).searchParams.get("offset")), bytes: request.postDataBuffer()?.byteLength ?? 0 });
    }
    return route.continue();
  });
  await chooser.setInputFiles({ name: "ong.jpg", mimeType: "image/jpeg", buffer: photo });
  await expect(page.getByText(t("photo.retrying", { name: "ong.jpg" }))).toBeVisible();
  await expectReadable(page);
  await page.reload();
  await expect(chooser).toHaveAttribute("multiple");
  room = Number.POSITIVE_INFINITY;
  await chooser.setInputFiles({ name: "ong.jpg", mimeType: "image/jpeg", buffer: photo });
  await expect(page.getByText(t("photo.cover"), { exact: true })).toBeVisible({ timeout: 30_000 });
  let at = 0;
  for (const { from, bytes } of arrived) {
    expect(from).toBe(at);
    at += bytes;
  }
  expect([at, arrived.length > 2]).toEqual([photo.byteLength, true]);
});

test("the orders page asks before it tells, and says so when the browser does not let it", async ({ page }) => {
  await signIn(page, "nhasanxuat@demo.vn");
  await page.goto("/nguoi-ban/don-hang");
  const button = page.getByRole("button", { name: parcels["push.on"], exact: true });
  await expect(button).toHaveAttribute("aria-pressed", "false");
  await button.click();
  await expect(page.getByText(parcels["push.denied"])).toBeVisible();
});
