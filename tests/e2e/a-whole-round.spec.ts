/** A whole round through the pages of everyone in it: from a producer's dossier to a star in the shop, and its end at midnight three years on. */
import type { Browser, Page } from "@playwright/test";
import { COMMUNE_POINTS } from "~/domain/evaluation/commune-points";
import { addDays, addMonths, localDateAt, startOfDay } from "~/lib/local-date";
import { formatNumber } from "~/platform/i18n/format";
import { expectStar, starInApi } from "../factories/badge";
import { choicesFor, dossierT, evaluationT as e, scoreOneself, sheetInForce, submitSheet, uploadMissingPapers } from "../factories/dossier-pages";
import { openLaterShop } from "../fixtures/later-shop";
import { pdfText } from "../fixtures/pdf-text";
import { shopUrl } from "../fixtures/shop-address";
import { signIn } from "../fixtures/staff";
import { adminT, expect, test } from "../fixtures/test";

/** A listing of the demo's producer, and its product set. */
const SLUG = "hai-na-tren-nui-da-lung-khoai";
const SET = 26;
const TODAY = localDateAt(new Date());
const NO = 88;
const DECISION = `${NO}088/QĐ-UBND`;
/** The council, with the total each of them gives: three stars, 60.25 points. */
const CHAIR = "hoidong1@demo.vn";
const COUNCIL = [{ email: CHAIR, total: 58 }, { email: "hoidong2@demo.vn", total: 60 }, { email: "hoidong3@demo.vn", total: 61 }, { email: "hoidong4@demo.vn", total: 62 }];
const MEAN = 60.25;
/** From a moment on until everyone sees what it changed. */
const within = { timeout: 2_000, intervals: [50] };

/** Somebody at a browser of their own. */
async function enter(browser: Browser, email: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, email);
  return page;
}

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click({ timeout: 20_000 });
const done = (page: Page, what: string) => expect(page.getByRole("status").filter({ hasText: what })).toBeVisible();

test("from a dossier to a star, and to its end", async ({ page, browser, request }) => {
  test.setTimeout(480_000);
  const product: { name: string; certificate: { number: string } } = await (await request.get(`/api/v1/products/${SLUG}`)).json();
  const { name } = product;
  const sheet = sheetInForce(SET);
  const officer = await enter(browser, "admin@demo.vn");

  await test.step("a star is taken from the listing, as things were before the round", async () => {
    await officer.goto(`/quan-tri/chung-nhan?q=${product.certificate.number}`);
    await officer.getByRole("link", { name: product.certificate.number, exact: true }).click();
    await officer.getByLabel(adminT("cert.revokeGround"), { exact: true }).selectOption({ label: adminT("cert.ground.criteria_no_longer_met") });
    await officer.getByLabel(adminT("cert.revokeNote"), { exact: true }).fill("Kết luận kiểm tra số 31/KL-SNN");
    await officer.getByRole("checkbox", { name: adminT("cert.revokeConfirm", { number: product.certificate.number }) }).check();
    await press(officer, adminT("cert.revokeSubmit"));
    await done(officer, adminT("cert.done.revoke"));
    await expect.poll(() => starInApi(request, "", { slug: SLUG, name, number: product.certificate.number }), within).toMatchObject({ stars: null, hit: null, status: "revoked" });
  });

  let round = "";
  await test.step("the officer makes a round, seats its council and opens it", async () => {
    await officer.goto("/quan-tri/danh-gia");
    await officer.getByRole("link", { name: e("round.new"), exact: true }).click();
    const days = { "round.opensOn": TODAY, "round.closesOn": addDays(TODAY, 5), "round.decideBy": addDays(TODAY, 35) } as const;
    await officer.getByLabel(e("round.year"), { exact: true }).fill(TODAY.slice(0, 4));
    await officer.getByLabel(e("round.no"), { exact: true }).fill(String(NO));
    for (const [field, day] of Object.entries(days)) await officer.getByLabel(e(field as keyof typeof days), { exact: true }).fill(day);
    await press(officer, adminT("form.save"));
    await done(officer, e("done.created"));
    round = new URL(officer.url()).pathname;
    const seats = [{ email: "admin@demo.vn", role: "secretary" }, ...COUNCIL.map(({ email }) => ({ email, role: email === CHAIR ? "chair" : "member" }))];
    for (const [index, { email, role }] of seats.entries()) {
      await officer.getByLabel(e("council.email"), { exact: true }).fill(email);
      await officer.getByLabel(e("council.role"), { exact: true }).selectOption(role);
      await press(officer, e("council.addSubmit"));
      await expect(officer.getByRole("button", { name: `${e("council.remove")}: ` })).toHaveCount(index + 1);
    }
    await press(officer, e("roundMove.open"));
    await expect(officer.getByText(e("roundState.filing"), { exact: true }).first()).toBeVisible();
  });

  await test.step("the producer files a dossier with its own marks and papers", async () => {
    const producer = await enter(browser, "nhasanxuat@demo.vn");
    await producer.goto("/nguoi-ban/ho-so/moi");
    await producer.getByLabel(dossierT("listing"), { exact: true }).selectOption({ label: name });
    await producer.getByLabel(dossierT("name"), { exact: true }).fill(name);
    await producer.getByLabel(dossierT("set"), { exact: true }).selectOption(String(SET));
    await press(producer, dossierT("new"));
    await expect(producer.getByRole("button", { name: dossierT("submit") })).toBeDisabled();
    const dossier = new URL(producer.url()).pathname;
    await producer.goto(`${dossier}/san-pham`);
    await producer.getByLabel(dossierT("story"), { exact: true }).fill("Ba mươi tư hộ trồng na trên vách núi đá vôi, nơi quả phải gùi xuống bằng ròng rọc. ".repeat(3));
    await press(producer, dossierT("next"));
    await expect(producer).toHaveURL(/\/tu-cham/);
    await scoreOneself(producer, choicesFor(sheet, 3, 66));
    await producer.goto(`${dossier}/giay-to`);
    expect(await uploadMissingPapers(producer)).toBeGreaterThan(0);
    await producer.goto(dossier);
    await press(producer, dossierT("submit"));
    await expect(producer.getByText(e("state.submitted")).first()).toBeVisible();
    await producer.context().close();
  });

  await test.step("the commune checks four points and asks for its evaluation", async () => {
    const commune = await enter(browser, "canbo.xa@demo.vn");
    await commune.goto("/quan-tri/danh-gia");
    await commune.getByRole("link", { name, exact: true }).click();
    for (const point of COMMUNE_POINTS) await commune.getByRole("group", { name: e(`review.${point}`) }).getByLabel(e("review.met"), { exact: true }).check();
    await commune.getByLabel(e("review.forward"), { exact: true }).check();
    await press(commune, e("review.submit"));
    await done(commune, e("done.moved"));
    await commune.context().close();
  });

  let dossier = "";
  await test.step("the secretary finds it full and has it scored", async () => {
    await officer.goto(round);
    await officer.getByRole("link", { name, exact: true }).click();
    await press(officer, e("check.accept"));
    await done(officer, e("done.moved"));
    dossier = new URL(officer.url()).pathname;
    await officer.goto(round);
    await press(officer, e("roundMove.start_scoring"));
    await expect(officer.getByText(e("roundState.scoring"), { exact: true }).first()).toBeVisible();
  });

  const remarkOf = (email: string) => `Nhận xét riêng của ${email}`;
  const chair = await enter(browser, CHAIR);
  await test.step("members score, each alone, and nobody sees another's sheet before all are in", async () => {
    for (const [index, { email, total }] of COUNCIL.entries()) {
      const member = email === CHAIR ? chair : await enter(browser, email);
      // Whatever was submitted before is sealed, also for the officer and the chair.
      for (const one of [member, officer, chair]) {
        await one.goto(`${dossier}/so-sanh`);
        await expect(one.getByText(e("compare.sealed", { submitted: index, all: COUNCIL.length }))).toBeVisible();
        await expect(one.getByRole("table")).toHaveCount(0);
        for (const address of [`${dossier}/so-sanh`, dossier, `${round}/phieu-cham.csv`]) {
          const seen = await (await one.request.get(address)).text();
          for (const other of COUNCIL) expect(seen, `${email} at ${address}`).not.toContain(remarkOf(other.email));
          if (address.endsWith(".csv")) expect(seen).not.toContain(dossier.split("/").at(-1));
        }
      }
      await member.goto("/quan-tri/danh-gia");
      await member.getByRole("region", { name: e("toScore"), exact: true }).getByRole("link", { name }).click();
      await expect(member.locator("input[type=radio]:checked")).toHaveCount(0);
      await submitSheet(member, choicesFor(sheet, 3, total), remarkOf(email));
      await done(member, index + 1 < COUNCIL.length ? e("done.sheet") : e("done.complete"));
      if (email !== CHAIR) await member.context().close();
    }
  });

  await test.step("the chair reads all sheets and concludes", async () => {
    await chair.goto(`${dossier}/so-sanh`);
    for (const { email } of COUNCIL) await expect(chair.getByText(remarkOf(email))).toBeVisible();
    await expect(chair.getByText(formatNumber(MEAN, "vi"), { exact: true })).toBeVisible();
    await press(chair, `${e("conclude.submit")} · ${e("result.stars", { stars: 3 })}`);
    await done(chair, e("done.concluded"));
    await chair.goto(round);
    await press(chair, e("roundMove.conclude"));
    await expect(chair.getByText(e("roundState.concluded"), { exact: true }).first()).toBeVisible();
    await chair.context().close();
  });

  await test.step("the minutes say so", async () => {
    await officer.goto(round);
    const address = await officer.getByRole("link", { name: e("round.file.minutes") }).getAttribute("href");
    const minutes = await (await officer.request.get(address!)).body();
    expect(minutes.subarray(0, 4).toString("latin1")).toBe("%PDF");
    const text = pdfText(minutes).join(" ").replaceAll(/\s+/g, " ");
    for (const said of [name, "60,25", "3 sao", "Hoàng Văn Lương"]) expect(text).toContain(said);
  });

  let number = "";
  await test.step("the decision is published: the certificate is issued and the star is in the shop", async () => {
    await officer.getByLabel(e("publish.number"), { exact: true }).fill(DECISION);
    await officer.getByLabel(e("publish.issuedOn"), { exact: true }).fill(TODAY);
    await officer.getByLabel(e("publish.confirm"), { exact: true }).check();
    await press(officer, e("publish.submit"));
    await done(officer, e("done.published"));
    await officer.getByRole("link", { name: e("result.certificate"), exact: true }).click();
    number = /\d{2}-\d{5}-\d{2,3}-20\d{2}/.exec((await officer.getByRole("heading", { level: 1 }).textContent()) ?? "")?.[0] ?? "";
    const shown = { slug: SLUG, name, number, stars: 3 };
    await expect.poll(() => starInApi(request, "", shown), within).toEqual({ stars: 3, hit: 3, certificate: number, status: "valid" });
    await expectStar(page, shopUrl(), shown, "valid");
    await officer.context().close();
  });

  const lastDay = addMonths(TODAY, 36);
  await test.step("the public check knows on which day it ends", async () => {
    const on = async (day: string) => ((await (await request.get(`/api/v1/certificates/${number}?on=${day}`)).json()) as { status: string }).status;
    expect([await on(lastDay), await on(addDays(lastDay, 1))]).toEqual(["expiring", "expired"]);
  });

  await test.step("at midnight after that day the star is gone everywhere, though nobody did anything", async () => {
    const shown = { slug: SLUG, name, number, stars: 3 };
    const later = await openLaterShop();
    try {
      await expectStar(page, later.url, shown, "valid");
      await later.moveTo(new Date(startOfDay(addDays(lastDay, 1)).getTime() - 120_000));
      // All of these are kept copies from now on.
      await expectStar(page, later.url, shown, "expiring");
      expect(await starInApi(request, later.url, shown)).toEqual({ stars: 3, hit: 3, certificate: number, status: "expiring" });
      await later.moveTo(startOfDay(addDays(lastDay, 1)));
      await expect.poll(() => starInApi(request, later.url, shown), within).toMatchObject({ stars: null, hit: null, status: "expired" });
      await expectStar(page, later.url, shown, "expired");
    } finally {
      expect(await later.close(), "errors in the later shop's log").toEqual([]);
    }
    // The shop in which it is still today keeps it.
    await expectStar(page, shopUrl(), shown, "valid");
  });
});
