import { afterAll, beforeAll, expect, it } from "vitest";
import { createEvaluationWorld, fillSheet, fullDossier, must, NOW, openRound, type EvaluationWorld } from "../../tests/factories/evaluation";
import { createTestDatabase, type TestDatabase } from "../../tests/setup/db";
import { concludeRound, startScoring } from "~/domain/evaluation/advance-round.server";
import { askRescore } from "~/domain/evaluation/ask-rescore.server";
import { checkDossier } from "~/domain/evaluation/check-dossier.server";
import { concludeDossier } from "~/domain/evaluation/conclude-dossier.server";
import { countUnreadDossierNotices, listDossierNotices, markDossierNoticesRead } from "~/domain/evaluation/notices/notice-queries.server";
import { publishRound } from "~/domain/evaluation/publish-round.server";
import { reviewAtCommune } from "~/domain/evaluation/review-at-commune.server";
import { submitSheet } from "~/domain/evaluation/score-dossier.server";
import { submitDossier } from "~/domain/evaluation/submit-dossier.server";
import { db, disconnect } from "~/platform/db/client.server";
import { mailDossierNotices, mailEvaluationWork } from "./evaluation-notices";

let database: TestDatabase;
let world: EvaluationWorld;
const at = NOW;
const MET = { localMaterial: true, localLabour: true, ideaOrigin: true, localIdentity: true };

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createEvaluationWorld(database.url);
  await db().user.update({ where: { id: world.farmer.id }, data: { locale: "en" } });
});
afterAll(async () => {
  await disconnect();
  await database.close();
});

/** Does what the outbox asks for, twice, as it may; who got which subject since the last time. */
async function mailed(): Promise<string[]> {
  for (const [topic, handle] of [["mail.dossier_notice", mailDossierNotices], ["mail.evaluation_work", mailEvaluationWork]] as const) {
    const payloads = (await db().outboxMessage.findMany({ where: { topic }, orderBy: { id: "asc" } })).map(({ payload }) => payload as Record<string, unknown>);
    await handle(payloads);
    await handle([...payloads, {}, { noticeId: "nonsense", kind: "filed", id: "nonsense", at: "" }]);
    await db().outboxMessage.deleteMany({ where: { topic } });
  }
  const mails = await db().mailMessage.findMany({ orderBy: { recipient: "asc" } });
  await db().mailMessage.deleteMany();
  return mails.map(({ recipient, subject }) => `${recipient}: ${subject}`);
}

it("at each step of a round those are told whom it concerns, each in their language, and nobody twice", async () => {
  const round = await openRound(world);
  const { id, sheet } = await fullDossier(world, "Mật ong <b>rừng</b>");
  const officer = { user: world.communeOfficer, at };

  must(await submitDossier({ id, user: world.farmer, at }));
  expect(await mailed()).toEqual(["xa@example.vn: Hồ sơ mới chờ xã kiểm tra: Mật ong <b>rừng</b>"]);
  must(await reviewAtCommune({ id, points: MET, note: "Thiếu hợp đồng vùng nguyên liệu", outcome: "return", ...officer }));
  const [returned] = await db().outboxMessage.findMany({ where: { topic: "mail.dossier_notice" } });
  await mailDossierNotices([returned?.payload as Record<string, unknown>]);
  const [mail] = await db().mailMessage.findMany();
  expect(mail).toMatchObject({ recipient: "nong-dan@example.vn", locale: "en", subject: "The dossier is to be completed: Mật ong <b>rừng</b>" });
  expect(mail?.text).toContain("What was said with it: Thiếu hợp đồng vùng nguyên liệu");
  expect(mail?.text).toContain(`/en/nguoi-ban/ho-so/${id}`);
  expect(mail?.html).not.toContain("<b>");
  await mailed();

  must(await submitDossier({ id, user: world.farmer, at: new Date(at.getTime() + 60_000) }));
  expect(await mailed()).toEqual(["xa@example.vn: Hồ sơ mới chờ xã kiểm tra: Mật ong <b>rừng</b>"]);
  must(await reviewAtCommune({ id, points: MET, note: "", outcome: "forward", ...officer }));
  expect(await mailed()).toEqual([
    "nong-dan@example.vn: The commune has accepted the dossier and sent it to the province: Mật ong <b>rừng</b>",
    "thu-ky@example.vn: Hồ sơ chờ thư ký kiểm tra: Mật ong <b>rừng</b>",
  ]);
  must(await checkDossier({ id, outcome: "accept", reason: "", user: world.secretary, at }));
  expect(await mailed()).toEqual(["nong-dan@example.vn: The dossier is complete and in the round: Mật ong <b>rừng</b>"]);

  must(await startScoring({ id: round, user: world.secretary, at }));
  const scorers = [world.chair, ...world.members];
  expect(await mailed()).toEqual(["chu-tich", "uy-vien-1", "uy-vien-2", "uy-vien-3"].map((name) => `${name}@example.vn: Có 1 hồ sơ chờ chấm điểm, đợt 1 năm 2026`));
  for (const [seat, member] of scorers.entries()) {
    await fillSheet(sheet, id, member, { "1.2": seat === 0 ? 0 : 2, "4.1": 3 });
    must(await submitSheet({ dossierId: id, user: member, at }));
  }
  must(await askRescore({ dossierId: id, codes: ["1.2"], reason: "Chênh lệch lớn", user: world.chair, at }));
  expect(await mailed()).toHaveLength(4);
  for (const member of scorers) must(await submitSheet({ dossierId: id, user: member, at }));
  const rating = must(await concludeDossier({ dossierId: id, note: "Sản phẩm tốt", user: world.chair, at }));
  expect(rating.stars).toBe(4);
  expect(await mailed()).toEqual(["nong-dan@example.vn: The result of the evaluation is there: Mật ong <b>rừng</b>"]);
  must(await concludeRound({ id: round, user: world.chair, at }));
  must(await publishRound({ id: round, decision: { authority: "UBND tỉnh Lạng Sơn", number: "77/QĐ-UBND", issuedOn: "2026-11-25" }, user: world.staff, at }));
  expect(await mailed()).toEqual(["nong-dan@example.vn: The decision is published: Mật ong <b>rừng</b>"]);

  const notices = await listDossierNotices(world.producer);
  expect(notices.map(({ occasion }) => occasion).sort()).toEqual(["accepted", "certified", "concluded", "forwarded", "returned"]);
  expect(notices.find(({ occasion }) => occasion === "certified")?.facts).toMatchObject({ stars: 4, number: expect.stringMatching(/^20-06463-\d+-2026$/) });
  expect(await countUnreadDossierNotices(world.otherProducer)).toBe(0);
  expect(await countUnreadDossierNotices(world.producer)).toBe(5);
  await markDossierNoticesRead(world.producer, world.farmer.id, at);
  expect(await countUnreadDossierNotices(world.producer)).toBe(0);
});

it("what no longer waits is told to nobody; a disabled account gets nothing; what is turned down says why", async () => {
  await openRound(world);
  const { id } = await fullDossier(world, "Mật ong chậm");
  must(await submitDossier({ id, user: world.farmer, at }));
  must(await reviewAtCommune({ id, points: { ...MET, localLabour: false }, note: "Không có lao động địa phương", outcome: "turn_down", user: world.communeOfficer, at }));
  await db().user.update({ where: { id: world.farmer.id }, data: { disabledAt: at } });
  expect(await mailed()).toEqual([]);
  expect((await listDossierNotices(world.producer))[0]).toMatchObject({ occasion: "turned_down", message: "Không có lao động địa phương", productName: "Mật ong chậm" });
  await expect(db().dossierNotice.create({ data: { id, dossierId: id, producerId: world.producer, occasion: "returned", facts: {}, sentAt: at } })).rejects.toThrow(/dossier_notice_reason/);
});
