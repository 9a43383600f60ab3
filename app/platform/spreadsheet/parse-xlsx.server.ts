import type { CellValue, Workbook, Worksheet } from "exceljs";
import { err, ok, type Result } from "../../lib/result";
import { inspectArchive } from "./inspect-archive.server";
import type { Cell, Merge, ReadLimits, Sheet, SheetFault } from "./sheet";

/** Functions that fetch, call or open something: their value says nothing about what the file's author meant to enter. */
const ACTIVE = /(^|[^A-Z0-9_.])(HYPERLINK|WEBSERVICE|FILTERXML|IMPORT\w*|RTD|CALL|REGISTER(\.ID)?|EXEC|INDIRECT|IMAGE|ENCODEURL|DDE\w*)\s*\(|\|/i;

/** Parts that say nothing about what the cells hold; ranges in them can be spread over millions of cells. */
const IGNORED = ["dataValidations", "conditionalFormatting", "hyperlinks", "drawing", "picture", "tableParts", "extLst", "rowBreaks", "colBreaks", "autoFilter", "headerFooter", "pageSetup"];

/** The first visible sheet of a workbook. Formulas are taken by the value kept with them, where they only compute. */
export async function parseXlsx(bytes: Buffer, limits: ReadLimits): Promise<Result<Sheet, SheetFault>> {
  const fault = await inspectArchive(bytes);
  if (fault) return err(fault);
  const { default: ExcelJS } = await import("exceljs");
  const workbook = new ExcelJS.Workbook();
  try {
    // The limits are missing from the package's types.
    const options: { ignoreNodes: string[]; maxRows: number; maxCols: number } = { ignoreNodes: IGNORED, maxRows: limits.rows, maxCols: limits.columns };
    await workbook.xlsx.load(new Uint8Array(bytes).buffer, options);
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    if (message.includes("Max row count")) return err("too_many_rows");
    return err(message.includes("Max column count") ? "too_many_columns" : "broken");
  }
  const sheet = workbook.worksheets.find(({ state }) => state === "visible") ?? workbook.worksheets[0];
  if (!sheet) return err("empty");
  if (sheet.columnCount > limits.columns) return err("too_many_columns");
  return ok(sheetOf(workbook, sheet));
}

function sheetOf(workbook: Workbook, sheet: Worksheet): Sheet {
  const rows: Sheet["rows"] = [];
  const hiddenLines: number[] = [];
  sheet.eachRow({ includeEmpty: false }, (row, line) => {
    const cells: Cell[] = [];
    row.eachCell({ includeEmpty: false }, (cell, column) => {
      while (cells.length < column - 1) cells.push(null);
      cells.push(cellOf(cell.value));
    });
    if (cells.every((cell) => cell === null)) return;
    rows.push({ line, cells });
    if (row.hidden) hiddenLines.push(line);
  });
  return {
    name: sheet.name,
    rows,
    merges: mergesOf(sheet),
    hiddenLines,
    otherSheets: workbook.worksheets.filter((other) => other !== sheet).map(({ name }) => name),
    date1904: workbook.properties.date1904 === true,
    encoding: null,
  };
}

function mergesOf(sheet: Worksheet): Merge[] {
  const ranges: unknown = sheet.model.merges;
  if (!Array.isArray(ranges)) return [];
  return ranges.flatMap((range: unknown) => {
    const match = typeof range === "string" ? /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(range) : null;
    if (!match) return [];
    const [, left = "", top = "", right = "", bottom = ""] = match;
    return [{ top: Number(top), left: columnNumber(left), bottom: Number(bottom), right: columnNumber(right) }];
  });
}

function columnNumber(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}

function cellOf(value: CellValue | undefined): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value === "string") return textCell(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? { fault: "error", text: "#VALUE!" } : { day: value.toISOString().slice(0, 10) };
  if ("richText" in value) return textCell(value.richText.map(({ text }) => text).join(""));
  if ("error" in value) return { fault: "error", text: value.error };
  if ("formula" in value || "sharedFormula" in value) return formulaCell(value);
  return "text" in value ? cellOf(value.text) : null;
}

function formulaCell(value: { formula?: string; sharedFormula?: string; result?: CellValue }): Cell {
  const formula = value.formula ?? "";
  if (ACTIVE.test(formula.replaceAll(/"[^"]*"/g, '""'))) return { fault: "formula", text: `=${formula.slice(0, 200)}` };
  return cellOf(value.result);
}

function textCell(text: string): Cell {
  const clean = text.normalize("NFC").replaceAll("\0", "");
  return clean.trim() === "" ? null : clean;
}
