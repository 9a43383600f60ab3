import PgBoss from "pg-boss";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../../tests/setup/db";
import { newId } from "~/lib/id";
import { db, disconnect } from "~/platform/db/client.server";
import { noteFailure, noteRun, noteSchedules } from "~/platform/jobs/job-records.server";
import { giveUpFailed, retryFailed, tryNow } from "./decide-failed.server";
import { gatherFailed } from "./gather-failed.server";
import { countFailed, listFailed, listSchedules, listWaiting } from "./job-queries.server";

let database: TestDatabase;
let boss: PgBoss;
/** What is answered before the queue has made its tables. */
let beforeQueue: unknown[];
const who = { userId: newId(), at: new Date() };

beforeAll(async () => {
  database = await createTestDatabase();
  await db().user.create({ data: { id: who.userId, email: "admin@example.vn", name: "Quản trị", passwordHash: "none", roles: ["admin"] } });
  beforeQueue = [await gatherFailed(new Date()), await listWaiting(1)];
  boss = new PgBoss({ connectionString: database.url, supervise: false, schedule: false, max: 2 });
  await boss.start();
  for (const topic of ["mail.x", "mail.y", "mail.job_alert"]) await boss.createQueue(topic, { name: topic, retryLimit: 0 });
  await boss.createQueue("patient", { name: "patient", retryLimit: 3, retryDelay: 600 });
});
afterAll(async () => {
  await boss.stop({ graceful: false });
  await disconnect();
  await database.close();
});
beforeEach(async () => {
  await db().$executeRaw`DELETE FROM pgboss.job`;
  await db().failedMessage.deleteMany();
  await db().outboxMessage.deleteMany();
});

async function fail(topic: string, payload: object, message: string): Promise<string> {
  const id = (await boss.send(topic, payload)) ?? "";
  await boss.fetch(topic, { batchSize: 10 });
  await boss.fail(topic, id, new Error(message));
  return id;
}

it("asks nothing of a queue that was never started", () => {
  expect(beforeQueue).toEqual([{ found: 0, done: 0 }, { total: 0, rows: [] }]);
});

describe("messages that failed for good", () => {
  it("are kept once, without personal data, and told of once an hour and topic", async () => {
    const at = new Date("2026-11-28T03:10:00Z");
    await fail("mail.x", { orderId: "one" }, "550 no mailbox hoa@example.vn");
    await fail("mail.x", { orderId: "two" }, "550 again");
    await fail("mail.job_alert", { about: "mail.x" }, "550 for the administrators too");
    const looks = await Promise.all([gatherFailed(at), gatherFailed(at)]);
    expect(looks.reduce((sum, { done = 0 }) => sum + done, 0)).toBe(3);
    expect((await gatherFailed(at)).found).toBe(0);
    const { rows, open } = await listFailed(1);
    expect(open).toEqual([{ topic: "mail.job_alert", count: 1 }, { topic: "mail.x", count: 2 }]);
    expect(rows.find(({ about }) => about === "orderId one")).toMatchObject({ topic: "mail.x", error: "550 no mailbox …@…", attempts: 1, state: "failed" });
    expect(await db().outboxMessage.findMany({ select: { topic: true, payload: true } })).toEqual([{ topic: "mail.job_alert", payload: { about: "mail.x", hour: "2026-11-28-03" } }]);
  });

  it("are left in the outbox once more, once, however many press at once; all of a topic together", async () => {
    const id = await fail("mail.x", { orderId: "three" }, "no");
    await fail("mail.y", { orderId: "four" }, "no");
    await fail("mail.y", { orderId: "five" }, "no");
    await gatherFailed(new Date());
    await db().outboxMessage.deleteMany();
    const pressed = await Promise.all(Array.from({ length: 5 }, () => retryFailed({ id }, who)));
    expect(pressed.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await retryFailed({ topic: "mail.y" }, who)).toEqual({ ok: true, value: 2 });
    expect((await db().outboxMessage.findMany({ orderBy: { id: "asc" } })).map(({ topic }) => topic)).toEqual(["mail.x", "mail.y", "mail.y"]);
    expect(await db().auditEntry.count({ where: { action: "job.retried" } })).toBe(3);
    expect(await countFailed()).toBe(0);
  });

  it("are given up with a reason that stays", async () => {
    const id = await fail("mail.x", { orderId: "six" }, "no");
    await gatherFailed(new Date());
    await db().outboxMessage.deleteMany();
    expect(await giveUpFailed(id, "  ", who)).toEqual({ ok: false, error: { kind: "no_reason" } });
    expect(await giveUpFailed(id, "Khách đã gọi", who)).toEqual({ ok: true, value: 1 });
    expect(await giveUpFailed(id, "nữa", who)).toEqual({ ok: false, error: { kind: "not_found" } });
    expect(await retryFailed({ id }, who)).toEqual({ ok: false, error: { kind: "not_found" } });
    expect((await listFailed(1)).rows[0]).toMatchObject({ state: "given_up", reason: "Khách đã gọi", decidedBy: "Quản trị" });
    expect(await db().outboxMessage.count()).toBe(0);
  });
});

it("messages that wait are listed with why they failed, and tried at once when asked", async () => {
  await db().outboxMessage.create({ data: { topic: "mail.z", payload: { orderId: "seven" } } });
  const id = (await boss.send("patient", { orderId: "eight" })) ?? "";
  await boss.fetch("patient");
  await boss.fail("patient", id, new Error("the server is away, call 0987 654 321"));
  const { rows } = await listWaiting(1);
  expect(rows[0]).toMatchObject({ id, state: "retrying", error: "the server is away, call …", about: "orderId eight" });
  expect(rows[0]?.nextAt?.getTime()).toBeGreaterThan(Date.now() + 300_000);
  expect(rows.find(({ topic }) => topic === "mail.z")).toMatchObject({ state: "outbox", attempts: 0 });
  expect(await tryNow(id, who)).toEqual({ ok: true, value: 1 });
  expect(await boss.fetch("patient")).toHaveLength(1);
  expect(await tryNow(id, who)).toEqual({ ok: false, error: { kind: "not_found" } });
});

it("jobs of the clock say what they found, why nothing was due, when they run next, and when they failed", async () => {
  await noteSchedules([{ name: "gone", cron: "* * * * *" }]);
  await noteSchedules([{ name: "hourly", cron: "0 * * * *" }, { name: "broken", cron: "* * * * *" }]);
  const at = new Date("2026-11-28T03:10:00Z");
  await noteRun("hourly", at, 12, { found: 0, done: 0, note: "not_today", nextAt: new Date("2026-11-30T00:00:00Z") });
  await noteFailure("broken", at, 7, new Error("cannot reach a@b.vn"));
  expect(await listSchedules(at)).toEqual([
    { name: "broken", cron: "* * * * *", startedAt: at, ms: 7, report: null, failedAt: at, error: "cannot reach …@…", nextAt: new Date("2026-11-28T03:11:00Z") },
    { name: "hourly", cron: "0 * * * *", startedAt: at, ms: 12, report: { found: 0, done: 0, note: "not_today", nextAt: new Date("2026-11-30T00:00:00Z") }, failedAt: null, error: null, nextAt: new Date("2026-11-28T04:00:00Z") },
  ]);
  expect(await countFailed()).toBe(1);
  // The next look tells of it; the one after does not again.
  await gatherFailed(new Date(at.getTime() + 30_000));
  await gatherFailed(new Date(at.getTime() + 90_000));
  expect(await db().outboxMessage.count({ where: { topic: "mail.job_alert" } })).toBe(1);
});
