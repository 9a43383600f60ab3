import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { acceptedDossier, createEvaluationWorld, fillSheet, fullDossier, must, NOW, openRound, type EvaluationWorld } from "../../../tests/factories/evaluation";
import { createTestDatabase, type TestDatabase } from "../../../tests/setup/db";
import { newId } from "~/lib/id";
import { addDays, addMonths, localDateAt, toDateColumn } from "~/lib/local-date";
import { db, disconnect } from "~/platform/db/client.server";
import { concludeRound, startScoring } from "./advance-round.server";
import { askRescore } from "./ask-rescore.server";
import { checkDossier, excludeDossier } from "./check-dossier.server";
import { concludeDossier } from "./conclude-dossier.server";
import { createDossier } from "./create-dossier.server";
import { declareInterest } from "./declare-interest.server";
import { findDossier } from "./dossier-queries.server";
import { listMinistryDossiers } from "./ministry-queries.server";
import { recordMinistryResult } from "./ministry-result.server";
import { publishRound } from "./publish-round.server";
import { reviewAtCommune } from "./review-at-commune.server";
import { findRound } from "./round-queries.server";
import { saveMarks, submitSheet } from "./score-dossier.server";
import { scorable } from "./score-sheet";
import { findOwnSheet } from "./scoring-queries.server";
import { readStartChoices } from "./start-choices.server";
import { submitDossier } from "./submit-dossier.server";
import { readUnsealedSheets } from "./unsealed-sheets.server";
import type { Acting } from "./capacities.server";

let database: TestDatabase;
let world: EvaluationWorld;
const at = NOW;
const MET = { localMaterial: true, localLabour: true, ideaOrigin: true, localIdentity: true };
const decision = (number: number) => ({ authority: "UBND tỉnh Lạng Sơn", number: `${number}/QĐ-UBND`, issuedOn: "2026-11-25" });

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createEvaluationWorld(database.url);
});
afterAll(async () => {
  await disconnect();
  await database.close();
});

const stateOf = async (id: string) => (await db().dossier.findUniqueOrThrow({ where: { id } })).state;
const scorers = () => [world.chair, ...world.members];

/** A round being scored with these products, each with its sheets all submitted. */
async function scored(products: { name: string; points?: Record<string, number>[]; productId?: string; certificateId?: string }[]) {
  const round = await openRound(world);
  const dossiers = [];
  for (const { name, productId, certificateId } of products) dossiers.push(await acceptedDossier(world, name, { productId: productId ?? null, certificateId }));
  must(await startScoring({ id: round, user: world.secretary, at }));
  for (const [index, { id, sheet }] of dossiers.entries()) {
    for (const [seat, member] of scorers().entries()) {
      await fillSheet(sheet, id, member, products[index]?.points?.[seat] ?? products[index]?.points?.[0]);
      must(await submitSheet({ dossierId: id, user: member, at }));
    }
  }
  return { round, dossiers };
}

/** A round concluded with these products. */
async function concluded(products: Parameters<typeof scored>[0]) {
  const { round, dossiers } = await scored(products);
  for (const { id } of dossiers) must(await concludeDossier({ dossierId: id, note: "", user: world.chair, at }));
  must(await concludeRound({ id: round, user: world.chair, at }));
  return { round, dossiers };
}

describe("from the producer to the province", () => {
  it("files only what is full, with a receipt number of its commune and year", async () => {
    const { id } = must(await createDossier({ start: { kind: "new", producerId: world.producer, productName: "Mật ong rừng", setNo: 4, communeCode: "06463", productId: null }, user: world.farmer, at }));
    expect(await submitDossier({ id, user: world.farmer, at })).toEqual({ ok: false, error: { kind: "incomplete" } });
    const one = await fullDossier(world, "Mật ong một");
    const two = await fullDossier(world, "Mật ong hai");
    expect(must(await submitDossier({ id: one.id, user: world.farmer, at })).receiptNumber).toBe("1/PĐK-20-06463-2026");
    expect(must(await submitDossier({ id: two.id, user: world.farmer, at })).receiptNumber).toBe("2/PĐK-20-06463-2026");
  });

  it("needs all four points, and an open round, to be sent on", async () => {
    const { id } = await fullDossier(world, "Mật ong ba");
    must(await submitDossier({ id, user: world.farmer, at }));
    const review = { id, note: "", user: world.communeOfficer, at };
    expect(await reviewAtCommune({ ...review, points: { ...MET, localLabour: false }, outcome: "forward" })).toMatchObject({ error: { kind: "points_not_met" } });
    expect(await reviewAtCommune({ ...review, points: MET, outcome: "turn_down" })).toMatchObject({ error: { kind: "reason_missing" } });
    expect(await reviewAtCommune({ ...review, points: MET, outcome: "forward" })).toMatchObject({ error: { kind: "no_open_round" } });
    await openRound(world);
    must(await reviewAtCommune({ ...review, points: MET, outcome: "forward" }));
    expect(await stateOf(id)).toBe("forwarded");
    expect(await db().auditEntry.count({ where: { subjectId: id, action: "dossier.commune_reviewed" } })).toBe(1);
    must(await checkDossier({ id, outcome: "return", reason: "Thiếu phiếu kết quả kiểm nghiệm còn hạn.", user: world.secretary, at }));
    expect(await db().dossier.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: "returned", roundId: null, stateReason: "Thiếu phiếu kết quả kiểm nghiệm còn hạn." });
  });

  it("is nothing to people without a part in it", async () => {
    const { id } = await fullDossier(world, "Mật ong kín");
    for (const someone of [world.stranger, ...world.members]) {
      expect(await findDossier(id, someone, at)).toBeNull();
      expect(await submitDossier({ id, user: someone, at })).toMatchObject({ error: { kind: "not_found" } });
    }
    expect(await reviewAtCommune({ id, points: MET, note: "", outcome: "forward", user: world.staff, at })).toMatchObject({ error: { kind: "not_allowed" } });
  });

  it("a listing is in one running dossier", async () => {
    const { id: productId } = await db().product.findUniqueOrThrow({ where: { slug: world.royalHoney } });
    const start = { kind: "new" as const, producerId: world.producer, productName: "Mật ong bạc hà", setNo: 4, communeCode: "06463", productId };
    const { id } = must(await createDossier({ start, user: world.farmer, at }));
    expect(await createDossier({ start, user: world.farmer, at })).toEqual({ ok: false, error: { kind: "already_running", params: { id } } });
    expect(await createDossier({ start: { ...start, setNo: 12 }, user: world.farmer, at })).toMatchObject({ error: { kind: "not_its_product" } });
    expect(await createDossier({ start, user: world.stranger, at })).toMatchObject({ error: { kind: "not_found" } });
  });
});

describe("sealed scoring", () => {
  it("shows nobody another's marks before all have submitted", async () => {
    const round = await openRound(world);
    const { id, sheet } = await acceptedDossier(world, "Mật ong niêm phong");
    must(await startScoring({ id: round, user: world.secretary, at }));
    const [first, ...others] = scorers() as [Acting, ...Acting[]];
    await fillSheet(sheet, id, first, { "1.1": 1 });
    must(await submitSheet({ dossierId: id, user: first, at }));
    for (const reader of [...others, world.secretary, world.staff]) {
      expect(await findOwnSheet(id, reader.id)).toEqual(others.includes(reader) ? expect.objectContaining({ state: "draft", marks: [], total: null }) : null);
      expect(JSON.stringify([await findDossier(id, reader, at), await findRound(round, reader)])).not.toContain(`"total"`);
    }
    expect(await readUnsealedSheets(db(), [id])).toEqual(new Map());
    const trail = await db().auditEntry.findMany({ where: { subjectId: id, action: "dossier.sheet_submitted" } });
    expect(trail.map(({ after }) => after)).toEqual([{ member: first.id, marks: 32 }]);

    for (const member of others) {
      await fillSheet(sheet, id, member);
      must(await submitSheet({ dossierId: id, user: member, at }));
    }
    expect(await stateOf(id)).toBe("scored");
    expect((await readUnsealedSheets(db(), [id])).get(id)?.map(({ total }) => total).sort((a, b) => a - b)).toEqual([98, 100, 100, 100]);
  });

  it("the database itself keeps a submitted sheet as it is", async () => {
    const { dossiers: [dossier] } = await scored([{ name: "Mật ong đã nộp" }]);
    const id = dossier?.id ?? "";
    const member = world.members[0]?.id ?? "";
    await expect(db().councilMark.updateMany({ where: { dossierId: id, userId: member, code: "1.1" }, data: { ordinal: 1, points: 1 } })).rejects.toThrow(/council_mark_sealed/);
    await expect(db().councilSheet.updateMany({ where: { dossierId: id, userId: member }, data: { state: "draft", total: null, submittedAt: null } })).rejects.toThrow(/council_sheet_sealed/);
    await expect(db().councilSheet.deleteMany({ where: { dossierId: id, userId: member } })).rejects.toThrow(/council_sheet_sealed/);
  });

  it("takes only options of the sheet, whole sheets, and the member's own", async () => {
    const round = await openRound(world);
    const { id } = await acceptedDossier(world, "Mật ong dở dang");
    must(await startScoring({ id: round, user: world.secretary, at }));
    const mark = { dossierId: id, at, marks: [{ code: "1.1", ordinal: 1, note: "Có hợp đồng mua nguyên liệu", cited: [] }] };
    const [member] = world.members as [Acting];
    must(await saveMarks({ ...mark, user: member }));
    expect((await findOwnSheet(id, member.id))?.marks).toEqual([{ code: "1.1", ordinal: 1, points: 1, note: "Có hợp đồng mua nguyên liệu", cited: [] }]);
    expect(await saveMarks({ ...mark, marks: [{ code: "1.1", ordinal: 9, note: "", cited: [] }], user: member })).toMatchObject({ error: { kind: "unknown_option" } });
    expect(await saveMarks({ ...mark, user: world.secretary })).toMatchObject({ error: { kind: "not_allowed" } });
    expect(await saveMarks({ ...mark, user: world.staff })).toMatchObject({ error: { kind: "not_allowed" } });
    expect(await submitSheet({ dossierId: id, user: member, at })).toMatchObject({ error: { kind: "unmarked", params: { missing: 31 } } });
  });

  it("keeps every mark of a member who marks quickly, and one of two on the same criterion", async () => {
    const round = await openRound(world);
    const { id, sheet } = await acceptedDossier(world, "Mật ong chấm nhanh");
    must(await startScoring({ id: round, user: world.secretary, at }));
    const codes = scorable(sheet).map(({ code }) => code);
    const save = (user: Acting, code: string) => saveMarks({ dossierId: id, at, marks: [{ code, ordinal: 1, note: "", cited: [] }], user });
    const [member] = world.members as [Acting];
    for (let next = 0; next < codes.length; next += 4) {
      const few = codes.slice(next, next + 4);
      for (const result of await Promise.all([...few, ...few.slice(0, 1)].map((code) => save(member, code)))) must(result);
    }
    expect((await findOwnSheet(id, member.id))?.marks.map(({ code }) => code).sort()).toEqual([...codes].sort());
  });

  it("of all members submitting at once exactly one completes the dossier", async () => {
    const round = await openRound(world);
    const { id, sheet } = await acceptedDossier(world, "Mật ong cùng lúc");
    must(await startScoring({ id: round, user: world.secretary, at }));
    for (const member of scorers()) await fillSheet(sheet, id, member);
    const answers = await Promise.all(scorers().map((user) => submitSheet({ dossierId: id, user, at })));
    expect(answers.map(must).filter(({ complete }) => complete)).toHaveLength(1);
    expect(await stateOf(id)).toBe("scored");
  });

  it("opens again only for the criteria asked about, and seals anew", async () => {
    const { dossiers: [dossier] } = await scored([{ name: "Mật ong chấm lại", points: [{ "5.1": 1 }, {}, {}, {}] }]);
    const id = dossier?.id ?? "";
    const ask = { dossierId: id, reason: "Lệch quá ngưỡng, đề nghị xem lại minh chứng câu chuyện.", at };
    expect(await askRescore({ ...ask, codes: ["5.1"], user: world.members[0] as Acting })).toMatchObject({ error: { kind: "not_allowed" } });
    expect(await askRescore({ ...ask, codes: ["1.1"], user: world.chair })).toMatchObject({ error: { kind: "not_different" } });
    must(await askRescore({ ...ask, codes: ["5.1"], user: world.secretary }));
    expect(await readUnsealedSheets(db(), [id])).toEqual(new Map());
    const mark = (code: string, ordinal: number) => saveMarks({ dossierId: id, marks: [{ code, ordinal, note: "", cited: [] }], user: world.chair, at });
    expect(await mark("1.1", 1)).toMatchObject({ error: { kind: "not_asked" } });
    must(await mark("5.1", 5));
    for (const user of scorers()) must(await submitSheet({ dossierId: id, user, at }));
    expect((await readUnsealedSheets(db(), [id])).get(id)?.map(({ total }) => total)).toEqual([100, 100, 100, 100]);
    expect(await db().rescoreRequest.findFirstOrThrow({ where: { dossierId: id } })).toMatchObject({ closedAt: at });
  });
});

describe("conflict of interest", () => {
  it("whoever acts for the producer or declared an interest has no sheet, and cannot make one", async () => {
    const round = await openRound(world);
    const { id } = await acceptedDossier(world, "Mật ong nhà");
    const [acting, declaring] = world.members as [Acting, Acting];
    await db().producerMember.create({ data: { producerId: world.producer, userId: acting.id, role: "sales" } });
    must(await declareInterest({ roundId: round, memberId: declaring.id, producerId: world.producer, reason: "Là anh trai của giám đốc", user: declaring, at }));
    expect(await startScoring({ id: round, user: world.secretary, at })).toMatchObject({ error: { kind: "no_quorum", params: { product: "Mật ong nhà" } } });
    await db().evaluationRound.update({ where: { id: round }, data: { quorum: 2 } });
    must(await startScoring({ id: round, user: world.secretary, at }));
    expect((await db().councilSheet.findMany({ where: { dossierId: id } })).map(({ userId }) => userId).sort()).toEqual([world.chair.id, world.members[2]?.id].sort());
    const mark = { dossierId: id, marks: [{ code: "1.1", ordinal: 1, note: "", cited: [] }], at };
    for (const user of [acting, declaring]) {
      expect(await saveMarks({ ...mark, user })).toMatchObject({ error: { kind: "interest" } });
      await expect(db().councilSheet.create({ data: { dossierId: id, userId: user.id } })).rejects.toThrow(/interest/);
    }
    await expect(db().councilSheet.create({ data: { dossierId: id, userId: world.secretary.id } })).rejects.toThrow(/only members/);
    // A member who declares while the scoring runs loses the sheet that was begun.
    const third = world.members[2] as Acting;
    must(await saveMarks({ ...mark, user: third }));
    must(await declareInterest({ roundId: round, memberId: third.id, producerId: world.producer, reason: "Góp vốn vào hợp tác xã", user: third, at }));
    expect(await saveMarks({ ...mark, user: third })).toMatchObject({ error: { kind: "interest" } });
    await db().producerMember.delete({ where: { producerId_userId: { producerId: world.producer, userId: acting.id } } });
  });
});

describe("what the council finds", () => {
  it("the province certifies three and four stars, five go to the ministry, less is not recognised", async () => {
    const held = { "2.3": 1 };
    const weak = { "2.2": 0 };
    const { dossiers } = await scored([{ name: "Năm sao" }, { name: "Bị giữ", points: [held] }, { name: "Không đạt", points: [weak] }]);
    const [five, three, none] = dossiers.map(({ id }) => id) as [string, string, string];
    const conclude = (dossierId: string, user: Acting) => concludeDossier({ dossierId, note: "", user, at });
    expect(await conclude(five, world.secretary)).toMatchObject({ error: { kind: "not_allowed" } });
    expect(must(await conclude(five, world.chair))).toMatchObject({ mean: 10000, stars: 5 });
    expect(must(await conclude(three, world.chair))).toMatchObject({ mean: 9800, band: 5, stars: 3, heldBack: [{ code: "2.3", stars: 4, needs: 3, has: 1 }] });
    expect(must(await conclude(none, world.chair))).toMatchObject({ band: 5, stars: 2 });
    expect(await Promise.all([five, three, none].map(stateOf))).toEqual(["referred_to_ministry", "concluded", "not_recognised"]);
    expect(await conclude(three, world.chair)).toMatchObject({ error: { kind: "wrong_state" } });

    const sent = async () => (await listMinistryDossiers()).find(({ id }) => id === five);
    expect(await sent()).toMatchObject({ state: "referred_to_ministry", mean: "100.00", certificate: null });
    expect((await listMinistryDossiers()).map(({ id }) => id)).not.toContain(three);
    const result = { dossierId: five, score: "91,5", stars: "5", decision: { authority: "Bộ Nông nghiệp và Môi trường", number: "4321/QĐ-BNNMT", issuedOn: "2026-11-25" }, note: "", at };
    expect(await recordMinistryResult({ ...result, user: world.chair })).toMatchObject({ error: { kind: "not_allowed" } });
    expect(await recordMinistryResult({ ...result, score: "89", user: world.staff })).toMatchObject({ error: { kind: "invalid", problems: { stars: "out_of_range" } } });
    must(await recordMinistryResult({ ...result, user: world.staff }));
    const { certificateId } = await db().dossierResult.findUniqueOrThrow({ where: { dossierId: five } });
    expect(await db().certificate.findUniqueOrThrow({ where: { id: certificateId ?? "" }, include: { decision: true } })).toMatchObject({ stars: 5, level: "ministry", decision: { number: "4321/QĐ-BNNMT" } });
    expect(await sent()).toMatchObject({ state: "certified", mean: "91.50", stars: 5, certificate: { id: certificateId, decision: "4321/QĐ-BNNMT", issuedOn: "2026-11-25" } });
  });

  it("the chair excludes what is forged, with the reason", async () => {
    const { dossiers: [dossier] } = await scored([{ name: "Giả mạo" }]);
    const change = { id: dossier?.id ?? "", user: world.chair, at };
    expect(await excludeDossier({ ...change, reason: " " })).toMatchObject({ error: { kind: "reason_missing" } });
    expect(await excludeDossier({ ...change, reason: "Giấy tờ giả", user: world.secretary })).toMatchObject({ error: { kind: "not_allowed" } });
    must(await excludeDossier({ ...change, reason: "Giấy tờ giả" }));
    expect(await stateOf(change.id)).toBe("excluded");
  });
});

describe("the decision", () => {
  it("issues certificates with the next numbers and lets listings carry them; pressed twice, once", async () => {
    const { id: productId } = await db().product.findUniqueOrThrow({ where: { slug: world.honey } });
    const { round, dossiers } = await concluded([{ name: "Mật ong hoa nhãn", points: [{ "2.3": 1 }], productId }, { name: "Mật ong dã quỳ", points: [{ "2.3": 1 }] }]);
    const publish = () => publishRound({ id: round, decision: decision(2900), user: world.staff, at });
    const answers = await Promise.all([publish(), publish()]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ error: { kind: "wrong_state", params: { state: "published" } } });
    const { id: decisionId } = await db().decision.findFirstOrThrow({ where: { number: "2900/QĐ-UBND" } });
    const certificates = await db().certificate.findMany({ where: { decisionId }, orderBy: { number: "asc" }, include: { links: true } });
    expect(certificates.map(({ number }) => number)).toEqual(["20-06463-02-2026", "20-06463-03-2026"]);
    expect(certificates[0]).toMatchObject({ stars: 3, level: "province", legalBasis: "26/2026/QĐ-TTg", productName: "Mật ong hoa nhãn", links: [{ productId, unlinkedAt: null }] });
    expect(certificates[0]?.score.toFixed(2)).toBe("98.00");
    expect(await Promise.all(dossiers.map(({ id }) => stateOf(id)))).toEqual(["certified", "certified"]);
    expect(await db().auditEntry.count({ where: { action: "round.published", subjectId: round } })).toBe(1);
    expect(await publishRound({ id: round, decision: decision(2900), user: world.chair, at })).toMatchObject({ error: { kind: "not_allowed" } });
  });

  it("of a re-evaluation the listing changes over from the old certificate", async () => {
    const { id: productId } = await db().product.findUniqueOrThrow({ where: { slug: world.tea } });
    const issuedOn = addMonths(addDays(localDateAt(at), 150), -36);
    const old = newId();
    await db().decision.create({ data: { id: old, authority: "UBND huyện", number: "12/QĐ-UBND", year: Number(issuedOn.slice(0, 4)), issuedOn: toDateColumn(issuedOn), level: "province" } });
    await db().certificate.create({ data: {
      id: old, number: "20-187-06463-9-2023", decisionId: old, producerId: world.producer, productName: "Trà hoa vàng", setNo: 12, communeCode: "06463", stars: 3, score: 60,
      legalBasis: "148/QĐ-TTg", level: "province", issuedOn: toDateColumn(issuedOn), expiresOn: toDateColumn(addMonths(issuedOn, 36)),
      links: { create: { id: newId(), productId, reason: "Theo quyết định", linkedAt: new Date("2024-01-01T00:00:00Z") } },
    } });
    const { round, dossiers: [dossier] } = await concluded([{ name: "Trà hoa vàng", points: [{ "2.3": 1 }], certificateId: old }]);
    expect(await db().dossier.findUniqueOrThrow({ where: { id: dossier?.id ?? "" } })).toMatchObject({ kind: "re_evaluation", productId, setNo: 12 });
    expect(must(await publishRound({ id: round, decision: decision(2901), user: world.staff, at }))).toEqual({ certificates: 1, linked: 1 });
    const links = await db().certificateLink.findMany({ where: { productId }, orderBy: { linkedAt: "asc" }, include: { certificate: true } });
    expect(links.map(({ certificate, unlinkedAt }) => [certificate.number, unlinkedAt])).toEqual([["20-187-06463-9-2023", at], ["20-06463-04-2026", null]]);
  });

  it("a listing can be filed as a new product again once its certificate is revoked", async () => {
    const offered = async (on: Date) => (await readStartChoices(world.producer, on)).listings.some(({ name }) => name.vi === "Trà hoa vàng");
    expect(await offered(at)).toBe(false);
    await db().certificate.update({ where: { number: "20-06463-04-2026" }, data: { revokedAt: at, revocationReason: "criteria_no_longer_met" } });
    expect(await offered(at)).toBe(true);
  });

  it("is not registered twice with different days", async () => {
    const { round } = await concluded([{ name: "Mật ong cuối", points: [{ "2.3": 1 }] }]);
    expect(await publishRound({ id: round, decision: { ...decision(2900), issuedOn: "2026-11-24" }, user: world.staff, at })).toMatchObject({ error: { kind: "decision_differs" } });
    expect(await publishRound({ id: round, decision: { ...decision(1), issuedOn: "2026-12-24" }, user: world.staff, at })).toMatchObject({ error: { kind: "invalid", problems: { issuedOn: "out_of_range" } } });
    expect(await db().evaluationRound.findUniqueOrThrow({ where: { id: round } })).toMatchObject({ state: "concluded", decisionId: null });
  });
});
