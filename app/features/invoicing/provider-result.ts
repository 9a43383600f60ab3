/** What a provider of electronic invoices answers about a batch, as its file has it; no I/O. */
import type { EInvoiceResult } from "~/domain/invoices/e-invoice-provider";
import { parseLocalDate, type LocalDate } from "~/lib/local-date";
import { fold } from "~/lib/vietnamese-text";
import type { Cell, Sheet } from "~/platform/spreadsheet/sheet";
import { withoutGuard } from "~/platform/spreadsheet/table";

type Column = "reference" | "series" | "number" | "authorityCode" | "day" | "error";

/** What providers call the columns, without marks. */
const HEADINGS: Record<Column, readonly string[]> = {
  reference: ["ma chung tu", "ma tham chieu", "so tham chieu", "reference", "ref"],
  series: ["ky hieu", "ky hieu hoa don", "mau so ky hieu", "series", "symbol"],
  number: ["so hoa don", "so hd", "so", "number", "invoice number"],
  authorityCode: ["ma cqt", "ma co quan thue", "ma cua cqt", "authority code", "tax authority code"],
  day: ["ngay", "ngay lap", "ngay hoa don", "date", "invoice date"],
  error: ["loi", "ly do", "mo ta loi", "ly do tu choi", "error", "reason"],
};

export type ResultFault = "reference" | "series" | "number" | "day" | "twice";
/** One row: what it says of a document, or why it says nothing. */
export type ResultRow = { line: number; text: string; result: EInvoiceResult | null; fault: ResultFault | null };

/** Every row of a file of results; null when it has no column that names documents. */
export function readProviderResult(sheet: Pick<Sheet, "rows">): ResultRow[] | null {
  const [head, ...rows] = sheet.rows;
  const names = (head?.cells ?? []).map((cell) => fold(textOf(cell)));
  const at = new Map(Object.entries(HEADINGS).map(([column, known]) => [column as Column, names.findIndex((name) => known.includes(name))]));
  if ((at.get("reference") ?? -1) < 0) return null;
  const seen = new Set<string>();
  return rows.map(({ line, cells }) => {
    const read = readRow((column) => textOf(cells[at.get(column) ?? -1]));
    const twice = "result" in read && seen.has(read.result.reference);
    if ("result" in read) seen.add(read.result.reference);
    const text = cells.map(textOf).filter(Boolean).join(" · ").slice(0, 200);
    return "result" in read && !twice ? { line, text, result: read.result, fault: null } : { line, text, result: null, fault: "fault" in read ? read.fault : "twice" };
  });
}

function readRow(cell: (column: Column) => string): { result: EInvoiceResult } | { fault: ResultFault } {
  const reference = cell("reference").toUpperCase();
  if (!/^(BK|PH)\d{2}-\d{6,}$/.test(reference)) return { fault: "reference" };
  const [series, number] = [cell("series").toUpperCase(), cell("number")];
  // A row with an error and no number was rejected.
  if (number === "" && cell("error") !== "") return { result: { reference, rejected: cell("error").slice(0, 300) } };
  if (!/^\d{1,8}$/.test(number)) return { fault: "number" };
  if (!/^[0-9A-Z/]{4,20}$/.test(series)) return { fault: "series" };
  const day = dayOf(cell("day"));
  if (day === null) return { fault: "day" };
  return { result: { reference, series, number: number.padStart(8, "0"), authorityCode: cell("authorityCode").slice(0, 60) || null, day } };
}

/** `2026-11-28` or `28/11/2026`. */
function dayOf(text: string): LocalDate | null {
  const written = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  return parseLocalDate(written ? `${written[3]}-${written[2]?.padStart(2, "0")}-${written[1]?.padStart(2, "0")}` : text);
}

function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "number") return String(cell);
  if (typeof cell === "string") return withoutGuard(cell.trim()).normalize("NFC");
  return "day" in cell ? cell.day : "";
}
