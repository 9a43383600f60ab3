import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../tests/setup/db";
import { COMMUNE, createRegisterWorld, type RegisterWorld } from "../../../tests/factories/register";
import type { Actor } from "~/domain/audit/audit";
import { historyOf } from "~/domain/audit/audit-queries.server";
import { addDays, localDateAt, startOfDay, toDateColumn, type LocalDate } from "~/lib/local-date";
import { db, disconnect } from "~/platform/db/client.server";
import type { CertificateForm } from "./certificate-draft";
import { extendCertificate } from "./extend-certificate.server";
import { linkCertificate, unlinkCertificate } from "./link-certificate.server";
import { readRegisterFilter, STANDINGS } from "./register";
import { findRegisterEntry, proposeListings } from "./register-entry.server";
import { countRegister, listRegister } from "./register.server";
import { revokeCertificate } from "./revoke-certificate.server";
import { createCertificate, editCertificate } from "./save-certificate.server";

let database: TestDatabase;
let world: RegisterWorld;
let actor: Actor;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createRegisterWorld(database.url);
  actor = { kind: "user", userId: world.officer };
});
afterAll(async () => {
  await disconnect();
  await database.close();
});

const now = () => new Date();
let sequence = 0;

function formWith(change: Partial<CertificateForm> = {}): CertificateForm {
  sequence += 1;
  return {
    decisionId: "", decisionAuthority: "UBND tỉnh Lạng Sơn", decisionNumber: "2865/QĐ-UBND", decisionDate: "2026-06-30",
    number: `20-${COMMUNE}-${String(sequence).padStart(2, "0")}-2026`, productName: "Mật ong hoa nhãn", producerId: world.producer, setNo: "4",
    communeCode: COMMUNE, stars: "4", score: "72.5", issuedOn: "2026-06-30", legalBasis: "", ...change,
  };
}

async function created(change: Partial<CertificateForm> = {}): Promise<string> {
  const result = await createCertificate({ form: formWith(change), actor, at: now() });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.id;
}

const entryOf = async (id: string) => (await findRegisterEntry(id, now()))!;
const link = async (id: string, slug: string) => linkCertificate({ id, seen: (await entryOf(id)).seen, slug, reason: "Đúng sản phẩm", actor, at: now() });
const revoke = (id: string, seen: string) => revokeCertificate({ id, seen, reason: "law_breach", note: "Kết luận thanh tra", actor, at: now() });
const starsNow = (id: string) => db().$queryRaw<unknown[]>`
  SELECT 1 FROM product_star_window WHERE certificate_id = ${id}::uuid AND now() >= stars_from AND (stars_until IS NULL OR now() < stars_until)`;

describe("who may hold one", () => {
  const become = (kind: "individual" | "association" | "cooperative") => db().producer.update({ where: { id: world.otherProducer }, data: { kind } });
  const held = async (setNo: string) => createCertificate({ form: formWith({ producerId: world.otherProducer, setNo }), actor, at: now() });
  const refused = { ok: false, error: { kind: "invalid", problems: { producerId: "may_not_hold" } } };

  it("is nobody in their own name alone, and an association for tourism only", async () => {
    await become("individual");
    expect(await held("4")).toEqual(refused);
    await become("association");
    expect(await held("4")).toEqual(refused);
    await become("cooperative");
    const id = await created({ producerId: world.otherProducer });
    // Past the desk: neither by a certificate handed over nor by its holder changing.
    await expect(become("individual")).rejects.toThrow(/may not hold/);
    await db().certificate.update({ where: { id }, data: { producerId: world.producer } });
    await become("individual");
    await expect(db().certificate.update({ where: { id }, data: { producerId: world.otherProducer } })).rejects.toThrow(/may not hold/);
    await become("cooperative");
  });
});

describe("createCertificate", () => {
  it("computes what follows from the day of issue, and writes the trail", async () => {
    const id = await created({ score: "72,5" });
    expect(await entryOf(id)).toMatchObject({ expiresOn: "2029-06-30", legalBasis: "26/2026/QĐ-TTg", level: "province", score: "72.50", standing: "valid" });
    expect(await historyOf("certificate", [id])).toMatchObject([{ action: "certificate.created", actorUserId: world.officer, after: { stars: 4 } }]);
  });

  it("names what only the database knows, and writes nothing", async () => {
    const taken = formWith();
    await createCertificate({ form: taken, actor, at: now() });
    const before = await db().certificate.count();
    const refused = (form: CertificateForm) => createCertificate({ form, actor, at: now() });
    expect(await refused(taken)).toEqual({ ok: false, error: { kind: "invalid", problems: { number: "number_taken" } } });
    expect(await refused(formWith({ producerId: world.officer, communeCode: "99999" }))).toMatchObject({ error: { problems: { producerId: "unknown", communeCode: "unknown" } } });
    expect(await refused(formWith({ decisionDate: "2026-06-01" }))).toMatchObject({ error: { problems: { decisionDate: "decision_other_date" } } });
    expect(await refused(formWith({ stars: "5", score: "95" }))).toMatchObject({ error: { problems: { decisionNumber: "decision_level" } } });
    expect(await db().certificate.count()).toBe(before);
    expect(await db().decision.count()).toBe(1);
  });
});

describe("editCertificate", () => {
  it("records what changed, and tells whoever comes second", async () => {
    const id = await created();
    const { seen, decision, number } = await entryOf(id);
    const change = (productName: string) => editCertificate({ id, seen, form: formWith({ number, decisionId: decision.id, productName }), actor, reason: "Sai chính tả", at: now() });
    const results = await Promise.all([change("Mật ong hoa nhãn Chi Lăng"), change("Mật ong hoa vải")]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toEqual({ ok: false, error: { kind: "changed" } });
    const [edited] = await historyOf("certificate", [id]);
    expect(edited).toMatchObject({ action: "certificate.edited", before: { productName: "Mật ong hoa nhãn" }, reason: "Sai chính tả" });
    expect(Object.keys(edited!.after)).toEqual(["productName"]);
  });

  it("keeps a linked certificate with its producer and set", async () => {
    const id = await created();
    expect(await link(id, world.honey)).toMatchObject({ ok: true });
    const { seen, decision, number } = await entryOf(id);
    const form = formWith({ number, decisionId: decision.id, producerId: world.otherProducer, setNo: "12" });
    expect(await editCertificate({ id, seen, form, actor, reason: "", at: now() })).toMatchObject({ error: { problems: { producerId: "producer_linked", setNo: "set_linked" } } });
    expect(await unlinkCertificate({ id, seen, reason: "Thử", actor, at: now() })).toMatchObject({ ok: true });
  });
});

describe("links", () => {
  it("give the listing its stars, refuse every conflict with its reason, and take the stars back", async () => {
    const id = await created();
    const second = await created();
    const tea = await created({ setNo: "12" });
    expect(await link(id, "khong-co")).toMatchObject({ error: { refusal: { kind: "no_such_listing" } } });
    expect(await link(id, world.otherHoney)).toMatchObject({ error: { refusal: { kind: "other_producer" } } });
    expect(await link(tea, world.honey)).toMatchObject({ error: { refusal: { kind: "other_set", listingSet: 4 } } });
    expect(await starsNow(id)).toEqual([]);
    expect(await link(id, world.honey)).toEqual({ ok: true, value: null });
    expect(await starsNow(id)).toHaveLength(1);
    expect(await link(id, world.honey)).toMatchObject({ error: { refusal: { kind: "already_linked" } } });
    expect(await link(id, world.royalHoney)).toMatchObject({ error: { refusal: { kind: "certificate_on_another", slug: world.honey } } });
    const { number } = await entryOf(id);
    expect(await link(second, world.honey)).toMatchObject({ error: { refusal: { kind: "listing_certified", number } } });

    const proposals = await proposeListings(await entryOf(second), new Date());
    expect(proposals.map(({ slug, refusal }) => [slug, refusal?.kind ?? null])).toEqual([
      [world.royalHoney, null], [world.honey, "listing_certified"], [world.tea, "other_set"],
    ]);

    expect(await unlinkCertificate({ id, seen: (await entryOf(id)).seen, reason: "", actor, at: now() })).toMatchObject({ error: { kind: "reason_missing" } });
    expect(await unlinkCertificate({ id, seen: (await entryOf(id)).seen, reason: "Nhầm sản phẩm", actor, at: now() })).toEqual({ ok: true, value: null });
    expect(await starsNow(id)).toEqual([]);
    expect(await historyOf("certificate", [id])).toMatchObject([{ action: "certificate.unlinked", reason: "Nhầm sản phẩm" }, { action: "certificate.linked" }, { action: "certificate.created" }]);
    expect(await link(second, world.honey)).toMatchObject({ ok: true });
    await revoke(second, (await entryOf(second)).seen);
    // A revoked certificate does not keep its listing from the next one, and its own link ends in the same moment.
    const third = await created();
    expect(await link(third, world.honey)).toEqual({ ok: true, value: null });
    expect((await entryOf(second)).links[0]?.unlinkedAt).not.toBeNull();
    expect(await starsNow(third)).toHaveLength(1);
    await unlinkCertificate({ id: third, seen: (await entryOf(third)).seen, reason: "Dọn", actor, at: now() });
  });

  it("of one listing to two certificates at once: one wins", async () => {
    const [one, other] = [await created(), await created()];
    const results = await Promise.all([link(one, world.royalHoney), link(other, world.royalHoney)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ error: { kind: "refused", refusal: { kind: "listing_certified" } } });
  });
});

describe("revokeCertificate", () => {
  it("takes the stars away at once; of two people one wins, and there is one row of the trail", async () => {
    const id = await created({ setNo: "12" });
    expect(await link(id, world.tea)).toMatchObject({ ok: true });
    expect(await starsNow(id)).toHaveLength(1);
    const { seen } = await entryOf(id);
    const results = await Promise.all([revoke(id, seen), revoke(id, seen)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(["changed", "already_revoked"]).toContain(results.flatMap((result) => (result.ok ? [] : [result.error.kind]))[0]);
    expect(await starsNow(id)).toEqual([]);
    expect(await entryOf(id)).toMatchObject({ standing: "revoked", revocationReason: "law_breach", revocationNote: "Kết luận thanh tra" });
    expect((await historyOf("certificate", [id])).filter(({ action }) => action === "certificate.revoked")).toHaveLength(1);
    expect(await link(id, world.tea)).toMatchObject({ ok: false });
    const { seen: after, decision, number } = await entryOf(id);
    expect(await editCertificate({ id, seen: after, form: formWith({ number, decisionId: decision.id, setNo: "12" }), actor, reason: "", at: now() })).toMatchObject({ error: { kind: "revoked" } });
  });

  it("wants one of the six reasons and a note", async () => {
    const id = await created();
    const { seen } = await entryOf(id);
    const asked = { id, seen, actor, at: now() };
    expect(await revokeCertificate({ ...asked, reason: "because", note: "x" })).toMatchObject({ error: { kind: "unknown_reason" } });
    expect(await revokeCertificate({ ...asked, reason: "law_breach", note: "  " })).toMatchObject({ error: { kind: "note_missing" } });
    expect(await revokeCertificate({ ...asked, seen: "2020-01-01T00:00:00.000Z", reason: "law_breach", note: "x" })).toMatchObject({ error: { kind: "changed" } });
  });
});

it("extends by at most 180 days past the end, with a reason", async () => {
  const id = await created();
  const extend = async (until: string, reason = "Đang đánh giá lại") => extendCertificate({ id, seen: (await entryOf(id)).seen, until, reason, actor, at: now() });
  expect(await extend("2029-06-30")).toMatchObject({ error: { kind: "out_of_range", after: "2029-06-30", latest: "2029-12-27" } });
  expect(await extend("2029-12-28")).toMatchObject({ error: { kind: "out_of_range" } });
  expect(await extend("2029-12-27", " ")).toMatchObject({ error: { kind: "reason_missing" } });
  expect(await extend("soon")).toMatchObject({ error: { kind: "not_a_day" } });
  expect(await extend("2029-12-27")).toEqual({ ok: true, value: null });
  expect(await entryOf(id)).toMatchObject({ extendedUntil: "2029-12-27" });
});

describe("the register", () => {
  it("counts and filters by standing as standing() decides, on every edge", async () => {
    const id = await created({ issuedOn: "2026-07-01", productName: "Trà hoa vàng Đình Lập" });
    await extendCertificate({ id, seen: (await entryOf(id)).seen, until: "2029-07-31", reason: "Đánh giá lại", actor, at: now() });
    const days: LocalDate[] = ["2026-06-29", "2026-07-01", "2029-01-01", "2029-01-02", "2029-01-03", "2029-06-30", "2029-07-01", "2029-07-31", "2029-08-01", "2029-12-27", "2029-12-28"] as LocalDate[];
    for (const at of days.flatMap((day) => [startOfDay(day), new Date(startOfDay(day).getTime() - 1)])) {
      const { rows } = await listRegister(readRegisterFilter(new URLSearchParams()), at);
      const counts = await countRegister(at);
      for (const standing of STANDINGS) {
        expect([localDateAt(at), standing, counts[standing]]).toEqual([localDateAt(at), standing, rows.filter((row) => row.standing === standing).length]);
        const filtered = await listRegister(readRegisterFilter(new URLSearchParams({ standing })), at);
        expect(filtered.rows.map((row) => row.standing).filter((other) => other !== standing)).toEqual([]);
        expect(filtered.total).toBe(counts[standing]);
      }
    }
  });

  it("finds names without their marks, and takes wildcards as they are", async () => {
    const find = async (query: Record<string, string>) => (await listRegister(readRegisterFilter(new URLSearchParams(query)), now())).rows.map(({ productName }) => productName);
    expect(await find({ q: "dinh lap tra" })).toEqual(["Trà hoa vàng Đình Lập"]);
    expect(await find({ q: "ĐÌNH LẬP".normalize("NFD") })).toEqual(["Trà hoa vàng Đình Lập"]);
    expect(await find({ q: "%" })).toEqual([]);
    expect(await find({ q: "chi lang", year: "2019" })).toEqual([]);
    expect(await find({ stars: "5" })).toEqual([]);
  });

  it("cannot lie to the database: stars end with the extension", async () => {
    await db().certificate.updateMany({ where: { productName: "Trà hoa vàng Đình Lập" }, data: { extendedUntil: toDateColumn(addDays("2029-07-01" as LocalDate, 180)) } });
    await expect(db().certificate.updateMany({ where: { productName: "Trà hoa vàng Đình Lập" }, data: { extendedUntil: toDateColumn(addDays("2029-07-01" as LocalDate, 181)) } })).rejects.toThrow("certificate_extension");
  });
});

it("a row of the trail is never changed or removed", async () => {
  const before = await db().auditEntry.findMany({ orderBy: { id: "asc" } });
  await expect(db().auditEntry.deleteMany({})).rejects.toThrow("auditEntry.del");
  await expect(db().auditEntry.updateMany({ data: { reason: "x" } })).rejects.toThrow("auditEntry.up");
  expect(await db().auditEntry.findMany({ orderBy: { id: "asc" } })).toEqual(before);
});
