import { neutralise, type CellValue, type Table } from "./table";

/**
 * A table as CSV (RFC 4180: commas, CRLF, quotes doubled), with the mark at the beginning by which spreadsheets know
 * UTF-8. Days are ISO, numbers plain with a point; texts that would run as formulas are neutralised.
 */
export function writeCsv<Key extends string>({ columns, rows }: Table<Key>): string {
  const lines = [columns.map(({ title }) => title), ...rows.map((row) => columns.map(({ key }) => row[key]))];
  return `\uFEFF${lines.map((cells) => cells.map(field).join(",")).join("\r\n")}\r\n`;
}

function field(value: CellValue): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const text = neutralise(value);
  return /[",\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
