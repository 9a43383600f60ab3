/** Producers' papers from handing in to their end, and what depends on them: licences, marks on listings, the identity. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { must } from "../../tests/factories/evaluation";
import { paperRow } from "../../tests/factories/licences";
import { createOrderWorld, type OrderWorld } from "../../tests/factories/order-world";
import { createTestDatabase, type TestDatabase } from "../../tests/setup/db";
import { certificationsOfDetail, findProduct } from "~/domain/catalog/product-queries.server";
import { decidePaper } from "~/domain/certificates/quality/decide-paper.server";
import { listEndingPapers, writePaperNotices } from "~/domain/certificates/quality/ending-papers.server";
import { handInPaper, withdrawPaper } from "~/domain/producers/papers/hand-in-paper.server";
import { lapseIdentities } from "~/domain/producers/papers/lapse-identities.server";
import type { PaperFacts } from "~/domain/producers/papers/paper";
import { listPapersOf, readProducerPaper } from "~/domain/producers/papers/paper-queries.server";
import { newId } from "~/lib/id";
import { addDays, localDateAt, startOfDay, toDateColumn, type LocalDate } from "~/lib/local-date";
import { db, disconnect } from "~/platform/db/client.server";
import { forgetEnv } from "~/platform/env/env.server";
import { mailPapers } from "./producer-papers";

let database: TestDatabase;
let world: OrderWorld;
let owner: string;
let folder: string;
const today = localDateAt(new Date());
const pdf = { name: "giay.pdf", bytes: new TextEncoder().encode("%PDF-1.4 giấy") };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "papers-"));
  process.env["STORAGE_URL"] = folder;
  database = await createTestDatabase();
  world = await createOrderWorld();
  owner = newId();
  await db().user.create({ data: { id: owner, email: "chu@example.vn", name: "Chủ", passwordHash: "none", roles: ["producer"] } });
  await db().producerMember.create({ data: { producerId: world.producers.bees, userId: owner, role: "owner" } });
});
afterAll(async () => {
  delete process.env["STORAGE_URL"];
  forgetEnv();
  await disconnect();
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const noonOf = (day: LocalDate) => new Date(startOfDay(day).getTime() + 12 * 3_600_000);
const facts = (change: Partial<PaperFacts>): PaperFacts => ({ kind: "food_safety", number: "12/ATTP", body: "Chi cục", scope: null, issuedOn: addDays(today, -30), validUntil: addDays(today, 700), products: [], ...change });
const handIn = (change: Partial<PaperFacts>, producerId = world.producers.bees) => handInPaper({ producerId, userId: owner, facts: facts(change), file: pdf, at: new Date() });
const decide = (id: string, step: "verify" | "reject" | "revoke", reason = "") => decidePaper({ id, step, reason, userId: world.officer, at: new Date() });
const marksOf = async (slug: string, day = today) => {
  const product = await findProduct(slug, noonOf(day));
  return product ? certificationsOfDetail(product) : null;
};

describe("a paper", () => {
  it("waits once, is seen by its producer's people and officers, and is decided once", async () => {
    const { id } = must(await handIn({ number: "1/ATTP" }));
    expect(await handIn({ number: "1/ATTP" })).toMatchObject({ error: { kind: "already_waiting" } });
    const reader = (userId: string, roles: "customer"[] | "officer"[]) => readProducerPaper(id, { id: userId, roles, name: "", email: "", phone: null } as never);
    expect((await reader(owner, ["customer"]))?.mediaType).toBe("application/pdf");
    expect(await reader(world.officer, ["officer"])).not.toBeNull();
    expect(await reader(newId(), ["customer"])).toBeNull();
    expect(await decide(id, "reject")).toMatchObject({ error: { kind: "reason_missing" } });
    const both = await Promise.all([decide(id, "verify"), decide(id, "reject", "Mờ")]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await withdrawPaper({ id, producerId: world.producers.bees, userId: owner })).toMatchObject({ error: { kind: "wrong_state" } });
    expect(await db().auditEntry.count({ where: { subjectId: id } })).toBe(2);
  });
  it("of another file type, or for another's listing, is refused and not kept", async () => {
    const before = await db().producerPaper.count();
    expect(await handInPaper({ producerId: world.producers.bees, userId: owner, facts: facts({}), file: { name: "a.pdf", bytes: new TextEncoder().encode("MZ") }, at: new Date() })).toMatchObject({ error: { kind: "file_type" } });
    const { productId } = await world.sell({ sku: "HILL", price: 1, stock: 1, producer: "hills" });
    expect(await handIn({ kind: "vietgap", scope: "Na", products: [productId] })).toMatchObject({ error: { kind: "not_own_listing" } });
    expect(await db().producerPaper.count()).toBe(before);
    const { id } = must(await handIn({ number: "2/ATTP" }));
    await expect(db().producerPaperProduct.create({ data: { paperId: id, productId } })).rejects.toThrow("of another producer");
    expect(await withdrawPaper({ id, producerId: world.producers.bees, userId: owner })).toMatchObject({ ok: true });
  });
});

describe("a certificate of quality", () => {
  it("marks its listings from an officer's check to its last day, and no others", async () => {
    const { productId } = await world.sell({ sku: "NA-1", price: 1_000, stock: 5, producer: "bees" });
    await world.sell({ sku: "NA-2", price: 1_000, stock: 5, producer: "bees" });
    const { id } = must(await handIn({ kind: "vietgap", number: "VietGAP-TT-13-09-20-0001", scope: "Na, 12 ha", products: [productId], validUntil: addDays(today, 40) }));
    expect(await marksOf("na-1")).toEqual([]);
    must(await decide(id, "verify"));
    expect(await marksOf("na-1")).toEqual(["vietgap"]);
    expect(await marksOf("na-2")).toEqual([]);
    expect(await marksOf("na-1", addDays(today, 40))).toEqual(["vietgap"]);
    expect(await marksOf("na-1", addDays(today, 41))).toEqual([]);
    expect((await listEndingPapers(world.producers.bees, new Date())).map(({ kind }) => kind)).toContain("vietgap");

    const renewal = must(await handIn({ kind: "vietgap", number: "VietGAP-TT-13-09-20-0001", scope: "Na, 12 ha", products: [productId], validUntil: addDays(today, 800) }));
    must(await decide(renewal.id, "verify"));
    expect(await marksOf("na-1", addDays(today, 41))).toEqual(["vietgap"]);
    must(await decide(renewal.id, "revoke", "Tổ chức chứng nhận báo đình chỉ"));
    expect(await marksOf("na-1")).toEqual([]);
  });
  it("has a number that nobody else has", async () => {
    const mine = await world.sell({ sku: "HC-1", price: 1_000, stock: 5, producer: "bees" });
    const theirs = await world.sell({ sku: "HC-2", price: 1_000, stock: 5, producer: "hills" });
    const first = must(await handIn({ kind: "organic", number: "HC-7", scope: "Rau", products: [mine.productId] }));
    must(await decide(first.id, "verify"));
    const second = must(await handIn({ kind: "organic", number: "HC-7", scope: "Rau", products: [theirs.productId] }, world.producers.hills));
    expect(await decide(second.id, "verify")).toMatchObject({ error: { kind: "number_taken" } });
    expect((await listPapersOf(world.producers.hills)).map(({ state }) => state)).toContain("waiting");
  });
});

describe("alcohol", () => {
  it("is not shown by the database without both licences in force, and goes and comes back with them", async () => {
    const spirit = await world.sell({ sku: "RUOU-1", price: 100_000, stock: 5, producer: "hills", abvBp: 1_200 });
    const licence = await db().producerPaper.findFirstOrThrow({ where: { producerId: world.producers.hills, kind: "alcohol_retail" } });
    must(await decide(licence.id, "revoke", "Hộ kinh doanh trả giấy phép"));
    expect(await db().product.findUnique({ where: { id: spirit.productId } })).toMatchObject({ state: "hidden", hiddenFor: "licence" });
    await expect(db().product.update({ where: { id: spirit.productId }, data: { state: "published", hiddenFor: null } })).rejects.toThrow("no licences for alcohol");
    await expect(world.sell({ sku: "RUOU-2", price: 1, stock: 1, producer: "hills", abvBp: 500 })).rejects.toThrow("no licences for alcohol");
    expect(await db().product.findUnique({ where: { slug: "hill" } })).toMatchObject({ state: "published" });
    const { id } = must(await handIn({ kind: "alcohol_retail", number: "9/GPBL", body: "UBND xã" }, world.producers.hills));
    must(await decide(id, "verify"));
    expect(await db().product.findUnique({ where: { id: spirit.productId } })).toMatchObject({ state: "published", hiddenFor: null });
    await db().producerPaper.update({ where: { id }, data: { issuedOn: toDateColumn(addDays(today, -9)), validUntil: toDateColumn(addDays(today, -1)) } });
    expect((await lapseIdentities(new Date())).listings).toBe(1);
    expect((await lapseIdentities(new Date())).listings).toBe(0);
    expect(await findProduct("ruou-1", new Date())).toBeNull();
  });
});

describe("an identity", () => {
  it("lapses by its papers only after the producer was told, and comes back with the renewal", async () => {
    const producerId = world.producers.bees;
    const day = (days: number) => noonOf(addDays(today, days));
    await db().producerPaper.deleteMany({ where: { producerId, kind: "food_safety" } });
    await db().producerPaper.create({ data: paperRow(producerId, owner, "food_safety", toDateColumn(addDays(today, 10))) });
    expect(await writePaperNotices(day(0))).toBeGreaterThan(0);
    expect(await writePaperNotices(day(0))).toBe(0);
    await writePaperNotices(day(3));
    expect((await db().producerPaperNotice.findMany({ where: { producerId, kind: "food_safety" }, orderBy: { sentAt: "asc" } })).map(({ occasion }) => occasion)).toEqual(["d30", "d7"]);
    expect((await lapseIdentities(day(10))).identities).toBe(0);
    expect((await lapseIdentities(day(11))).identities).toBe(1);
    expect(await db().producer.findUnique({ where: { id: producerId } })).toMatchObject({ verification: "expired" });
    expect(await db().product.findUnique({ where: { slug: "na-2" } })).toMatchObject({ state: "hidden", hiddenFor: "identity" });
    await expect(world.sell({ sku: "NEW", price: 1, stock: 1, producer: "bees" })).rejects.toThrow("seller is not verified");

    const { id } = must(await handIn({ number: "3/ATTP" }));
    must(await decide(id, "verify"));
    expect(await db().producer.findUnique({ where: { id: producerId } })).toMatchObject({ verification: "verified", lapsedAt: null });
    expect(await db().product.findUnique({ where: { slug: "na-2" } })).toMatchObject({ state: "published", hiddenFor: null });
    expect((await db().auditEntry.findMany({ where: { subjectId: producerId }, orderBy: { at: "asc" } })).map(({ action }) => action)).toEqual(["producer.lapsed", "producer.restored"]);
  });
  it("without a notice five days before stays, though its paper has ended", async () => {
    const producerId = world.producers.hills;
    await db().producerPaper.create({ data: paperRow(producerId, owner, "food_safety", toDateColumn(addDays(today, -1))) });
    expect((await lapseIdentities(new Date())).identities).toBe(0);
    await writePaperNotices(new Date());
    expect((await lapseIdentities(noonOf(addDays(today, 4)))).identities).toBe(0);
    expect((await lapseIdentities(noonOf(addDays(today, 5)))).identities).toBe(1);
  });
  it("that an officer has ended is not brought back by a paper", async () => {
    const producerId = world.producers.hills;
    await db().producer.update({ where: { id: producerId }, data: { lapsedAt: null } });
    const { id } = must(await handIn({ number: "4/ATTP" }, producerId));
    must(await decide(id, "verify"));
    expect(await db().producer.findUnique({ where: { id: producerId } })).toMatchObject({ verification: "expired" });
  });
});

it("tells the owners of all of it by mail, each once", async () => {
  const messages = await db().outboxMessage.findMany({ where: { topic: "mail.paper" }, orderBy: { id: "asc" } });
  const payloads = messages.map(({ payload }) => payload as Record<string, unknown>);
  await mailPapers(payloads);
  const count = await db().mailMessage.count();
  await mailPapers(payloads);
  expect(await db().mailMessage.count()).toBe(count);
  const subjects = (await db().mailMessage.findMany({ select: { subject: true } })).map(({ subject }) => subject);
  for (const subject of ["Giấy đã được xác nhận: VietGAP", "Giấy không còn được công nhận: VietGAP", "Xác minh người bán đã hết hiệu lực", "Xác minh người bán có hiệu lực trở lại"]) expect(subjects).toContain(subject);
  expect(subjects.some((subject) => subject.startsWith("Sắp hết hạn: Giấy an toàn thực phẩm"))).toBe(true);
});
