import { readFileSync } from "node:fs";
import type pg from "pg";
import { regularRound } from "~/domain/evaluation/deadlines";
import { addDays, type LocalDate } from "~/lib/local-date";
import { readScoreSheetFile, type ScoreSheetFile } from "~/domain/evaluation/score-sheet-file";
import type { ScoreSheet } from "~/domain/evaluation/score-sheet";
import { openStorage } from "~/platform/storage/storage.server";
import { scoreSheetFiles } from "../score-sheets";
import { insertRows, type Row } from "../session";
import { DossierRows, DEMO_PAPER, type DemoCertificate } from "./dossier-rows";
import { FILING, FINISHED_MOST, SCORING } from "./evaluation-plan";
import { communeOfficerId } from "./people";

/**
 * Three rounds for the demo: one that is over, whose certificates are those the register has from its decision, one being
 * scored, one that takes requests. Sheets are written in the order people would: open, filled in, submitted.
 */
export async function writeEvaluation(client: pg.Client, today: LocalDate, storageUrl: string, demoProducerId: string): Promise<void> {
  if (storageUrl !== "none") await openStorage(storageUrl).put(DEMO_PAPER.storageName, DEMO_PAPER.bytes);
  const sheets = sheetsOn(today);
  const rows = new DossierRows(sheets, today);
  const year = Number(today.slice(0, 4));
  const decided = await lastDecision(client, today);
  if (decided.length > 0) {
    const issuedOn = decided[0]?.issuedOn ?? today;
    const round = rows.round({ key: "finished", year: Number(issuedOn.slice(0, 4)), no: 1, state: "published", opensOn: addDays(issuedOn, -70), closesOn: addDays(issuedOn, -40), decideBy: addDays(issuedOn, 5), decisionId: decided[0]?.decisionId ?? null, on: issuedOn });
    for (const certificate of decided) rows.finished(round, certificate);
  }
  const candidates = await renewals(client, today, SCORING.length + FILING.length - 1, demoProducerId);
  const scoring = rows.round({ key: "scoring", year, no: 2, state: "scoring", opensOn: addDays(today, -75), closesOn: addDays(today, -20), decideBy: addDays(today, 35), decisionId: null, on: addDays(today, -10) });
  SCORING.forEach((planned, index) => {
    const certificate = candidates[index];
    if (certificate) rows.planned(scoring, certificate, planned, addDays(today, -40 + index));
  });
  const next = regularRound("province", year + 1, 1, today);
  const filing = rows.round({ key: "filing", year: year + 1, no: 1, state: "filing", opensOn: addDays(today, -12), closesOn: next?.closesOn ?? addDays(today, 120), decideBy: next?.decideBy ?? addDays(today, 180), decisionId: null, on: addDays(today, -12) });
  // The first, a draft, is the demo producer's own.
  const own = await certificateOf(client, today, demoProducerId);
  FILING.forEach((planned, index) => {
    const certificate = index === 0 ? own : candidates[SCORING.length + index - 1];
    if (certificate) rows.planned(filing, certificate, planned, addDays(today, -9 + index));
  });
  // The demo's producer files with its own commune, so the demo's officer has to be of it too.
  const home = await client.query<{ code: string }>("SELECT commune_code AS code FROM producer WHERE id = $1", [demoProducerId]);
  const communes = [...new Set([...candidates.slice(SCORING.length).map(({ communeCode }) => communeCode), ...home.rows.map(({ code }) => code)])];
  await insertRows(client, "commune_officer", communes.map((code) => ({ user_id: communeOfficerId, commune_code: code })), "DO NOTHING");
  await write(client, rows);
}

async function write(client: pg.Client, rows: DossierRows): Promise<void> {
  for (const table of ["evaluation_round", "council_member", "council_interest", "dossier", "dossier_self_mark", "dossier_evidence", "commune_review", "council_sheet", "council_mark"] as const) {
    await insertRows(client, table, rows.of(table));
  }
  const json = (list: readonly Row[]) => JSON.stringify(list);
  await client.query(
    `UPDATE council_sheet AS s SET state = 'submitted', submitted_at = given.at, comment = given.comment FROM jsonb_to_recordset($1::jsonb) AS given (dossier uuid, member uuid, at timestamptz, comment text)
     WHERE s.dossier_id = given.dossier AND s.user_id = given.member`, [json(rows.submissions)]);
  await client.query(
    `UPDATE dossier AS d SET state = given.state::dossier_state FROM jsonb_to_recordset($1::jsonb) AS given (dossier uuid, state text) WHERE d.id = given.dossier`, [json(rows.outcomes)]);
  await client.query(
    `UPDATE certificate AS c SET score = given.score FROM jsonb_to_recordset($1::jsonb) AS given (certificate uuid, score numeric) WHERE c.id = given.certificate`, [json(rows.scores)]);
  await insertRows(client, "dossier_result", rows.of("dossier_result"));
}

/** A certificate of the demo producer's that holds, of the most stars: one more is wished for. */
async function certificateOf(client: pg.Client, today: LocalDate, producerId: string): Promise<DemoCertificate | undefined> {
  const { rows } = await client.query<DemoCertificate>(
    `SELECT ${COLUMNS}, NULL::uuid AS renews FROM certificate AS c JOIN certificate_link AS l ON l.certificate_id = c.id AND l.unlinked_at IS NULL JOIN product AS p ON p.id = l.product_id
     WHERE c.revoked_at IS NULL AND c.expires_on > $1::date AND c.producer_id = $2 ORDER BY c.stars DESC, c.expires_on DESC, c.number LIMIT 1`, [today, producerId]);
  return rows[0];
}

function sheetsOn(today: LocalDate): Map<number, ScoreSheet> {
  const files = scoreSheetFiles.map((file) => JSON.parse(readFileSync(file, "utf8")) as ScoreSheetFile);
  const inForce = files.filter(({ validFrom, validTo }) => validFrom <= today && (validTo === null || validTo > today));
  return new Map(inForce.flatMap(readScoreSheetFile).map((sheet) => [sheet.setNo, sheet]));
}

const COLUMNS = `c.id, c.number, c.producer_id AS "producerId", c.product_name AS "productName", c.set_no AS "setNo", c.commune_code AS "communeCode", c.stars,
  c.score::float AS score, c.decision_id AS "decisionId", c.issued_on::text AS "issuedOn", l.product_id AS "productId", p.slug, p.description ->> 'vi' AS story`;

/** The certificates of the last decision under today's rules, and the one each of them renewed. */
async function lastDecision(client: pg.Client, today: LocalDate): Promise<DemoCertificate[]> {
  const { rows } = await client.query<DemoCertificate>(
    `WITH last AS (SELECT decision_id FROM certificate WHERE issued_on BETWEEN '2026-05-22' AND $1::date - 20 AND level = 'province' AND revoked_at IS NULL
       GROUP BY decision_id, issued_on ORDER BY count(*) >= 4 DESC, issued_on DESC LIMIT 1)
     SELECT ${COLUMNS}, old.id AS renews FROM last JOIN certificate AS c USING (decision_id) JOIN certificate_link AS l ON l.certificate_id = c.id JOIN product AS p ON p.id = l.product_id
     LEFT JOIN LATERAL (SELECT o.id FROM certificate_link AS ol JOIN certificate AS o ON o.id = ol.certificate_id WHERE ol.product_id = l.product_id AND o.issued_on < c.issued_on ORDER BY o.issued_on DESC LIMIT 1) AS old ON true
     WHERE c.level = 'province' AND c.revoked_at IS NULL ORDER BY c.number LIMIT $2`, [today, FINISHED_MOST]);
  return rows;
}

/** Certificates whose renewal is due, then those that have lapsed: what a round is made of. */
async function renewals(client: pg.Client, today: LocalDate, most: number, demoProducerId: string): Promise<DemoCertificate[]> {
  const { rows } = await client.query<DemoCertificate>(
    `SELECT ${COLUMNS}, NULL::uuid AS renews FROM certificate AS c JOIN certificate_link AS l ON l.certificate_id = c.id AND l.unlinked_at IS NULL JOIN product AS p ON p.id = l.product_id
     WHERE c.revoked_at IS NULL AND c.expires_on BETWEEN $1::date - 700 AND $1::date + 175
       AND c.producer_id <> $3 ORDER BY c.expires_on < $1::date, CASE WHEN c.expires_on < $1::date THEN $1::date - c.expires_on ELSE c.expires_on - $1::date END, c.number LIMIT $2`, [today, most, demoProducerId]);
  return rows;
}

