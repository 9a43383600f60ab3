import { afterAll, beforeAll, expect, it } from "vitest";
import { COMMUNE, createRegisterWorld, type RegisterWorld } from "../../../tests/factories/register";
import { createTestDatabase, type TestDatabase } from "../../../tests/setup/db";
import { historyOf } from "~/domain/audit/audit-queries.server";
import { readInspectionFilter, type InspectionForm } from "~/domain/inspections/inspection";
import { findInspection, listInspections } from "~/domain/inspections/inspection-queries.server";
import { readMarkFilter, type MarkForm } from "~/domain/inspections/mark-use";
import { findMarkUse, listMarkUsesOfProducer, listMarkUses } from "~/domain/inspections/mark-use-queries.server";
import { recordInspection } from "~/domain/inspections/record-inspection.server";
import { recordMarkUse } from "~/domain/inspections/record-mark-use.server";
import { newId } from "~/lib/id";
import { addDays, startOfDay, toDateColumn, type LocalDate } from "~/lib/local-date";
import { db, disconnect } from "~/platform/db/client.server";
import { changeRecord } from "./change-records.server";
import { inspectionTable, markTable } from "./desk-queries.server";

let database: TestDatabase;
let world: RegisterWorld;
let certificate: string;
const NUMBER = `20-${COMMUNE}-01-2026`;
const today = "2026-11-25" as LocalDate;
const at = new Date(startOfDay(today).getTime() + 10 * 3_600_000);

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createRegisterWorld(database.url);
  const decisionId = newId();
  await db().decision.create({ data: { id: decisionId, authority: "UBND tỉnh Lạng Sơn", number: "9/QĐ-UBND", year: 2026, issuedOn: toDateColumn("2026-06-30" as LocalDate), level: "province" } });
  certificate = newId();
  await db().certificate.create({
    data: {
      id: certificate, number: NUMBER, decisionId, producerId: world.producer, productName: "Mật ong hoa nhãn", setNo: 4, communeCode: COMMUNE, stars: 4, score: "80", legalBasis: "26/2026/QĐ-TTg",
      level: "province", issuedOn: toDateColumn("2026-06-30" as LocalDate), expiresOn: toDateColumn("2029-06-30" as LocalDate), updatedAt: at,
    },
  });
});
afterAll(async () => {
  await disconnect();
  await database.close();
});

const inspection = (change: Partial<InspectionForm> = {}): InspectionForm => ({
  certificate: NUMBER, producerId: "", kind: "surprise", inspectedOn: addDays(today, -5), inspectors: "Nông Thị Hạnh", minutesNo: "31/BB-KT",
  findings: "Tem mờ", result: "to_correct", followUpBy: addDays(today, 10), ...change,
});
const mark = (change: Partial<MarkForm> = {}): MarkForm => ({ certificate: NUMBER, surface: "packaging", description: "Thùng 5 kg", quantity: "12.000", usedFrom: "2026-07-15", usedTo: "", ...change });
const change = (id: string, fields: Record<string, string>) => changeRecord({ id, form: new Map(Object.entries(fields)), userId: world.officer, locale: "vi", at });

it("names every field that is wrong, and writes nothing", async () => {
  const record = (form: InspectionForm) => recordInspection({ form, userId: world.officer, at });
  expect(await record(inspection({ certificate: "20-99999-01-2026" }))).toEqual({ ok: false, error: { certificate: "unknown_certificate" } });
  expect(await record(inspection({ producerId: world.otherProducer }))).toEqual({ ok: false, error: { producerId: "other_producer" } });
  expect(await record(inspection({ certificate: "", producerId: newId() }))).toEqual({ ok: false, error: { producerId: "unknown" } });
  expect(await record(inspection({ kind: "secret", inspectedOn: addDays(today, 1), inspectors: " \0", findings: "x".repeat(4_001), result: "passed" }))).toEqual({
    ok: false, error: { kind: "unknown", inspectedOn: "in_future", inspectors: "missing", findings: "too_long", followUpBy: "deadline_unneeded" },
  });
  expect(await record(inspection({ followUpBy: "" }))).toEqual({ ok: false, error: { followUpBy: "no_deadline" } });
  expect(await record(inspection({ followUpBy: addDays(today, -6) }))).toEqual({ ok: false, error: { followUpBy: "before_start" } });
  const use = (form: MarkForm) => recordMarkUse({ form, userId: world.officer, at });
  expect(await use(mark({ quantity: "0", usedTo: "2026-07-01" }))).toEqual({ ok: false, error: { quantity: "whole_number", usedTo: "before_start" } });
  expect(await use(mark({ usedFrom: "2026-06-29" }))).toEqual({ ok: false, error: { usedFrom: "not_in_force" } });
  // A producer speaks for its own certificates; another's is as if it were not there.
  expect(await recordMarkUse({ form: mark(), ownProducerId: world.otherProducer, userId: world.officer, at })).toEqual({ ok: false, error: { certificate: "unknown_certificate" } });
  expect([await db().inspection.count(), await db().markUse.count()]).toEqual([0, 0]);
});

it("a form sent twice is written once, with one row of the trail", async () => {
  const key = newId();
  const press = () => recordInspection({ form: inspection(), key, userId: world.officer, at });
  expect(await Promise.all([press(), press()])).toEqual([{ ok: true, value: { id: key } }, { ok: true, value: { id: key } }]);
  expect(await historyOf("inspection", [key])).toHaveLength(1);
  await db().inspection.delete({ where: { id: key } });
  const use = newId();
  const again = () => recordMarkUse({ form: mark(), key: use, ownProducerId: world.producer, userId: world.officer, at });
  expect([await again(), await again()]).toEqual([{ ok: true, value: { id: use } }, { ok: true, value: { id: use } }]);
  expect(await historyOf("mark_use", [use])).toHaveLength(1);
  await db().markUse.delete({ where: { id: use } });
});

it("an inspection is found by what it says, put right once, and its trail is kept", async () => {
  const result = await recordInspection({ form: inspection(), userId: world.officer, at });
  const id = result.ok ? result.value.id : "";
  const find = async (query: Record<string, string>, when = at) => (await listInspections(readInspectionFilter(new URLSearchParams(query)), when)).rows.map((row) => row.id);
  expect(await find({ q: "tem mo" })).toEqual([id]);
  expect(await find({ follow: "open", kind: "surprise", result: "to_correct", year: "2026" })).toEqual([id]);
  expect(await find({ follow: "overdue" })).toEqual([]);
  expect(await find({ follow: "overdue" }, startOfDay(addDays(today, 11)))).toEqual([id]);
  const { seen = "" } = (await findInspection(id, at)) ?? {};
  expect(await change(id, { intent: "follow_up", seen, on: addDays(today, -6), note: "Đã in lại" })).toMatchObject({ status: 422 });
  expect(await change(id, { intent: "follow_up", seen: new Date(0).toISOString(), on: today, note: "Đã in lại" })).toMatchObject({ status: 409 });
  expect(await change(id, { intent: "follow_up", seen, on: today, note: "Đã in lại" })).toEqual({ done: "follow_up" });
  expect(await change(id, { intent: "follow_up", seen, on: today, note: "Lần nữa" })).toMatchObject({ status: 409 });
  expect(await findInspection(id, at)).toMatchObject({ followUp: "done", followUpNote: "Đã in lại" });
  expect((await historyOf("inspection", [id])).map(({ action, actorUserId }) => [action, actorUserId])).toEqual([["inspection.followed_up", world.officer], ["inspection.recorded", world.officer]]);
  expect((await inspectionTable(new URLSearchParams("q=tem+mo"), "vi", at)).rows).toMatchObject([{ number: NUMBER, result: "Phải khắc phục", followedUpOn: today }]);
});

it("a use of the mark ends, is misused, and leads to revocation", async () => {
  const result = await recordMarkUse({ form: mark(), ownProducerId: world.producer, userId: world.officer, at });
  const id = result.ok ? result.value.id : "";
  expect((await listMarkUsesOfProducer(world.producer, at)).map((row) => row.id)).toEqual([id]);
  expect(await listMarkUsesOfProducer(world.otherProducer, at)).toEqual([]);
  const seen = async () => (await findMarkUse(id, at))?.seen ?? "";
  const find = async (state: string, when = at) => (await listMarkUses(readMarkFilter(new URLSearchParams({ state })), when)).rows.map((row) => row.id);
  expect(await findMarkUse(id, at)).toMatchObject({ quantity: 12_000, state: "now" });
  expect(await find("lapsed", startOfDay("2029-07-01" as LocalDate))).toEqual([id]);
  const old = await seen();
  expect(await change(id, { intent: "misuse", seen: old, on: today, misuse: "In 5 sao" })).toEqual({ done: "misuse" });
  expect(await change(id, { intent: "end", seen: old, on: today })).toMatchObject({ status: 409 });
  expect(await change(id, { intent: "end", seen: await seen(), on: "2026-07-14" })).toMatchObject({ status: 422 });
  expect(await change(id, { intent: "end", seen: await seen(), on: today })).toEqual({ done: "end" });
  expect(await find("misuse")).toEqual([id]);
  expect((await markTable(new URLSearchParams(), "en", at)).rows).toMatchObject([{ surface: "Packaging", misuse: "In 5 sao", to: today }]);
  const use = await findMarkUse(id, at);
  const revoke = { intent: "revoke", certificate, seen: use?.certificate.seen ?? "", ground: "ocop_mark_misuse", note: "Dùng sai biểu trưng" };
  expect(await change(id, revoke)).toMatchObject({ status: 422 });
  expect(await change(id, { ...revoke, confirm: "yes" })).toEqual({ done: "revoke" });
  expect(await change(id, { ...revoke, confirm: "yes" })).toMatchObject({ status: 409 });
  expect(await db().certificate.findUnique({ where: { id: certificate } })).toMatchObject({ revocationReason: "ocop_mark_misuse" });
});

it("the database refuses records about somebody else's certificate", async () => {
  const row = { id: newId(), producerId: world.otherProducer, certificateId: certificate, surface: "label" as const, description: "x", usedFrom: toDateColumn(today) };
  await expect(db().markUse.create({ data: row })).rejects.toThrow(/another producer/);
});
