import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEvaluationWorld, must, NOW, type EvaluationWorld } from "../../../../tests/factories/evaluation";
import { COMMUNE } from "../../../../tests/factories/register";
import { createTestDatabase, type TestDatabase } from "../../../../tests/setup/db";
import { newId } from "~/lib/id";
import { addDays, localDateAt, startOfDay, toDateColumn } from "~/lib/local-date";
import { db, disconnect } from "~/platform/db/client.server";
import { addEvidence } from "../add-evidence.server";
import { editDossier } from "../edit-dossier.server";
import { readEvidence } from "../read-evidence.server";
import { saveSelfMarks } from "../save-self-marks.server";
import { beginDossier } from "./begin-dossier.server";
import { collectFacts } from "./collect-facts.server";
import { prefillDossier } from "./prefill-dossier.server";

let database: TestDatabase;
let world: EvaluationWorld;
let productId: string;
let certificateId: string;
const at = NOW;
const today = localDateAt(at);
const day = (days: number) => toDateColumn(addDays(today, days));
const PDF = new TextEncoder().encode("%PDF-1.7 phiếu kiểm nghiệm");

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createEvaluationWorld(database.url);
  productId = (await db().product.findUniqueOrThrow({ where: { slug: world.honey } })).id;
  certificateId = await certificate("20-06463-01-2024", 90);
  await db().certificateLink.create({ data: { id: newId(), certificateId, productId, reason: "test" } });
  await holdings();
});
afterAll(async () => {
  await disconnect();
  await database.close();
});

/** A certificate of the farmer's producer that ends so many days from today. */
async function certificate(number: string, endsIn: number): Promise<string> {
  const [id, decisionId] = [newId(), newId()];
  const expiresOn = addDays(today, endsIn);
  const issuedOn = toDateColumn(`${Number(expiresOn.slice(0, 4)) - 3}${expiresOn.slice(4)}` as typeof today);
  await db().decision.create({ data: { id: decisionId, authority: "UBND tỉnh Lạng Sơn", number: `${number.slice(9, 11)}00/QĐ-UBND`, year: issuedOn.getUTCFullYear(), issuedOn, level: "province" } });
  await db().certificate.create({
    data: { id, number, decisionId, producerId: world.producer, productName: "Mật ong hoa nhãn", setNo: 4, communeCode: COMMUNE, stars: 3, score: "65.50", legalBasis: "148/QĐ-TTg", level: "province", issuedOn, expiresOn: toDateColumn(expiresOn) },
  });
  return id;
}

/** What the registers hold of the honey: some of it in force, some not. */
async function holdings(): Promise<void> {
  const [area, old] = [newId(), newId()];
  const place = { producerId: world.producer, scheme: "VN", crop: "nhãn", areaHa: "2.50", yieldKg: 5_000, communeCode: COMMUNE };
  await db().growingArea.createMany({ data: [
    { id: area, code: "VN-LSOR-0012", markets: ["CN"], validFrom: day(-400), ...place },
    { id: old, code: "VN-LSOR-0099", markets: [], validFrom: day(-900), validTo: day(-10), ...place },
  ] });
  await db().lot.createMany({ data: [
    { id: newId(), productId, gtin: "08930000000011", code: "L2611", growingAreaId: area, producedOn: day(-20), quantity: 100, unit: "chai" },
    { id: newId(), productId, gtin: "08930000000011", code: "L2510", growingAreaId: old, producedOn: day(-300), quantity: 100, unit: "chai" },
    { id: newId(), productId, gtin: "08930000000011", code: "L2201", growingAreaId: area, producedOn: day(-1_000), quantity: 100, unit: "chai" },
  ] });
  const papers = [{ id: newId(), scheme: "vietgap" as const, number: "VG-1", expiresOn: day(200) }, { id: newId(), scheme: "iso22000" as const, number: "ISO-1", expiresOn: day(-1) }];
  await db().qualityCertificate.createMany({ data: papers.map((paper) => ({ ...paper, producerId: world.producer, body: "Quacert", scope: "Mật ong", issuedOn: day(-300) })) });
  await db().qualityCertificateProduct.createMany({ data: papers.map(({ id }) => ({ qualityCertificateId: id, productId })) });
  const mark = newId();
  await db().ipRight.create({ data: { id: mark, kind: "collective_mark", name: "Mật ong Chi Lăng", number: "4-0123" } });
  await db().ipRightGrant.create({ data: { id: newId(), ipRightId: mark, producerId: world.producer, productId, validFrom: day(-500) } });
  await db().recognition.create({ data: { id: newId(), kind: "gold_brand", productId, year: 2025 } });
  await sales();
}

/** Two years of sales: 1,000,000 đ, then 1,200,000 đ into two provinces; a cancelled order and one of three years ago count for nothing. */
async function sales(): Promise<void> {
  await db().province.createMany({ data: { code: "01", name: "Hà Nội", fullName: "Thành phố Hà Nội", nameEn: "Hanoi" }, skipDuplicates: true });
  await db().commune.createMany({ data: { code: "00070", provinceCode: "01", name: "Hoàn Kiếm", kind: "ward", fullName: "Phường Hoàn Kiếm", folded: "hoan kiem" }, skipDuplicates: true });
  const [stockUnitId, variantId] = [newId(), newId()];
  await db().stockUnit.create({ data: { id: stockUnitId, producerId: world.producer, label: "chai", available: 100 } });
  await db().variant.create({ data: { id: variantId, productId, sku: "MO-1", name: { vi: "Chai" }, unit: { vi: "chai" }, netWeightG: 500, shippingWeightG: 700, lengthCm: 10, widthCm: 10, heightCm: 20, priceVnd: 100_000n, stockUnitId } });
  const sold: [number, number, string, boolean][] = [[-700, 10, COMMUNE, false], [-30, 8, COMMUNE, false], [-10, 4, "00070", false], [-5, 50, "00070", true], [-1_000, 99, COMMUNE, false]];
  for (const [index, [days, quantity, communeCode, cancelled]] of sold.entries()) {
    const [orderId, shipmentId] = [newId(), newId()];
    const placedAt = startOfDay(addDays(today, days));
    await db().order.create({ data: { id: orderId, code: `T${index}`, tokenHash: new Uint8Array(32).fill(index), locale: "vi", contactName: "A", contactPhone: "0987654321", deliveryMethod: "ship", communeCode, street: "1", paymentMethod: "cod", placedAt, ...(cancelled ? { cancelledAt: placedAt, cancelReason: "buyer" } : {}) } });
    await db().shipment.create({ data: { id: shipmentId, orderId, producerId: world.producer, feeVnd: 0n, chargeableG: 700 } });
    await db().orderLine.create({ data: { id: newId(), orderId, shipmentId, productId, variantId, stockUnitId, sku: "MO-1", name: { vi: "Mật ong" }, variantName: { vi: "Chai" }, unit: { vi: "chai" }, quantity, stockQuantity: quantity, unitPriceVnd: 100_000n, vatRateBp: 0 } });
  }
}

describe("what is held", () => {
  it("is in force, in scope, of the last two years, with its source and day", async () => {
    const facts = await collectFacts(db(), { producerId: world.producer, productId, at });
    const titles = Object.fromEntries(facts.map(({ kind, title }) => [kind, title]));
    expect(facts.map(({ kind }) => kind)).toEqual(["organisation", "growing_area", "export_area", "lot", "quality_vietgap", "mark_shared", "sales_growth", "sales_provinces", "shop", "story", "recognition"]);
    expect(titles.growing_area).toContain("VN-LSOR-0012");
    expect(titles.quality_vietgap).toContain("VG-1");
    expect(titles.sales_growth).toContain("1.000.000 đ rồi 1.200.000 đ");
    expect(facts.find(({ kind }) => kind === "sales_growth")?.value).toBe(20);
    expect(facts.find(({ kind }) => kind === "sales_provinces")?.value).toBe(2);
    expect(facts.find(({ kind }) => kind === "lot")?.link).toBe("/01/08930000000011/10/L2611");
  });

  it("is the same asked twice", async () => {
    const ask = () => collectFacts(db(), { producerId: world.producer, productId, at });
    expect(await ask()).toEqual(await ask());
  });
});

describe("what buyers say", () => {
  it("is told with how many, the average and the period; what waits and what is older than two years does not count", async () => {
    const lines = await db().orderLine.findMany({ where: { productId }, orderBy: { order: { placedAt: "asc" } } });
    const ofProduct = { lines: { some: { productId } } };
    const before = await db().shipment.findFirstOrThrow({ where: ofProduct });
    await db().shipment.updateMany({ where: ofProduct, data: { state: "delivered", shippedAt: at, deliveredAt: at } });
    const said: [number, number, "published" | "pending"][] = [[-990, 1, "published"], [-690, 5, "published"], [-25, 4, "published"], [-5, 1, "pending"]];
    await db().review.createMany({ data: said.map(([days, points, state], index) => {
      const createdAt = startOfDay(addDays(today, days));
      return { id: newId(), orderLineId: lines[index]?.id ?? "", productId, points, locale: "vi", state, createdAt, editedAt: createdAt };
    }) });
    const held = async () => (await collectFacts(db(), { producerId: world.producer, productId, at })).filter(({ kind }) => kind === "reviews");
    const [fact, ...others] = await held();
    expect(others).toEqual([]);
    expect(fact).toMatchObject({ value: 2, link: `/san-pham/${world.honey}/danh-gia` });
    expect(fact?.title).toMatch(/^2 đánh giá của người đã nhận hàng, trung bình 4,5\/5 điểm, từ \d\d\/\d\d\/\d{4} đến \d\d\/\d\d\/\d{4}/);
    // As it was, for the dossiers below.
    await db().review.deleteMany({ where: { productId } });
    await db().shipment.updateMany({ where: ofProduct, data: { state: before.state, shippedAt: null, deliveredAt: null } });
    expect(await held()).toEqual([]);
  });
});

describe("a re-evaluation", () => {
  it("begins 180 days before the certificate's end, not earlier", async () => {
    const early = await certificate("20-06463-02-2024", 181);
    expect(await beginDossier({ start: { kind: "re_evaluation", certificateId: early }, user: world.farmer, at })).toMatchObject({ ok: false, error: { kind: "too_early" } });
    expect(await beginDossier({ start: { kind: "re_evaluation", certificateId: early }, user: world.farmer, at: startOfDay(addDays(today, 1)) })).toMatchObject({ ok: true });
    expect(await beginDossier({ start: { kind: "re_evaluation", certificateId }, user: world.stranger, at })).toMatchObject({ ok: false, error: { kind: "not_found" } });
  });

  it("fills itself in, keeps what a person wrote, and done again changes nothing", async () => {
    const { id, filled } = must(await beginDossier({ start: { kind: "re_evaluation", certificateId }, user: world.farmer, at }));
    expect(filled).toEqual({ papers: 12, marks: 11, story: true });
    const marks = async () => Object.fromEntries((await db().dossierSelfMark.findMany({ where: { dossierId: id }, orderBy: { code: "asc" } })).map(({ code, points }) => [code, points]));
    expect(await marks()).toMatchObject({ "1.1": 2, "1.2": 1, "3.1": 3, "3.4": 2, "3.5": 2, "4.1": 2, "4.2": 1, "4.3": 2, "10": 1, "12": 1 });

    must(await saveSelfMarks({ id, choices: [{ code: "4.1", ordinal: 4 }], user: world.farmer }));
    must(await editDossier({ id, productName: "Mật ong hoa nhãn", story: "Chuyện của tôi", user: world.farmer, at }));
    must(await addEvidence({ id, draft: { code: "4.1", kind: "market", title: "Hợp đồng", source: { bytes: PDF } }, user: world.farmer, at }));
    const papers = async () => (await db().dossierEvidence.findMany({ where: { dossierId: id } })).map(({ code, title }) => `${code} ${title}`).toSorted();
    const before = { marks: await marks(), papers: await papers() };
    expect(must(await prefillDossier({ id, user: world.farmer, at }))).toEqual({ papers: 12, marks: 0, story: false });
    expect({ marks: await marks(), papers: await papers() }).toEqual(before);
    expect(before.marks["4.1"]).toBe(5);
    expect((await db().dossier.findUniqueOrThrow({ where: { id } })).story).toBe("Chuyện của tôi");
    expect(await prefillDossier({ id, user: world.stranger, at })).toMatchObject({ ok: false, error: { kind: "not_found" } });
  });

  it("the files are their producer's, the commune's and the officers', nobody else's", async () => {
    const paper = await db().dossierEvidence.findFirstOrThrow({ where: { storageName: { not: null } } });
    const other = { ...world.stranger, id: newId() };
    await db().user.create({ data: { id: other.id, email: "khac@example.vn", name: "khac", passwordHash: "none", roles: ["producer"] } });
    await db().producerMember.create({ data: { producerId: world.otherProducer, userId: other.id, role: "owner" } });
    for (const user of [world.farmer, world.communeOfficer, world.staff]) expect((await readEvidence(paper.id, user))?.bytes).toEqual(Buffer.from(PDF));
    // Members of a council see the dossiers of their own round; this one is in none yet.
    for (const user of [other, world.stranger, ...world.members]) expect(await readEvidence(paper.id, user)).toBeNull();
  });

  it("takes files by their bytes", async () => {
    const { id } = await db().dossier.findFirstOrThrow({ where: { certificateId } });
    const add = (bytes: Uint8Array) => addEvidence({ id, draft: { code: null, kind: "other", title: "Tệp", source: { bytes } }, user: world.farmer, at });
    const webp = new Uint8Array([...new TextEncoder().encode("RIFF"), 1, 2, 3, 4, ...new TextEncoder().encode("WEBPVP8 ")]);
    expect(await add(webp)).toMatchObject({ ok: true });
    expect(await add(new TextEncoder().encode("RIFF1234WAVEfmt "))).toMatchObject({ ok: false, error: { kind: "file_type" } });
    expect(await add(new TextEncoder().encode("<svg onload=alert(1)>"))).toMatchObject({ ok: false, error: { kind: "file_type" } });
  });
});
