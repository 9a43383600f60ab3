import { namesOfUsers } from "~/domain/accounts/account-queries.server";
import type { CheckedRow, ImportCheck } from "~/domain/certificates/decision-import/check-register";
import { checkRecord } from "~/domain/certificates/decision-import/import-check.server";
import { IMPORT_FIELDS } from "~/domain/certificates/decision-import/import-columns";
import { findImport, IMPORT_PAGE_SIZE, listImports } from "~/domain/certificates/decision-import/import-queries.server";
import { findImportRecord, type ImportRecord } from "~/domain/certificates/decision-import/import-record.server";
import { isId } from "~/lib/id";
import { notFound } from "~/platform/http/authorise.server";

const ROWS_A_PAGE = 50;
const MOST_PROBLEMS_LISTED = 100;
const MOST_LINES_NAMED = 10;

/** The list of imports, with who uploaded them. */
export async function importList(page: number) {
  const { total, rows } = await listImports(page);
  const names = await namesOfUsers(rows.map(({ createdBy }) => createdBy));
  return { total, page, pageSize: IMPORT_PAGE_SIZE, rows: rows.map((row) => ({ ...row, who: names.get(row.createdBy ?? "") ?? null })) };
}

/** Everything on the page of an import. Throws 404 when there is none of that id. */
export async function importDesk(id: string, query: URLSearchParams) {
  const record = isId(id) ? await findImportRecord(id) : null;
  const listed = record && (await findImport(id));
  if (!record || !listed) throw notFound();
  const { state, titles, mapping, facts, headerLine, fileName } = record;
  const preview = state === "mapped" ? previewOf(record, await checkRecord(record), query) : null;
  return { id, state, fileName, titles, mapping, facts, headerLine, listed, doneCount: record.doneCount, rowCount: record.rowCount, file: fileNotes(record), preview };
}

export type ImportDesk = Awaited<ReturnType<typeof importDesk>>;
export type ImportPreview = NonNullable<ImportDesk["preview"]>;

function fileNotes({ sheet }: ImportRecord) {
  const { name, otherSheets, hiddenLines, encoding } = sheet;
  const lines = hiddenLines.slice(0, MOST_LINES_NAMED).join(", ");
  return { sheet: name, otherSheets, hidden: hiddenLines.length, hiddenLines: hiddenLines.length > MOST_LINES_NAMED ? `${lines}…` : lines, encoding };
}

function previewOf({ mapping }: ImportRecord, check: ImportCheck, query: URLSearchParams) {
  const bad = check.rows.filter(({ state }) => state === "bad");
  const show: "bad" | "all" = query.get("show") === "all" || bad.length === 0 ? "all" : "bad";
  const rows = show === "bad" ? bad : check.rows;
  const pages = Math.max(1, Math.ceil(rows.length / ROWS_A_PAGE));
  const asked = query.get("page") ?? "";
  const page = /^[1-9]\d{0,4}$/.test(asked) ? Math.min(Number(asked), pages) : 1;
  const { newCount, unchangedCount, problemCount, similarCount, factProblems } = check;
  return {
    newCount, unchangedCount, problemCount, similarCount, factProblems, show, page, pages, pageSize: ROWS_A_PAGE,
    total: check.rows.length,
    badCount: bad.length,
    formerCount: check.rows.filter(({ notes }) => notes.some(({ kind }) => kind === "former_commune")).length,
    problems: check.rows.flatMap(({ line, problems }) => problems.map((problem) => ({ line, ...problem }))).slice(0, MOST_PROBLEMS_LISTED),
    columns: IMPORT_FIELDS.flatMap((field) => (mapping[field] === undefined ? [] : [{ field, column: mapping[field] }])).sort((a, b) => a.column - b.column),
    rows: rows.slice((page - 1) * ROWS_A_PAGE, page * ROWS_A_PAGE).map(shownRow),
  };
}

function shownRow({ line, state, values, problems, notes }: CheckedRow) {
  return { line, state, values, problems, notes };
}
