import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRegisterWorld, type RegisterWorld } from "../../../../tests/factories/register";
import { createTestDatabase, type TestDatabase } from "../../../../tests/setup/db";
import { newId } from "~/lib/id";
import { db, disconnect } from "~/platform/db/client.server";
import { findProduct } from "../product-queries.server";
import { beginChange, beginListing } from "./begin-draft.server";
import { approveDraft, returnDraft } from "./decide-draft.server";
import { findDraftOf, findSubmittedDraft, listListingsToCheck, type ListingDraft } from "./draft-queries.server";
import type { Step } from "./read-step";
import { addPhoto, arrangePhoto, discardDraft, saveStep } from "./save-draft.server";
import { submitDraft, takeBackDraft } from "./submit-draft.server";

const at = new Date("2026-11-27T03:00:00Z");
const NAME = { "name.vi": "Mật ong hoa vải", "summary.vi": "Mật ong hoa vải thiều.", "description.vi": "<b>Chuyện</b> của đàn ong.\n\nĐoạn hai.", setNo: "4", "month.5": "yes" };
const SIZES = { "variants.0.name": "Chai 500 ml", "variants.0.unit": "chai", "variants.0.weight": "700", "variants.0.price": "180k", "variants.0.stock": "24", "variants.0.gtin": "4006381333931" };
const LABEL = { "ingredients.vi": "Mật ong 100 %", "storage.vi": "Nơi khô mát", shelfLifeDays: "730" };

let database: TestDatabase;
let world: RegisterWorld;
let person: string;

beforeAll(async () => {
  database = await createTestDatabase();
  process.env["SESSION_SECRET"] ??= "a secret for tests only, never for a shop";
  world = await createRegisterWorld(database.url);
  person = newId();
  await db().user.create({ data: { id: person, email: "ban@example.vn", name: "Người bán", passwordHash: "none", roles: ["producer"] } });
});
afterAll(async () => {
  await disconnect();
  await database.close();
});

const photo = (red: number, width = 800) => sharp({ create: { width, height: 600, channels: 3, background: { r: red, g: 90, b: 40 } } }).jpeg().withExif({ IFD3: { GPSLatitude: "21/1 51/1 0/1" } }).toBuffer();

async function draftOf(id: string, producerId = world.producer): Promise<ListingDraft> {
  const draft = await findDraftOf(producerId, id);
  if (!draft) throw new Error("no draft");
  return draft;
}
const fill = async (id: string, step: Step, form: Record<string, string>) => saveStep({ draft: await draftOf(id), step, form: new Map(Object.entries(form)), at });

/** A whole draft with one photo, not handed in. */
async function whole(gtin = ""): Promise<string> {
  const id = await beginListing(world.producer, at);
  expect(await addPhoto({ draft: await draftOf(id), bytes: await photo(200), at })).toEqual({ ok: true, value: null });
  for (const [step, form] of [["ten", NAME], ["loai", { ...SIZES, "variants.0.gtin": gtin }], ["nhan", LABEL]] as const) expect(await fill(id, step, form)).toEqual({ ok: true, value: {} });
  return id;
}
const submit = (id: string, producerId = world.producer) => submitDraft({ id, producerId, userId: person, at });
const approve = (id: string, certificate: string | null = null) => approveDraft({ id, userId: world.officer, certificate, at });

describe("photos", () => {
  it("are taken by their bytes, once each, in an order", async () => {
    const id = await beginListing(world.producer, at);
    const draft = await draftOf(id);
    const add = async (bytes: Uint8Array) => addPhoto({ draft, bytes, at });
    expect(await add(new TextEncoder().encode("MZ this program is no picture"))).toEqual({ ok: false, error: { kind: "not_a_picture" } });
    expect(await add(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'))).toEqual({ ok: false, error: { kind: "not_a_picture" } });
    expect(await add(await photo(10, 300))).toEqual({ ok: false, error: { kind: "too_small" } });
    const [first, second] = [await photo(1), await photo(250)];
    await Promise.all([first, second, first].map(add));
    const keys = (await draftOf(id)).pictures.map(({ key }) => key);
    expect(keys).toHaveLength(2);
    await arrangePhoto({ draft, key: keys[1] ?? "", to: "first", at });
    expect((await draftOf(id)).pictures.map(({ key }) => key)).toEqual(keys.toReversed());
    await arrangePhoto({ draft, key: keys[0] ?? "", to: "out", at });
    expect((await draftOf(id)).pictures).toHaveLength(1);
    expect(await addPhoto({ draft: { id, producerId: world.otherProducer }, bytes: first, at })).toEqual({ ok: false, error: { kind: "wrong_state" } });
  });
});

describe("a new listing", () => {
  it("keeps what is typed and names what is wrong or missing", async () => {
    const id = await beginListing(world.producer, at);
    expect(await fill(id, "loai", { ...SIZES, "variants.0.price": "nhiều", "variants.0.gtin": "4006381333930" })).toEqual({ ok: true, value: { "variants.0.price": "invalid", "variants.0.gtin": "invalid" } });
    await fill(id, "ten", { ...NAME, setNo: "14" });
    const refused = await submit(id);
    expect(refused).toMatchObject({ ok: false, error: { kind: "incomplete", problems: { pictures: "missing", abv: "missing", "ingredients.vi": "missing", shelfLifeDays: "missing", "variants.0.price": "missing", "variants.0.gtin": "invalid" } } });
    expect(await listListingsToCheck(1)).toEqual({ total: 0, rows: [] });
  });

  it("is in the shop once an officer has approved it, with its stock and in one piece", async () => {
    const id = await whole("4006381333931");
    expect(await findSubmittedDraft(id)).toBeNull();
    expect(await submit(id)).toEqual({ ok: true, value: null });
    expect(await fill(id, "ten", NAME)).toEqual({ ok: false, error: { kind: "wrong_state" } });
    expect(await takeBackDraft({ id, producerId: world.otherProducer, at })).toMatchObject({ ok: false });
    expect((await listListingsToCheck(1)).rows).toMatchObject([{ id, name: NAME["name.vi"], isNew: true }]);
    expect(await returnDraft({ id, userId: world.officer, reason: " ", at })).toEqual({ ok: false, error: { kind: "reason_missing" } });
    await returnDraft({ id, userId: world.officer, reason: "Ảnh mờ", at });
    expect(await draftOf(id)).toMatchObject({ state: "editing", reason: "Ảnh mờ" });
    await submit(id);
    const both = await Promise.all([approve(id), approve(id)]);
    const slugs = both.flatMap((one) => (one.ok ? [one.value.slug] : []));
    expect(slugs).toHaveLength(1);
    const product = await findProduct(slugs[0] ?? "", at);
    expect(product).toMatchObject({ name: { vi: NAME["name.vi"] }, setNo: 4, shelfLifeDays: 730, seasonMonths: [5], variants: [{ priceVnd: 180_000, stock: 24, gtin: "4006381333931", netWeightG: 700 }], pictures: [{ width: 640 }] });
    expect(product?.description.vi).toBe(NAME["description.vi"]);
    const movements = await db().stockMovement.findMany({ where: { stockUnit: { variants: { some: { gtin: "4006381333931" } } } } });
    expect(movements).toMatchObject([{ delta: 24, reason: "opening" }]);
    const topics = (await db().outboxMessage.findMany()).map(({ topic }) => topic);
    expect(topics.filter((topic) => topic === "mail.listing")).toHaveLength(2);
    expect(topics).toContain("search.product");
    expect(topics).toContain("picture.avif");
    expect(await submit(await whole("4006381333931"))).toEqual({ ok: false, error: { kind: "gtin_taken" } });
  });

  it("waits while its seller is not verified", async () => {
    const id = await whole();
    await db().producer.update({ where: { id: world.producer }, data: { verification: "expired" } });
    expect(await submit(id)).toEqual({ ok: false, error: { kind: "unverified" } });
    await db().producer.update({ where: { id: world.producer }, data: { verification: "verified" } });
    await submit(id);
    await db().producer.update({ where: { id: world.producer }, data: { verification: "expired" } });
    expect(await approve(id)).toEqual({ ok: false, error: { kind: "unverified" } });
    await db().producer.update({ where: { id: world.producer }, data: { verification: "verified" } });
  });
});

describe("a change of a published listing", () => {
  const idOf = async (slug: string) => (await db().product.findUniqueOrThrow({ where: { slug } })).id;

  it("waits beside it, and is its producer's own", async () => {
    const productId = await idOf(world.honey);
    expect(await beginChange(world.otherProducer, productId, at)).toBeNull();
    const [id, again] = await Promise.all([beginChange(world.producer, productId, at), beginChange(world.producer, productId, at)]);
    expect(again).toBe(id);
    await addPhoto({ draft: await draftOf(id ?? ""), bytes: await photo(120), at });
    await fill(id ?? "", "ten", NAME);
    await fill(id ?? "", "nhan", LABEL);
    expect(await submit(id ?? "", world.otherProducer)).toEqual({ ok: false, error: { kind: "not_found" } });
    expect(await submit(id ?? "")).toEqual({ ok: true, value: null });
    expect((await db().product.findUniqueOrThrow({ where: { id: productId } })).name).not.toEqual({ vi: NAME["name.vi"] });
    expect(await approve(id ?? "")).toEqual({ ok: true, value: { slug: world.honey } });
    expect(await db().product.findUniqueOrThrow({ where: { id: productId } })).toMatchObject({ name: { vi: NAME["name.vi"] }, state: "published", shelfLifeDays: 730 });
  });

  it("asks anew whether the certificate covers it", async () => {
    const productId = await idOf(world.royalHoney);
    const decisionId = newId();
    await db().decision.create({ data: { id: decisionId, authority: "UBND tỉnh Lạng Sơn", level: "province", number: "7/QĐ-UBND", issuedOn: new Date("2026-01-05"), year: 2026 } });
    const certificateId = newId();
    await db().certificate.create({ data: { id: certificateId, number: "20-06463-7-2026", producerId: world.producer, productName: "Mật ong", setNo: 4, communeCode: "06463", stars: 3, score: 60, legalBasis: "26/2026/QĐ-TTg", level: "province", issuedOn: new Date("2026-01-05"), expiresOn: new Date("2029-01-05"), decisionId } });
    await db().certificateLink.create({ data: { id: newId(), certificateId, productId, linkedAt: new Date("2026-02-01"), linkedBy: world.officer, reason: "Đúng sản phẩm" } });
    const change = async (form: Record<string, string>) => {
      const id = (await beginChange(world.producer, productId, at)) ?? "";
      await addPhoto({ draft: await draftOf(id), bytes: await photo(77), at });
      await fill(id, "ten", { ...NAME, ...form });
      await fill(id, "nhan", LABEL);
      expect(await submit(id)).toEqual({ ok: true, value: null });
      return id;
    };
    const first = await change({});
    expect(await approve(first)).toEqual({ ok: false, error: { kind: "certificate_open" } });
    expect(await approve(first, "keep")).toMatchObject({ ok: true });
    expect(await db().certificateLink.count({ where: { productId, unlinkedAt: null } })).toBe(1);
    expect(await approve(await change({ setNo: "12" }), "keep")).toMatchObject({ ok: true });
    expect(await db().certificateLink.count({ where: { productId, unlinkedAt: null } })).toBe(0);
    expect(await db().auditEntry.count({ where: { action: "certificate.unlinked", subjectId: certificateId } })).toBe(1);
  });

  it("can be thrown away by its producer alone", async () => {
    const id = await beginListing(world.producer, at);
    await discardDraft({ id, producerId: world.otherProducer }, at);
    expect((await draftOf(id)).state).toBe("editing");
    await discardDraft({ id, producerId: world.producer }, at);
    expect((await draftOf(id)).state).toBe("discarded");
  });
});
