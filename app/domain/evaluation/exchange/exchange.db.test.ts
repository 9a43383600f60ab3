import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { acceptedDossier, createEvaluationWorld, fillSheet, fullDossier, must, NOW, openRound, type EvaluationWorld } from "../../../../tests/factories/evaluation";
import { createTestDatabase, type TestDatabase } from "../../../../tests/setup/db";
import { newId } from "~/lib/id";
import { db, disconnect } from "~/platform/db/client.server";
import { writeXlsx } from "~/platform/spreadsheet/write-xlsx.server";
import { addEvidence } from "../add-evidence.server";
import { startScoring } from "../advance-round.server";
import { concludeDossier } from "../conclude-dossier.server";
import { submitSheet } from "../score-dossier.server";
import type { DossiersFile, ResultsFile } from "./exchange-format.server";
import { exportDossier } from "./export-dossiers.server";
import { exportRoundResults } from "./export-results.server";
import { applyExchange, lookAtExchange } from "./import-exchange.server";
import { resultsTable } from "./results-table";

let database: TestDatabase;
let world: EvaluationWorld;
const at = NOW;
const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const counts = async () => [await db().dossier.count(), await db().dossierEvidence.count(), await db().dossierSelfMark.count(), await db().dossierResult.count(), await db().certificate.count(), await db().auditEntry.count()];

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createEvaluationWorld(database.url);
});
afterAll(async () => {
  await disconnect();
  await database.close();
});

async function exported(): Promise<DossiersFile> {
  const { id } = await fullDossier(world, `Mật ong ${newId().slice(-6)}`);
  must(await addEvidence({ id, draft: { code: "4.1", kind: "market", title: "Hợp đồng", source: { bytes: new TextEncoder().encode("%PDF-1.7 hợp đồng") } }, user: world.farmer, at }));
  return (await exportDossier(id, world.farmer))?.file ?? expect.fail("no export");
}

/** The same dossier under ids of its own: as it would come from elsewhere. */
function elsewhere(file: DossiersFile): DossiersFile {
  return { ...file, dossiers: file.dossiers.map((one) => ({ ...one, id: newId(), papers: one.papers.map((paper) => ({ ...paper, id: newId() })) })) };
}

describe("dossiers", () => {
  it("exported and taken in again change nothing", async () => {
    const file = await exported();
    const before = await counts();
    expect((await lookAtExchange(bytesOf(file), at)).check).toEqual({ kind: "dossiers", problems: [], changes: [], unchanged: 1 });
    expect(await counts()).toEqual(before);
  });

  it("from elsewhere become drafts that say the same, files included", async () => {
    const file = elsewhere(await exported());
    const { id, check } = await lookAtExchange(bytesOf(file), at);
    expect(check).toMatchObject({ problems: [], unchanged: 0, changes: [{ what: "new_dossier" }] });
    expect(await applyExchange({ id, user: world.farmer, at })).toMatchObject({ ok: false });
    must(await applyExchange({ id, user: world.staff, at }));
    const again = await exportDossier(file.dossiers[0]?.id ?? "", world.farmer);
    const sorted = (one: DossiersFile | undefined) => one?.dossiers.map(({ papers, ...rest }) => ({ ...rest, papers: papers.toSorted((a, b) => a.id.localeCompare(b.id)) }));
    expect(sorted(again?.file)).toEqual(sorted(file));
    expect(await db().auditEntry.count({ where: { action: "dossier.imported" } })).toBe(1);
    // Taken in twice it is there already.
    expect((await lookAtExchange(bytesOf(file), at)).check).toMatchObject({ problems: [], changes: [], unchanged: 1 });
  });

  it("with anything wrong are refused whole, every problem at its place", async () => {
    const [good, bad] = [elsewhere(await exported()), elsewhere(await exported())];
    const [one] = bad.dossiers;
    if (!one) return expect.fail("no dossier");
    const paper = one.papers.find(({ file }) => file !== null);
    const broken = {
      ...one, producer: { taxCode: "0000000000", legalName: "Không có" }, sheet: "QD26-01",
      marks: [{ code: "9.9", ordinal: 1, points: 7, note: null }],
      papers: [{ ...paper, file: { ...paper?.file, data: Buffer.from("%PDF-1.7 khác").toString("base64") } }],
    };
    const before = await counts();
    const { check, id } = await lookAtExchange(bytesOf({ ...good, dossiers: [...good.dossiers, broken] }), at);
    expect(check.problems.map(({ place, kind }) => [place, kind])).toEqual([
      ["dossiers[1].producer.taxCode", "unknown_producer"], ["dossiers[1].sheet", "unknown_sheet"], ["dossiers[1].marks[0]", "unknown_option"],
      ["dossiers[1].papers[0].criterion", "unknown_option"], ["dossiers[1].papers[0].file", "file_differs"],
    ].filter(([place]) => place !== "dossiers[1].papers[0].criterion"));
    expect(await applyExchange({ id, user: world.staff, at })).toMatchObject({ ok: false });
    expect(await counts()).toEqual(before);
  });

  it("that differ from what is here are refused", async () => {
    const file = await exported();
    const changed = { ...file, dossiers: file.dossiers.map((one) => ({ ...one, story: `${one.story} khác` })) };
    expect((await lookAtExchange(bytesOf(changed), at)).check.problems).toMatchObject([{ place: "dossiers[0]", kind: "differs" }]);
  });

  it.each([
    ["no JSON", Buffer.from("{ nope"), "not_json"], ["another format", bytesOf({ format: "x" }), "format"],
    ["a wrong shape", bytesOf({ format: "ocop-dossiers", version: 1, dossiers: [{ id: 5 }] }), "shape"],
    ["an old workbook", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), "not_read"],
  ])("%s is a sentence", async (_name, bytes, kind) => {
    expect((await lookAtExchange(bytes, at)).check.problems[0]?.kind).toBe(kind);
  });
});

// A council of four is seated and votes in each, and workbooks are opened in a thread of their own.
describe("results", { timeout: 180_000 }, () => {
  /** A round with a product that is with the ministry. */
  async function referred(): Promise<{ round: string; id: string; file: ResultsFile }> {
    const round = await openRound(world);
    const { id, sheet } = await acceptedDossier(world, `Mật ong ${newId().slice(-6)}`);
    must(await startScoring({ id: round, user: world.secretary, at }));
    for (const member of [world.chair, ...world.members]) {
      await fillSheet(sheet, id, member);
      must(await submitSheet({ dossierId: id, user: member, at }));
    }
    must(await concludeDossier({ dossierId: id, note: "", user: world.chair, at }));
    expect((await db().dossier.findUniqueOrThrow({ where: { id } })).state).toBe("referred_to_ministry");
    return { round, id, file: (await exportRoundResults(round))?.file ?? expect.fail("no results") };
  }
  const decision = (number: string) => ({ authority: "Bộ Nông nghiệp và Môi trường", number, issuedOn: "2026-11-25" });
  const withResult = (file: ResultsFile, number: string) => ({ ...file, results: file.results.map((one) => ({ ...one, score: "91.25", stars: 5, decision: decision(number) })) });

  it("exported and taken in again change nothing, as JSON and as XLSX", async () => {
    const { file } = await referred();
    const before = await counts();
    expect((await lookAtExchange(bytesOf(file), at)).check).toEqual({ kind: "results", problems: [], changes: [], unchanged: 1 });
    expect((await lookAtExchange(await writeXlsx(resultsTable("Kết quả", file.results)), at)).check).toEqual({ kind: "results", problems: [], changes: [], unchanged: 1 });
    expect(await counts()).toEqual(before);
  });

  it.each(["json", "xlsx"])("of the ministry certify five stars, from %s, once", async (format) => {
    const { round, id, file } = await referred();
    const given = withResult(file, format === "json" ? "5001/QĐ-BNNMT" : "5002/QĐ-BNNMT");
    const bytes = format === "json" ? bytesOf(given) : await writeXlsx(resultsTable("Kết quả", given.results));
    const looked = await lookAtExchange(bytes, at);
    expect(looked.check).toMatchObject({ problems: [], changes: [{ what: "result" }] });
    must(await applyExchange({ id: looked.id, user: world.staff, at }));
    expect(await db().dossier.findUniqueOrThrow({ where: { id }, include: { result: true } })).toMatchObject({ state: "certified", result: { stars: 5, level: "ministry" } });
    const again = (await exportRoundResults(round))?.file.results[0];
    expect(again).toMatchObject({ score: "91.25", stars: 5, decision: { number: given.results[0]?.decision.number } });
    const before = await counts();
    expect(must(await applyExchange({ id: looked.id, user: world.staff, at }))).toMatchObject({ changes: [], unchanged: 1 });
    expect(await counts()).toEqual(before);
  });

  it("fall together: one that cannot be written keeps the others from it", async () => {
    const [one, two] = [await referred(), await referred()];
    const results = [...withResult(one.file, "5003/QĐ-BNNMT").results, ...withResult(two.file, "5003/QĐ-BNNMT").results.map((result) => ({ ...result, score: "88.00" }))];
    const before = await counts();
    const looked = await lookAtExchange(await writeXlsx(resultsTable("Kết quả", results)), at);
    expect(looked.check.problems).toEqual([{ place: "I3", kind: "stars", found: "5" }]);
    expect(await applyExchange({ id: looked.id, user: world.staff, at })).toMatchObject({ ok: false });
    expect(await counts()).toEqual(before);
  });

  it("of unknown or repeated dossiers, without their columns, without a decision are named", async () => {
    const { file } = await referred();
    const [one] = withResult(file, "5004/QĐ-BNNMT").results;
    if (!one) return expect.fail("no result");
    const results = [{ ...one, dossier: newId() }, one, one, { ...one, dossier: null, receipt: "9/PĐK-20-06463-1999" }];
    expect((await lookAtExchange(bytesOf({ ...file, results }), at)).check.problems.map(({ place, kind }) => [place, kind])).toEqual([
      ["results[0].dossier", "unknown_dossier"], ["results[2].dossier", "twice"], ["results[3].receipt", "unknown_dossier"],
    ]);
    expect((await lookAtExchange(bytesOf({ ...file, results: [{ ...one, decision: null }] }), at)).check.problems.map(({ kind }) => kind)).toEqual(["decision", "decision", "decision"]);
    expect((await lookAtExchange(new TextEncoder().encode("Sản phẩm,Điểm\nMật ong,91\n"), at)).check.problems.map(({ kind }) => kind)).toEqual(["column_missing", "column_missing"]);
  });
});
