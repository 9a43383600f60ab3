import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createRegisterWorld, type RegisterWorld } from "../../../tests/factories/register";
import { createTestDatabase, type TestDatabase } from "../../../tests/setup/db";
import { newId } from "~/lib/id";
import { db, disconnect } from "~/platform/db/client.server";
import { enterParticipantResults } from "./participant-results.server";
import { listPromotionsFor } from "./promotion-queries.server";
import { applyToPromotion, decideParticipant, withdrawFromPromotion } from "./participants.server";
import { findPromotion } from "./promotion-queries.server";
import { createPromotion, enterResults, movePromotion } from "./save-promotion.server";

const at = new Date("2026-11-25T03:00:00Z");
let database: TestDatabase;
let world: RegisterWorld;
let id = "";
const officer = () => ({ kind: "user", userId: world.officer }) as const;
const seen = async () => (await findPromotion(id))?.promotion.seen ?? "";
const move = async (state: string, reason = "") => movePromotion({ id, seen: await seen(), form: new Map([["state", state], ["reason", reason]]), actor: officer(), at: new Date() });
const apply = (producerId: string, when = at) => applyToPromotion({ promotionId: id, producerId, wish: "Mật ong", actor: officer(), at: when });
const rowOf = (producerId: string) => db().promotionParticipant.findUniqueOrThrow({ where: { promotionId_producerId: { promotionId: id, producerId } } });
const decide = async (producerId: string, state: string, reason = "") => decideParticipant({ promotionId: id, participantId: (await rowOf(producerId)).id, state, reason, actor: officer(), at });

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createRegisterWorld(database.url);
});
beforeEach(async () => {
  const form = new Map(Object.entries({ kind: "fair", title: "Hội chợ Xuân", organiser: "Sở Công Thương", place: "Lạng Sơn", startsOn: "2026-12-20", endsOn: "2026-12-24", applyUntil: "2026-12-01", places: "1", terms: "" }));
  const made = await createPromotion({ form, actor: officer(), at });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  id = made.value.id;
});
afterAll(async () => {
  await disconnect();
  await database.close();
});

describe("applications", () => {
  test("nobody applies to a draft, nor after the deadline; on its last day in Vietnam still", async () => {
    expect(await apply(world.producer)).toMatchObject({ ok: false, error: { kind: "not_found" } });
    await move("open");
    expect(await apply(world.producer, new Date("2026-12-01T17:00:00Z"))).toMatchObject({ ok: false, error: { kind: "closed" } });
    expect(await apply(world.producer, new Date("2026-12-01T16:59:59Z"))).toMatchObject({ ok: true });
    expect(await apply(world.producer)).toMatchObject({ ok: false, error: { kind: "not_now" } });
  });

  test("withdrawn and applied again; declined only with a reason, and not again by the producer", async () => {
    await move("open");
    await apply(world.producer);
    expect(await withdrawFromPromotion({ promotionId: id, producerId: world.producer, actor: officer() })).toMatchObject({ ok: true });
    expect(await apply(world.producer)).toMatchObject({ ok: true });
    expect(await decide(world.producer, "declined")).toMatchObject({ ok: false, error: { kind: "reason_missing" } });
    expect(await decide(world.producer, "declined", "Hết hạn giấy chứng nhận")).toMatchObject({ ok: true });
    expect(await apply(world.producer)).toMatchObject({ ok: false, error: { kind: "not_now" } });
  });
});

describe("places", () => {
  test("of two acceptances at once for one place, one wins and the trail has one", async () => {
    await move("open");
    await apply(world.producer);
    await apply(world.otherProducer);
    const answers = await Promise.all([decide(world.producer, "accepted"), decide(world.otherProducer, "accepted")]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ error: { kind: "full" } });
    expect(await db().promotionParticipant.count({ where: { promotionId: id, state: "accepted" } })).toBe(1);
    expect(await db().auditEntry.count({ where: { subjectId: id, action: "promotion.decided" } })).toBe(1);
  });

  test("the database itself refuses one too many, and an application when closed", async () => {
    await move("open");
    await apply(world.producer);
    await apply(world.otherProducer);
    await decide(world.producer, "accepted");
    const other = await rowOf(world.otherProducer);
    await expect(db().$executeRaw`UPDATE promotion_participant SET state = 'accepted', decided_at = now() WHERE id = ${other.id}::uuid`).rejects.toThrow(/no place is left/);
    await move("closed");
    await expect(db().$executeRaw`INSERT INTO promotion_participant (id, promotion_id, producer_id, wish, applied_at) SELECT ${newId()}::uuid, ${id}::uuid, id, 'x', now() FROM producer LIMIT 1`).rejects.toThrow(/applications are closed/);
  });
});

describe("states", () => {
  test("by the table alone, calling off with a reason, results once it was held", async () => {
    expect(await move("held")).toMatchObject({ ok: false, error: { kind: "not_now" } });
    await move("open");
    expect(await move("cancelled")).toMatchObject({ ok: false, error: { kind: "reason_missing" } });
    await move("closed");
    const results = async (sales: string) => enterResults({ id, seen: await seen(), form: new Map([["salesVnd", sales], ["visitors", "1 200"]]), actor: officer(), at: new Date() });
    expect(await results("1")).toMatchObject({ ok: false, error: { kind: "not_now" } });
    await move("held");
    expect(await results("nhiều")).toMatchObject({ ok: false, error: { problems: { salesVnd: "not_a_number" } } });
    expect(await results("1.250.000.000")).toMatchObject({ ok: true });
    expect((await findPromotion(id))?.promotion).toMatchObject({ salesVnd: 1_250_000_000n, visitors: 1200, state: "held" });
    expect(await move("open")).toMatchObject({ ok: false, error: { kind: "not_now" } });
  });

  test("who has not seen the latest changes nothing", async () => {
    const old = await seen();
    await move("open");
    expect(await movePromotion({ id, seen: old, form: new Map([["state", "closed"]]), actor: officer(), at: new Date() })).toMatchObject({ ok: false, error: { kind: "changed" } });
  });
});

describe("results of each that took part", () => {
  const enter = async (fields: Record<string, string>, as?: string) => enterParticipantResults({ id, seen: as ?? (await seen()), form: new Map(Object.entries(fields)), actor: officer(), at: new Date() });

  test("only once it was held, only of those accepted, all together or not at all, and they can be corrected", async () => {
    await db().promotion.update({ where: { id }, data: { places: 5 } });
    await move("open");
    await apply(world.producer);
    await apply(world.otherProducer);
    await decide(world.producer, "accepted");
    const [one, other] = [await rowOf(world.producer), await rowOf(world.otherProducer)];
    expect(await enter({ [`contracts.${one.id}`]: "1" })).toMatchObject({ ok: false, error: { kind: "not_now" } });
    await move("closed");
    await move("held");
    expect(await enter({ [`contracts.${one.id}`]: "2", [`salesVnd.${one.id}`]: "khoảng 5 triệu" })).toMatchObject({ ok: false, error: { problems: { [`salesVnd.${one.id}`]: "not_a_number" } } });
    expect(await rowOf(world.producer)).toMatchObject({ contracts: null, salesVnd: null });
    const before = await seen();
    expect(await enter({ [`contracts.${one.id}`]: "2", [`salesVnd.${one.id}`]: "12.500.000", [`contracts.${other.id}`]: "9" })).toMatchObject({ ok: true });
    expect(await rowOf(world.producer)).toMatchObject({ contracts: 2, salesVnd: 12_500_000n });
    expect(await rowOf(world.otherProducer)).toMatchObject({ contracts: null, salesVnd: null });
    const told = async (producer: string) => (await listPromotionsFor(producer)).find((promotion) => promotion.id === id)?.own;
    expect(await told(world.producer)).toMatchObject({ state: "accepted", contracts: 2, salesVnd: 12_500_000n });
    expect(await told(world.otherProducer)).toMatchObject({ contracts: null, salesVnd: null });
    expect(await enter({ [`contracts.${one.id}`]: "3" }, before)).toMatchObject({ ok: false, error: { kind: "changed" } });
    expect(await enter({ [`contracts.${one.id}`]: "3" })).toMatchObject({ ok: true });
    expect(await rowOf(world.producer)).toMatchObject({ contracts: 3, salesVnd: null });
    const trail = await db().auditEntry.findMany({ where: { subjectId: id, action: "promotion.results" }, orderBy: { at: "asc" } });
    expect(trail.map(({ after }) => after)).toEqual([{ told: 1, contracts: 2, sales: 12_500_000 }, { told: 1, contracts: 3, sales: 0 }]);
    await expect(db().promotionParticipant.update({ where: { id: other.id }, data: { contracts: 1 } })).rejects.toThrow(/promotion_participant_took_part/);
  });
});
