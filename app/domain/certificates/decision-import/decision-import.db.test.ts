import { afterAll, beforeAll, expect, test } from "vitest";
import { cellName, createListProducers, goodRows, listXlsx, plant, twentyFaults, type ListProducer } from "../../../../tests/factories/decision-list";
import { createRegisterWorld, type RegisterWorld } from "../../../../tests/factories/register";
import { createTestDatabase, type TestDatabase } from "../../../../tests/setup/db";
import type { Actor } from "~/domain/audit/audit";
import { db, disconnect } from "~/platform/db/client.server";
import { columnName } from "~/platform/spreadsheet/sheet";
import { createCertificate } from "../save-certificate.server";
import { linkCertificate } from "../link-certificate.server";
import { applyImport, requestImport } from "./apply-import.server";
import { checkImport } from "./import-check.server";
import { loadImport } from "./import-record.server";
import { mapImport } from "./map-import.server";
import { createImport, openDecisionFile } from "./start-import.server";
import { undoImport } from "./undo-import.server";

const AT = new Date("2026-11-20T03:00:00Z");
const TAKEN = "20-06463-99-2026";
let database: TestDatabase;
let world: RegisterWorld;
let producers: ListProducer[];
let officer: Actor;

beforeAll(async () => {
  database = await createTestDatabase();
  process.env["SESSION_SECRET"] ??= "a secret for tests only, never for a shop";
  world = await createRegisterWorld(database.url);
  producers = await createListProducers(40);
  officer = { kind: "user", userId: world.officer };
  const form = {
    decisionId: "", decisionAuthority: "UBND tỉnh Lạng Sơn", decisionNumber: "11/QĐ-UBND", decisionDate: "2026-09-01", number: TAKEN, productName: "Sản phẩm khác",
    producerId: world.producer, setNo: "4", communeCode: "06463", stars: "3", score: "60", issuedOn: "2026-09-01", legalBasis: "",
  };
  const registered = await createCertificate({ form, actor: officer, at: AT });
  if (!registered.ok) throw new Error("the number could not be registered");
});
afterAll(async () => {
  await disconnect();
  await database.close();
});

async function opened(bytes: Uint8Array) {
  const file = await openDecisionFile(bytes);
  if (!file.ok) throw new Error(JSON.stringify(file.error));
  return file.value;
}

/** A file taken through all steps up to the background job. */
async function handedOver(bytes: Uint8Array, at = AT): Promise<string> {
  const file = await opened(bytes);
  const id = await createImport(db(), file, { fileName: "ds.xlsx", actor: officer, at, state: "uploaded" });
  expect(await mapImport({ id, columns: Object.entries(file.mapping), facts: file.facts, at })).toMatchObject({ ok: true });
  expect(await requestImport({ id, confirmed: true, actor: officer })).toMatchObject({ ok: true });
  return id;
}

test("235 rows with 20 planted faults: exactly those, each at its cell, and nothing can be written", async () => {
  const good = goodRows(235, producers);
  const faults = twentyFaults(good, TAKEN);
  const file = await opened(await listXlsx(plant(good, faults)));
  expect(file.facts).toEqual({ authority: "UBND tỉnh Lạng Sơn", number: "2865/QĐ-UBND", date: "2026-11-12", level: "" });
  const check = await checkImport(db(), file);
  expect(check.rows).toHaveLength(235);
  const found = check.rows.flatMap(({ line, problems }) => problems.map(({ column, kind }) => `${columnName(column ?? 0)}${line} ${kind}`));
  expect(found.sort()).toEqual(faults.map((fault) => `${cellName(fault)} ${fault.kind}`).sort());
  expect(check).toMatchObject({ factProblems: [], newCount: 215, unchangedCount: 0, problemCount: 20, similarCount: 0 });

  const before = await db().certificate.count();
  const id = await createImport(db(), file, { fileName: "ds.xlsx", actor: officer, at: AT, state: "uploaded" });
  await mapImport({ id, columns: Object.entries(file.mapping), facts: file.facts, at: AT });
  expect(await requestImport({ id, confirmed: true, actor: officer })).toMatchObject({ ok: false, error: { kind: "problems" } });
  expect(await applyImport({ id, confirmed: true, actor: officer, at: AT })).toMatchObject({ ok: false, error: { kind: "closed" } });
  expect(await db().certificate.count()).toBe(before);
});

test("a list is written once, recognised the second time, and taken back with its decision", async () => {
  const bytes = await listXlsx(goodRows(60, producers));
  const before = await db().certificate.count();
  const id = await handedOver(bytes);
  expect(await applyImport({ id, confirmed: true, actor: officer, at: AT })).toEqual({ ok: true, value: { created: 60, unchanged: 0 } });
  expect(await db().certificate.count()).toBe(before + 60);
  const one = await db().certificate.findUniqueOrThrow({ where: { number: "20-06001-03-2026" }, include: { decision: true } });
  expect(one).toMatchObject({ communeCode: "06184", setNo: 4, stars: 3, legalBasis: "26/2026/QĐ-TTg", level: "province", decision: { number: "2865/QĐ-UBND", level: "province" } });
  expect(one.issuedOn.toISOString()).toBe("2026-11-12T00:00:00.000Z");
  expect(await db().auditEntry.count({ where: { action: "certificate.created", after: { path: ["import"], equals: id } } })).toBe(60);
  expect(await applyImport({ id, confirmed: true, actor: officer, at: AT })).toMatchObject({ ok: false, error: { kind: "closed" } });

  const again = await checkImport(db(), await opened(bytes));
  expect(again).toMatchObject({ newCount: 0, unchangedCount: 60, problemCount: 0 });

  expect(await undoImport({ id, reason: " ", actor: officer, at: AT })).toEqual({ ok: false, error: { kind: "reason_missing" } });
  expect(await undoImport({ id, reason: "Nhầm danh sách", actor: officer, at: AT })).toEqual({ ok: true, value: { removed: 60 } });
  expect(await db().certificate.count()).toBe(before);
  expect(await db().decision.count({ where: { number: "2865/QĐ-UBND" } })).toBe(0);
  expect(await db().auditEntry.count({ where: { action: { in: ["certificate.removed", "import.undone"] }, reason: "Nhầm danh sách" } })).toBe(61);
  expect(await undoImport({ id, reason: "Nữa", actor: officer, at: AT })).toEqual({ ok: false, error: { kind: "closed" } });
});

test("what has been linked since cannot be taken back, and nothing of the import is", async () => {
  const [row] = goodRows(1, producers);
  if (!row) throw new Error("no row");
  const mine = [row.with(3, "HTX htx-chi-lang").with(4, null), ...goodRows(3, producers).slice(1)];
  const id = await handedOver(await listXlsx(mine));
  expect((await applyImport({ id, confirmed: true, actor: officer, at: AT })).ok).toBe(true);
  const certificate = await db().certificate.findUniqueOrThrow({ where: { number: String(row[1]) } });
  expect(await linkCertificate({ id: certificate.id, seen: certificate.updatedAt.toISOString(), slug: world.honey, reason: "Đúng sản phẩm", actor: officer, at: AT })).toMatchObject({ ok: true });
  expect(await undoImport({ id, reason: "Nhầm", actor: officer, at: AT })).toEqual({ ok: false, error: { kind: "touched", count: 1, obstacles: [{ number: row[1], why: "linked" }] } });
  expect(await db().decisionImportRow.count({ where: { importId: id } })).toBe(3);
  expect(await db().decisionImport.findUnique({ where: { id } })).toMatchObject({ state: "applied", undoneAt: null });
});

test("a certificate that another record speaks of keeps its import", async () => {
  const id = await handedOver(await listXlsx(goodRows(2, producers).map((row, index) => row.with(1, `20-06700-${index + 1}-2026`))));
  expect((await applyImport({ id, confirmed: true, actor: officer, at: AT })).ok).toBe(true);
  await db().$executeRaw`CREATE TABLE paper (certificate_id uuid REFERENCES certificate (id))`;
  await db().$executeRaw`INSERT INTO paper SELECT id FROM certificate WHERE number = '20-06700-2-2026'`;
  expect(await undoImport({ id, reason: "Nhầm", actor: officer, at: AT })).toEqual({ ok: false, error: { kind: "in_use" } });
  expect(await db().certificate.count({ where: { importRow: { importId: id } } })).toBe(2);
});

test("a number registered between the check and the writing sends the file back", async () => {
  const rows = goodRows(8, producers).map((row, index) => row.with(1, `20-06500-${index + 1}-2026`));
  const id = await handedOver(await listXlsx(rows));
  const other = await handedOver(await listXlsx([rows[2]!.with(2, "Tên khác hẳn")]));
  expect((await applyImport({ id: other, confirmed: true, actor: officer, at: AT })).ok).toBe(true);
  expect(await applyImport({ id, confirmed: true, actor: officer, at: AT })).toMatchObject({ ok: false, error: { kind: "problems" } });
  expect(await db().certificate.count({ where: { number: { startsWith: "20-06500-" } } })).toBe(1);
  expect((await loadImport(db(), id))?.state).toBe("mapped");
});

test("a producer found by likeness must be confirmed; columns chosen once are remembered for the same headings", async () => {
  const rows = goodRows(2, producers).map((row, index) => row.with(1, `20-06600-${index + 1}-2026`).with(4, null).with(3, "Hợp tác xã HTX Mẫu Sonn"));
  const bytes = await listXlsx(rows, (sheet) => {
    sheet.getCell("C5").value = "Cột tên lạ";
  });
  const file = await opened(bytes);
  expect(file.mapping.productName).toBeUndefined();
  const id = await createImport(db(), file, { fileName: "x.xlsx", actor: officer, at: AT, state: "uploaded" });
  expect(await mapImport({ id, columns: Object.entries(file.mapping), facts: file.facts, at: AT })).toMatchObject({ ok: false, error: { kind: "columns", missing: ["productName"] } });
  expect(await mapImport({ id, columns: Object.entries({ ...file.mapping, productName: 3 }), facts: file.facts, at: AT })).toMatchObject({ ok: true });
  expect(await opened(bytes)).toMatchObject({ remembered: true, mapping: { productName: 3 } });
  const check = await checkImport(db(), (await loadImport(db(), id))!);
  expect(check).toMatchObject({ problemCount: 0, similarCount: 2 });
  expect(await requestImport({ id, confirmed: false, actor: officer })).toEqual({ ok: false, error: { kind: "unconfirmed" } });
  expect(await requestImport({ id, confirmed: true, actor: officer })).toMatchObject({ ok: true });
});

test("5,000 rows are read, checked and written, the progress beside the transaction", async () => {
  const bytes = await listXlsx(goodRows(5_000, producers).map((row, index) => row.with(1, `20-${10_000 + Math.floor(index / 900)}-${(index % 900) + 1}-2026`)));

  const file = await opened(bytes);

  const check = await checkImport(db(), file);

  expect(check).toMatchObject({ newCount: 5_000, problemCount: 0 });
  const id = await createImport(db(), file, { fileName: "ds.xlsx", actor: officer, at: AT, state: "applying" });

  expect(await applyImport({ id, confirmed: true, actor: officer, at: AT })).toEqual({ ok: true, value: { created: 5_000, unchanged: 0 } });
  expect(await db().decisionImport.findUnique({ where: { id }, select: { doneCount: true, rowCount: true } })).toEqual({ doneCount: 5_000, rowCount: 5_000 });
}, 120_000);
