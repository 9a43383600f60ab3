import type { LoaderFunctionArgs } from "@remix-run/node";
import Papa from "papaparse";
import { afterAll, beforeAll, expect, it } from "vitest";
import { acceptedDossier, createEvaluationWorld, fillSheet, must, NOW, openRound, type EvaluationWorld } from "../../../tests/factories/evaluation";
import { createTestDatabase, type TestDatabase } from "../../../tests/setup/db";
import type { Acting } from "~/domain/evaluation/capacities.server";
import { openSession } from "~/domain/accounts/session.server";
import { concludeRound, startScoring } from "~/domain/evaluation/advance-round.server";
import { concludeDossier } from "~/domain/evaluation/conclude-dossier.server";
import { publishRound } from "~/domain/evaluation/publish-round.server";
import { hundredthsText } from "~/domain/evaluation/rating";
import { submitSheet } from "~/domain/evaluation/score-dossier.server";
import { readScoreSheets } from "~/domain/evaluation/score-sheet-queries.server";
import { recompute } from "~/domain/evaluation/sheets-table";
import { db, disconnect } from "~/platform/db/client.server";
import { sessionCookie } from "~/platform/http/cookies.server";
import { loader } from "./evaluation-file";

let database: TestDatabase;
let world: EvaluationWorld;
let round: string;
let sealed: string;
const at = NOW;

/** A round with three products scored differently, one of them still sealed; then published. */
beforeAll(async () => {
  database = await createTestDatabase();
  world = await createEvaluationWorld(database.url);
  round = await openRound(world);
  const dossiers = [];
  for (const name of ["Mật ong một", "Mật ong =hai", "Mật ong ba"]) dossiers.push(await acceptedDossier(world, name));
  must(await startScoring({ id: round, user: world.secretary, at }));
  const points: Record<string, number>[][] = [[{ "2.3": 1 }, { "2.3": 1, "5.1": 3 }, { "2.3": 1, "4.3": 3 }, { "2.3": 1, "4.3": 2 }], [{ "3.5": 1, "1.2": 0 }, { "3.5": 1 }, { "3.5": 1, "8": 3 }, { "3.5": 1, "6.1": 1 }]];
  for (const [index, { id, sheet }] of dossiers.entries()) {
    for (const [seat, member] of [world.chair, ...world.members].entries()) {
      await fillSheet(sheet, id, member, points[index]?.[seat]);
      if (index < 2 || seat < 3) must(await submitSheet({ dossierId: id, user: member, at }));
    }
  }
  sealed = dossiers[2]?.id ?? "";
});
afterAll(async () => {
  await disconnect();
  await database.close();
});

async function ask(user: Acting, file: string): Promise<Response> {
  const token = await openSession(db(), user, null, new Date());
  const cookie = (await sessionCookie.write(token)).split(";")[0] ?? "";
  const request = new Request(`http://localhost/quan-tri/danh-gia/dot/${round}/${file}`, { headers: { Cookie: cookie } });
  try {
    return await loader({ request, params: { id: round, file }, context: {} } as unknown as LoaderFunctionArgs);
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
}

async function readLines() {
  const text = await (await ask(world.secretary, "phieu-cham.csv")).text();
  const { data } = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ""), { header: true, skipEmptyLines: true });
  return data.map((row) => ({ dossier: row["ma_ho_so"] ?? "", product: row["san_pham"] ?? "", sheet: row["bo_phieu"] ?? "", seat: Number(row["so_phieu"]), code: row["tieu_chi"] ?? "", points: Number(row["diem"]) }));
}

it("only what is unsealed is exported", async () => {
  const lines = await readLines();
  expect(lines).toHaveLength(2 * 4 * 32);
  expect(lines.some(({ dossier }) => dossier === sealed)).toBe(false);
});

it("the published totals can be recomputed from the exported file", async () => {
  must(await submitSheet({ dossierId: sealed, user: world.members[2] as Acting, at }));
  const dossiers = await db().dossier.findMany({ where: { roundId: round }, select: { id: true } });
  for (const { id } of dossiers) must(await concludeDossier({ dossierId: id, note: "", user: world.chair, at }));
  must(await concludeRound({ id: round, user: world.chair, at }));
  must(await publishRound({ id: round, decision: { authority: "UBND tỉnh Lạng Sơn", number: "77/QĐ-UBND", issuedOn: "2026-11-25" }, user: world.staff, at }));
  const lines = await readLines();
  const recomputed = recompute(lines, await readScoreSheets(lines.map(({ sheet }) => sheet)));
  const published = await db().dossierResult.findMany({ where: { dossierId: { in: dossiers.map(({ id }) => id) } } });
  expect(published).toHaveLength(3);
  for (const { dossierId, mean, stars, band } of published) {
    const result = recomputed.get(dossierId);
    expect({ mean: result && hundredthsText(result.mean), stars: result?.stars, band: result?.band }).toEqual({ mean: mean.toFixed(2), stars, band });
  }
  const certificates = await db().certificate.findMany({ where: { decision: { number: "77/QĐ-UBND" } } });
  expect(certificates.map(({ score }) => score.toFixed(2)).sort()).toEqual(published.filter(({ certificateId }) => certificateId).map(({ mean }) => mean.toFixed(2)).sort());
});

it.each([["bien-ban.pdf", "application/pdf"], ["phu-luc.pdf", "application/pdf"], ["phu-luc.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"]])("%s is written", async (file, type) => {
  const answer = await ask(world.staff, file);
  expect([answer.status, answer.headers.get("Content-Type"), answer.headers.get("Cache-Control")]).toEqual([200, type, "private, no-store"]);
  expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(3_000);
});

it("is nothing to others", async () => {
  expect((await ask(world.communeOfficer, "phu-luc.pdf")).status).toBe(404);
  expect((await ask(world.farmer, "phu-luc.pdf")).status).toBe(403);
  expect((await ask(world.staff, "constructor")).status).toBe(404);
});
