/** A day as the file holds it (`YYYY-MM-DD`); a formula that is not taken, or an error of a formula. */
export type Cell = null | string | number | { day: string } | { fault: "formula" | "error"; text: string };

export type SheetRow = {
  /** Counted from 1, as a spreadsheet shows it. */
  line: number;
  cells: Cell[];
};

/** Cells drawn as one, all counted from 1. */
export type Merge = { top: number; left: number; bottom: number; right: number };

/** What was read of a file: its first visible sheet, without the empty rows. */
export type Sheet = {
  name: string;
  rows: SheetRow[];
  merges: Merge[];
  /** Lines that a spreadsheet would not show; they are read like the others. */
  hiddenLines: number[];
  /** Sheets that were not read. */
  otherSheets: string[];
  /** Days counted from 1904 (old Excel for Mac) instead of 1900. */
  date1904: boolean;
  /** Of a CSV file: what its bytes were read as. */
  encoding: "utf-8" | "utf-16" | "windows-1258" | null;
};

export const SHEET_FAULTS = [
  "empty", "not_a_spreadsheet", "old_excel", "open_document", "broken",
  "macros", "external_links", "embedded", "zip_bomb",
  "too_many_rows", "too_many_columns", "too_slow", "too_much_memory",
  "legacy_font", "encoding", "quotes",
] as const;
export type SheetFault = (typeof SHEET_FAULTS)[number];

/** How much of a file is taken before it is refused. */
export type ReadLimits = { rows: number; columns: number; milliseconds: number; megabytes: number };

export const READ_LIMITS: ReadLimits = { rows: 20_000, columns: 100, milliseconds: 30_000, megabytes: 512 };

/** The name of a column as a spreadsheet shows it: 1 is A, 27 is AA. */
export function columnName(column: number): string {
  let name = "";
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26)) name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  return name;
}
