import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { COMMUNE, createRegisterWorld, type RegisterWorld } from "../../../tests/factories/register";
import { createTestDatabase, type TestDatabase } from "../../../tests/setup/db";
import { historyOf } from "~/domain/audit/audit-queries.server";
import { newId } from "~/lib/id";
import { addDays, addMonths, localDateAt, startOfDay, toDateColumn, type LocalDate } from "~/lib/local-date";
import { db, disconnect } from "~/platform/db/client.server";
import { acceptLinks } from "./accept-links.server";
import { changeCertificate } from "./change-certificate.server";
import { EXPIRY_TABS, readExpiryFilter } from "~/domain/certificates/expiry-desk";
import { countExpiry, listExpiry } from "~/domain/certificates/expiry-desk.server";
import { listLinkHistory } from "~/domain/certificates/link-history.server";
import { countLinkDesk, listLinkDesk } from "~/domain/certificates/link-desk.server";
import { countUnreadNotices, listNoticesOfProducer, markNoticesRead } from "~/domain/certificates/notice-queries.server";
import { readRegisterFilter, STANDING_FILTERS, stagesOfFilter } from "~/domain/certificates/register";
import { countStages, listRegister, listWholeRegister } from "~/domain/certificates/register.server";
import { sendNotices, writeDueNotices } from "~/domain/certificates/send-notices.server";
import { STAGES, stageAt } from "~/domain/certificates/standing";

let database: TestDatabase;
let world: RegisterWorld;
let decisionId: string;
let serial = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createRegisterWorld(database.url);
  decisionId = newId();
  await db().decision.create({ data: { id: decisionId, authority: "UBND tỉnh Lạng Sơn", number: "1/QĐ-UBND", year: 2020, issuedOn: toDateColumn("2020-01-02" as LocalDate), level: "province" } });
});
afterAll(async () => {
  await disconnect();
  await database.close();
});

type Extra = { name?: string; producerId?: string; setNo?: number; extendedUntil?: LocalDate; revokedAt?: Date };

/** A certificate whose 36 months end on that day. */
async function ending(expiresOn: LocalDate, { name = `Sản phẩm ${serial + 1}`, producerId = world.producer, setNo = 4, extendedUntil, revokedAt }: Extra = {}): Promise<string> {
  serial += 1;
  const id = newId();
  await db().certificate.create({
    data: {
      id, number: `20-187-${COMMUNE}-${serial}-2020`, decisionId, producerId, productName: name, setNo, communeCode: COMMUNE, stars: 4, score: "80", legalBasis: "148/QĐ-TTg", level: "province",
      issuedOn: toDateColumn(addMonths(expiresOn, -36)), expiresOn: toDateColumn(expiresOn), extendedUntil: extendedUntil ? toDateColumn(extendedUntil) : null, extensionReason: extendedUntil ? "Chờ hội đồng" : null,
      ...(revokedAt ? { revokedAt, revocationReason: "law_breach", revocationNote: "Kết luận" } : {}),
    },
  });
  return id;
}

async function empty(): Promise<void> {
  await db().certificateNotice.deleteMany();
  await db().certificateLink.deleteMany();
  await db().certificate.deleteMany();
}

const filterOf = (query: Record<string, string> = {}) => readRegisterFilter(new URLSearchParams(query));
const expiryOf = (tab: string) => readExpiryFilter(new URLSearchParams({ tab }));
const noon = (day: LocalDate) => new Date(startOfDay(day).getTime() + 12 * 3_600_000);
const day = (text: string) => text as LocalDate;

describe("the steps of a certificate's life", () => {
  it("are the same in code and in SQL, at every midnight on which they change", async () => {
    await empty();
    const end = day("2026-12-31");
    await ending(end);
    await ending(end, { extendedUntil: addDays(end, 100) });
    await ending(end, { revokedAt: noon(addDays(end, -150)) });
    const rows = await db().certificate.findMany();
    const terms = rows.map((row) => ({
      issuedOn: addMonths(end, -36), expiresOn: end, revokedAt: row.revokedAt, extendedUntil: row.extendedUntil ? addDays(end, 100) : null,
    }));
    const seen = new Set<string>();
    const edges = [addMonths(end, -36), ...[-181, -180, -150, -149, -121, -120, -119, 0, 1, 100, 101].map((days) => addDays(end, days))];
    for (const at of edges.flatMap((edge) => [new Date(startOfDay(edge).getTime() - 1), startOfDay(edge)])) {
      const wanted = terms.map((term) => stageAt(term, at));
      for (const stage of wanted) seen.add(stage);
      const counts = Object.fromEntries(STAGES.flatMap((stage) => { const count = wanted.filter((one) => one === stage).length; return count > 0 ? [[stage, count]] : []; }));
      expect([at.toISOString(), await countStages(at)]).toEqual([at.toISOString(), counts]);
      for (const standing of STANDING_FILTERS) {
        const { rows: found } = await listRegister(filterOf({ standing }), at);
        expect(found.every((row) => stagesOfFilter(standing).includes(row.stage))).toBe(true);
        expect(found).toHaveLength(wanted.filter((stage) => stagesOfFilter(standing).includes(stage)).length);
      }
    }
    expect([...seen].sort()).toEqual([...STAGES].sort());
  });

  it.each([
    ["2026-07-03", "active"], ["2026-07-04", "window"], ["2026-09-02", "window"], ["2026-09-03", "late"], ["2026-12-31", "late"], ["2027-01-01", "expired"],
  ])("%s: %s", (on, stage) => {
    expect(stageAt({ issuedOn: day("2023-12-31"), expiresOn: day("2026-12-31"), extendedUntil: null, revokedAt: null }, startOfDay(day(on)))).toBe(stage);
  });
});

describe("the register", () => {
  it("filters by sector, commune, producer and set, and writes out all pages in the order asked for", async () => {
    await empty();
    const today = localDateAt(new Date());
    for (let number = 0; number < 55; number += 1) await ending(addDays(today, 300 + number), { name: `Măng ớt ${String(number).padStart(2, "0")}` });
    await ending(addDays(today, 300), { name: "Trà hoa vàng", producerId: world.otherProducer, setNo: 12 });
    const at = new Date();
    expect((await listRegister(filterOf({ sector: "food" }), at)).total).toBe(56);
    expect((await listRegister(filterOf({ sector: "tourism" }), at)).total).toBe(0);
    expect((await listRegister(filterOf({ commune: COMMUNE, set: "12" }), at)).rows.map(({ productName }) => productName)).toEqual(["Trà hoa vàng"]);
    expect((await listRegister(filterOf({ producer: world.otherProducer }), at)).total).toBe(1);
    expect((await listRegister(filterOf({ commune: "00000" }), at)).total).toBe(0);
    const filter = filterOf({ q: "mang ot", sort: "product", page: "2" });
    const { total, rows } = await listRegister(filter, at);
    const whole = await listWholeRegister(filter, at);
    expect([total, rows.length, whole.length]).toEqual([55, 5, 55]);
    expect(whole.map(({ productName }) => productName)).toEqual([...whole].map(({ productName }) => productName).sort());
    expect(whole.slice(50)).toEqual(rows);
  });
});

describe("the linking desk", () => {
  it("offers the likeliest first, says why, and refuses conflicts with their reason", async () => {
    await empty();
    const far = addDays(localDateAt(new Date()), 700);
    const honey = await ending(far, { name: "Mật ong hoa nhãn Chi Lăng" });
    const other = await ending(far, { name: "Mật ong bạc hà", producerId: world.otherProducer });
    const at = new Date();
    const { total, items } = await listLinkDesk({ side: "certificate", q: "", page: 1 }, at);
    expect(total).toBe(2);
    const offers = items.find(({ key }) => key === honey)!.offers;
    expect(offers[0]).toMatchObject({ listing: { slug: world.honey }, reasons: { name: 100, producer: "same", group: "set" }, refusal: null });
    expect(offers.map(({ listing, refusal }) => [listing.slug, refusal?.kind ?? null])).toContainEqual([world.tea, "other_set"]);
    // Another producer's listing of the same name in the same commune is shown, and refused.
    const stranger = items.find(({ key }) => key === other)!.offers;
    expect(stranger.find(({ listing }) => listing.slug === world.royalHoney)).toMatchObject({ reasons: { producer: "other" }, refusal: { kind: "other_producer" } });
    const listings = await listLinkDesk({ side: "listing", q: "mat ong hoa nhan", page: 1 }, at);
    expect(listings.items.map(({ listing }) => listing?.slug)).toEqual([world.honey]);
    expect(listings.items[0]!.offers[0]).toMatchObject({ certificate: { id: honey }, refusal: null });
  });

  it("asks the same number of questions for one and for many", async () => {
    await empty();
    const far = addDays(localDateAt(new Date()), 700);
    const count = async (side: "certificate" | "listing") => {
      let queries = 0;
      const client = db();
      const original = client.$queryRaw;
      Object.defineProperty(client, "$queryRaw", { configurable: true, value: (...args: Parameters<typeof original>) => { queries += 1; return original.apply(client, args); } });
      try {
        await listLinkDesk({ side, q: "", page: 1 }, new Date());
      } finally {
        Object.defineProperty(client, "$queryRaw", { configurable: true, value: original });
      }
      return queries;
    };
    await ending(far);
    const one = [await count("certificate"), await count("listing")];
    for (let number = 0; number < 30; number += 1) await ending(far);
    expect([await count("certificate"), await count("listing")]).toEqual(one);
    expect(one).toEqual([2, 2]);
  });

  it("links many at once, each for itself: a conflict is told and keeps nothing else back; both sides, who and when are kept", async () => {
    await empty();
    const far = addDays(localDateAt(new Date()), 700);
    const [honey, twin, tea, stranger] = [await ending(far), await ending(far), await ending(far, { setNo: 12 }), await ending(far, { producerId: world.otherProducer })];
    const seen = new Map((await db().certificate.findMany()).map(({ id, updatedAt }) => [id, updatedAt.toISOString()]));
    const value = (id: string, slug: string) => `${id} ${seen.get(id)} ${slug}`;
    const form = new Map([
      ["reason", "Đối chiếu quyết định"],
      ...[[honey, world.honey], [twin, world.honey], [tea, world.royalHoney], [stranger, world.tea]].flatMap(([id = "", slug = ""]): [string, string][] => [[`pick:${id}`, "yes"], [`choice:${id}`, value(id, slug)]]),
    ]);
    const at = new Date();
    const answer = await acceptLinks({ form, userId: world.officer, at });
    expect(answer.outcomes.map(({ key, outcome, refusal }) => [key, outcome, refusal?.kind ?? null])).toEqual([
      [honey, "linked", null], [twin, "refused", "listing_certified"], [tea, "refused", "other_set"], [stranger, "refused", "other_producer"],
    ]);
    expect(await db().certificateLink.count()).toBe(1);
    expect(await listLinkHistory(honey)).toMatchObject([{ certificate: { id: honey }, listing: { slug: world.honey }, linkedBy: world.officer, linkedAt: at, reason: "Đối chiếu quyết định" }]);
    expect(await historyOf("certificate", [honey])).toMatchObject([{ action: "certificate.linked", actorUserId: world.officer, after: { listing: world.honey } }]);
    expect(await historyOf("certificate", [twin, tea, stranger])).toEqual([]);
    expect(await countLinkDesk(at)).toMatchObject({ certificate: 3, listing: 3 });

    // The same form again: what was seen is no more, and nothing is linked twice.
    const again = await acceptLinks({ form, userId: world.officer, at: new Date() });
    expect(again.status).toBe(409);
    expect(again.outcomes[0]).toMatchObject({ outcome: "refused", refusal: { kind: "already_linked" } });
    expect(await db().certificateLink.count()).toBe(1);
  });

  it("takes nothing that was not made by the desk, and asks for a reason", async () => {
    const at = new Date();
    const ask = (entries: [string, string][]) => acceptLinks({ form: new Map(entries), userId: world.officer, at });
    expect(await ask([["reason", "x"], ["pick:a", "yes"], ["choice:a", "' OR 1=1"]])).toMatchObject({ problem: "nothing_chosen", status: 422 });
    expect(await ask([["reason", "x"]])).toMatchObject({ problem: "nothing_chosen" });
    const id = newId();
    expect(await ask([["reason", " "], [`pick:${id}`, "yes"], [`choice:${id}`, `${id} ${at.toISOString()} ${world.honey}`]])).toMatchObject({ problem: "reason_missing" });
    expect(await ask([["reason", "x"], [`pick:${id}`, "yes"], [`choice:${id}`, `${id} ${at.toISOString()} ${world.honey}`]])).toMatchObject({ status: 409, outcomes: [{ outcome: "not_found" }] });
  });
});

describe("the expiry desk", () => {
  it("puts every certificate into its list, and leaves out those that a later one has replaced", async () => {
    await empty();
    const today = day("2026-11-25");
    const at = noon(today);
    const lists: Record<string, string[]> = {
      window: [await ending(addDays(today, 120)), await ending(addDays(today, 180))],
      late: [await ending(today), await ending(addDays(today, 119))],
      extended: [await ending(addDays(today, -10), { extendedUntil: addDays(today, 30) })],
      expired_year: [await ending(addDays(today, -1)), await ending(addDays(today, -200))],
      expired: [await ending(addDays(today, -800))],
      revoked: [await ending(addDays(today, 300), { revokedAt: noon(addDays(today, -1)) })],
    };
    await ending(addDays(today, 181));
    // Replaced: the same name and set, issued later.
    await ending(addDays(today, -30), { name: "Na Chi Lăng" });
    await ending(addDays(today, 900), { name: "NA Chi Lăng" });
    const wanted: Record<string, string[]> = { ...lists, expired: [...(lists.expired_year ?? []), ...(lists.expired ?? [])] };
    const counts = await countExpiry(at);
    for (const tab of EXPIRY_TABS) {
      const { total, rows } = await listExpiry(expiryOf(tab), at);
      expect([tab, rows.map(({ id }) => id).sort()]).toEqual([tab, [...(wanted[tab] ?? [])].sort()]);
      expect([tab, total, counts[tab]]).toEqual([tab, rows.length, rows.length]);
    }
    const [soonest] = (await listExpiry(expiryOf("late"), at)).rows;
    expect(soonest).toMatchObject({ daysLeft: 0, contacts: 0, lastNotice: null });
  });

  it("tells holders once for each day of the list, however often the job runs, and never of what needs no renewal", async () => {
    await empty();
    const end = day("2027-05-24");
    const id = await ending(end);
    await ending(end, { revokedAt: noon(addDays(end, -300)) });
    await ending(end, { name: "Na dai" });
    await ending(addDays(end, 900), { name: "Na dai" });
    const written: [number, number][] = [];
    for (const left of [182, 181, 180, 179, 151, 150, 149, 121, 120, 119, 61, 60, 59, 31, 30, 29, 1, 0, -1, -30, -31, -60]) {
      const at = noon(addDays(end, -left));
      const [first, second] = [await writeDueNotices(at), await writeDueNotices(new Date(at.getTime() + 60_000))];
      expect([left, second]).toEqual([left, 0]);
      if (first > 0) written.push([left, first]);
    }
    expect(written).toEqual([[180, 1], [150, 1], [120, 1], [60, 1], [30, 1], [0, 1]]);
    expect(await db().certificateNotice.count({ where: { certificateId: id } })).toBe(6);
    expect(await db().outboxMessage.count({ where: { topic: "mail.certificate_notice" } })).toBe(6);
    expect(await historyOf("certificate", [id])).toHaveLength(6);
    const [notice] = await listNoticesOfProducer(world.producer, noon(end));
    expect(notice).toMatchObject({ manual: false, daysLeft: 0, certificate: { id, renewable: true } });
    await expect(db().certificateNotice.create({ data: { id: newId(), certificateId: id, producerId: world.producer, occasion: "d60", daysLeft: 60, sentAt: new Date() } })).rejects.toThrow(/Unique constraint/);
  });

  it("refuses a reason that is too long at the form, and keeps what was typed", async () => {
    await empty();
    const id = await ending(day("2027-05-24"));
    const note = "n".repeat(30_000);
    const user = await db().user.findUniqueOrThrow({ where: { id: world.officer } });
    const answer = await changeCertificate({ id, form: new Map([["intent", "revoke"], ["confirm", "yes"], ["ground", "law_breach"], ["note", note]]), user, locale: "vi", at: noon(day("2027-01-01")) });
    expect(answer).toMatchObject({ status: 422, message: "form.tooLong", values: { note } });
    expect((await db().certificate.findUniqueOrThrow({ where: { id } })).revokedAt).toBeNull();
  });

  it("writes one notice when two jobs run at once, and one for days that were missed", async () => {
    await empty();
    const end = day("2027-05-24");
    await ending(end);
    const at = noon(addDays(end, -100));
    const both = await Promise.all([writeDueNotices(at), writeDueNotices(at)]);
    expect(both.reduce((sum, one) => sum + one, 0)).toBe(1);
    expect((await db().certificateNotice.findMany()).map(({ occasion }) => occasion)).toEqual(["d120"]);
  });

  it("lets an officer tell many at once, each once a day, and says what became of each", async () => {
    await empty();
    const end = day("2027-05-24");
    const at = noon(addDays(end, -100));
    const [due, early] = [await ending(end), await ending(addDays(end, 900))];
    const ask = (when: Date) => sendNotices({ ids: [due, early, newId()], message: "  Nộp trước ngày 30 nhé ", userId: world.officer, at: when });
    expect((await ask(at)).map(({ id, outcome }) => [id, outcome])).toEqual([[due, "sent"], [early, "not_due"]]);
    expect((await ask(new Date(at.getTime() + 3_600_000)))[0]).toMatchObject({ outcome: "already_today" });
    expect((await ask(noon(addDays(end, -99))))[0]).toMatchObject({ outcome: "sent" });
    expect(await listNoticesOfProducer(world.producer, at)).toMatchObject([{ daysLeft: 99 }, { daysLeft: 100, manual: true, message: "Nộp trước ngày 30 nhé" }]);
    expect(await countUnreadNotices(world.producer)).toBe(2);
    // Taken away meanwhile: the old notices ask for nothing any more.
    await db().certificate.update({ where: { id: due }, data: { revokedAt: noon(addDays(end, -98)), revocationReason: "law_breach" } });
    expect((await listNoticesOfProducer(world.producer, noon(addDays(end, -97)))).map(({ certificate }) => certificate.renewable)).toEqual([false, false]);
    await markNoticesRead(world.producer, world.officer, noon(end));
    expect(await countUnreadNotices(world.producer)).toBe(0);
    expect((await historyOf("certificate", [due]))[0]).toMatchObject({ action: "certificate.notified", actorUserId: world.officer });
  });
});
