import { readdirSync, readFileSync } from "node:fs";
import type pg from "pg";
import { sheetFaults } from "~/domain/evaluation/score-sheet";
import { readScoreSheetFile, type ScoreSheetFile } from "~/domain/evaluation/score-sheet-file";
import { insertRows, updateFrom } from "./session";

const folder = new URL("../data/score-sheets/", import.meta.url);

/** The files of score sheets, one a decision. */
export const scoreSheetFiles: URL[] = readdirSync(folder).filter((name) => name.endsWith(".json")).sort().map((name) => new URL(name, folder));

/**
 * Brings the score sheets up to date with their files. What was scored by them stays: an option in use can neither
 * change its points nor go.
 * @throws Error that names every fault of a sheet
 */
export async function writeScoreSheets(client: pg.Client): Promise<void> {
  const files = scoreSheetFiles.map((file) => JSON.parse(readFileSync(file, "utf8")) as ScoreSheetFile)
    .sort((a, b) => a.validFrom.localeCompare(b.validFrom));
  const sheets = files.flatMap((file) => readScoreSheetFile(file).map((sheet) => ({ ...sheet, validFrom: file.validFrom, validTo: file.validTo })));
  const faults = sheets.flatMap(sheetFaults);
  if (faults.length > 0) throw new Error(`Score sheets cannot be used:\n${faults.join("\n")}`);

  await insertRows(client, "score_sheet", sheets.map((sheet) => ({
    id: sheet.id, set_no: sheet.setNo, instrument: sheet.instrument, valid_from: sheet.validFrom, valid_to: sheet.validTo, name: sheet.name, sections: sheet.sections,
  })), updateFrom("id", ["set_no", "instrument", "valid_from", "valid_to", "name", "sections"]));
  const criteria = sheets.flatMap((sheet) => sheet.criteria.map((criterion, index) => ({ sheet, criterion, ordinal: index + 1 })));
  await insertRows(client, "score_criterion", criteria.map(({ sheet, criterion, ordinal }) => ({
    sheet_id: sheet.id, code: criterion.code, ordinal, section: criterion.section, parent_code: criterion.parentCode, label: criterion.label,
    max_points: criterion.max, scorable: criterion.options.length > 0,
    min_for_3: criterion.minimum[3] ?? null, min_for_4: criterion.minimum[4] ?? null, min_for_5: criterion.minimum[5] ?? null,
  })), `("sheet_id", "code") DO UPDATE SET ordinal = excluded.ordinal, section = excluded.section, parent_code = excluded.parent_code,
    label = excluded.label, max_points = excluded.max_points, scorable = excluded.scorable,
    min_for_3 = excluded.min_for_3, min_for_4 = excluded.min_for_4, min_for_5 = excluded.min_for_5`);
  const options = criteria.flatMap(({ sheet, criterion }) => criterion.options.map((option) => ({ sheet_id: sheet.id, code: criterion.code, ...option })));
  await client.query(
    `DELETE FROM score_option AS o WHERE NOT EXISTS (SELECT 1 FROM jsonb_to_recordset($1::jsonb) AS kept (sheet_id text, code text, ordinal int)
       WHERE kept.sheet_id = o.sheet_id AND kept.code = o.code AND kept.ordinal = o.ordinal)`,
    [JSON.stringify(options)],
  );
  await insertRows(client, "score_option", options, `("sheet_id", "code", "ordinal") DO UPDATE SET points = excluded.points, branch = excluded.branch`);
}
