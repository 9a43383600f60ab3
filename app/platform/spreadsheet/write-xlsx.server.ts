import type { Column, Worksheet } from "exceljs";
import { parseLocalDate, toDateColumn } from "~/lib/local-date";
import { neutralise, type CellValue, type ColumnKind, type Table } from "./table";

/** The most that a cell can hold. */
const LONGEST_TEXT = 32_767;
const A4 = 9;
const NARROWEST = 8;
const WIDEST = 60;

const NUMBER_FORMAT: Record<ColumnKind, string> = { text: "@", number: "General", date: "dd/mm/yyyy", money: "#,##0", score: "0.00", figure: "#,##0" };
/** For a figure with decimals: as many as it has would leave a lone point behind whole ones. */
const BROKEN_FIGURE = "#,##0.0##";
/** About as many characters as stand on an upright sheet of paper; wider tables are printed across. */
const UPRIGHT = 100;

/**
 * A table as a workbook of one sheet: typed cells (days are real dates, money whole numbers), the heading kept in view
 * and filterable, columns as wide as what they hold. Texts that would run as formulas are neutralised.
 */
export async function writeXlsx<Key extends string>(table: Table<Key>): Promise<Buffer> {
  // Loaded when somebody exports: it is large, and most processes never do.
  const { default: ExcelJS } = await import("exceljs");
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(sheetName(table.title), { views: [{ state: "frozen", ySplit: 1 }] });
  sheet.columns = table.columns.map((column) => layout(column, table.rows));
  for (const row of table.rows) {
    const added = sheet.addRow(table.columns.map(({ key, kind }) => cell(row[key], kind)));
    for (const [index, { key, kind }] of table.columns.entries()) {
      if (kind === "figure" && typeof row[key] === "number" && !Number.isInteger(row[key])) added.getCell(index + 1).numFmt = BROKEN_FIGURE;
    }
  }
  styleHeading(sheet, table.columns.length);
  const wide = sheet.columns.reduce((sum, { width }) => sum + (width ?? 0), 0) > UPRIGHT;
  Object.assign(sheet.pageSetup, { paperSize: A4, orientation: wide ? "landscape" : "portrait", fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: "1:1" });
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function layout<Key extends string>({ key, title, kind }: Table<Key>["columns"][number], rows: Table<Key>["rows"]): Partial<Column> {
  const longest = rows.reduce((length, row) => Math.max(length, shownLength(row[key], kind)), title.length);
  return {
    header: neutralise(title),
    width: Math.min(Math.max(longest + 2, NARROWEST), WIDEST),
    style: { numFmt: NUMBER_FORMAT[kind], alignment: { vertical: "top", wrapText: kind === "text" } },
  };
}

function shownLength(value: CellValue, kind: ColumnKind): number {
  if (value === null) return 0;
  if (kind === "date") return 10;
  const length = String(value).length;
  return kind === "money" || kind === "figure" ? length + Math.floor(length / 3) : length;
}

function cell(value: CellValue, kind: ColumnKind): string | number | Date | null {
  if (value === null || typeof value === "number") return value;
  // Beyond 15 digits a spreadsheet would round.
  if (typeof value === "bigint") return value <= 999_999_999_999_999n && value >= -999_999_999_999_999n ? Number(value) : String(value);
  const day = kind === "date" ? parseLocalDate(value) : null;
  return day === null ? neutralise(value).slice(0, LONGEST_TEXT) : toDateColumn(day);
}

function styleHeading(sheet: Worksheet, width: number): void {
  const heading = sheet.getRow(1);
  heading.font = { bold: true };
  heading.alignment = { vertical: "top", wrapText: true };
  heading.eachCell((one) => {
    one.numFmt = "@";
    one.fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFE8EEF0" } };
  });
  if (width > 0) sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: width } };
}

/** Excel refuses some characters in the name of a sheet, and more than 31. */
function sheetName(title: string): string {
  return title.replaceAll(/[*?:\\/[\]]/g, " ").replaceAll(/^'+|'+$/g, "").trim().slice(0, 31).trim() || "Sheet1";
}
