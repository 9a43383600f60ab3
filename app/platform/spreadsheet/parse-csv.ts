import Papa from "papaparse";
import { err, ok, type Result } from "../../lib/result";
import type { Cell, ReadLimits, Sheet, SheetFault } from "./sheet";
import { decodeText } from "./text-encoding";

/** A CSV file: whatever of comma, semicolon, tab or bar it is separated by. Every cell is a text; formulas are not run. */
export function parseCsv(bytes: Uint8Array, limits: ReadLimits): Result<Sheet, SheetFault> {
  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const { text, encoding } = decoded.value;
  // What Excel writes on a line of its own to say which separator follows.
  const told = /^\uFEFF?sep=(.)\r?\n/.exec(text);
  // Empty lines at the end count where the separator is guessed, and hide it in a file of two columns.
  const parsed = Papa.parse<string[]>(text.slice(told?.[0].length ?? 0, lengthWithoutEnd(text)), {
    delimiter: told?.[1] ?? "",
    delimitersToGuess: [",", ";", "\t", "|"],
    preview: limits.rows + 1,
  });
  if (parsed.errors.some(({ type }) => type === "Quotes")) return err("quotes");
  if (parsed.data.length > limits.rows) return err("too_many_rows");
  const before = told ? 2 : 1;
  const rows = parsed.data.flatMap((fields, index) => {
    const cells = fields.map(textCell);
    return cells.every((cell) => cell === null) ? [] : [{ line: index + before, cells }];
  });
  if (rows.some(({ cells }) => cells.length > limits.columns)) return err("too_many_columns");
  return ok({ name: "", rows, merges: [], hiddenLines: [], otherSheets: [], date1904: false, encoding });
}

function lengthWithoutEnd(text: string): number {
  let end = text.length;
  while (end > 0 && (text[end - 1] === "\n" || text[end - 1] === "\r")) end -= 1;
  return end;
}

function textCell(text: string): Cell {
  const clean = text.replace(/^\uFEFF/, "");
  return clean.trim() === "" ? null : clean;
}
