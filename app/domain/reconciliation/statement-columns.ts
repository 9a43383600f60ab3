/** What banks call the columns of a statement; no I/O. */
import { fold } from "~/lib/vietnamese-text";
import type { SheetRow } from "~/platform/spreadsheet/sheet";
import { cellText } from "./statement-cells";

export const STATEMENT_COLUMNS = ["day", "reference", "content", "amount", "debit", "credit", "side", "balance"] as const;
export type StatementColumn = (typeof STATEMENT_COLUMNS)[number];

/** Without marks and capitals; each stands for itself or as one side of a heading in two languages ("Ghi có / Credit"). Asked in this order. */
const NAMES: Record<StatementColumn, readonly string[]> = {
  day: [
    "ngay giao dich", "ngay gd", "ngay hach toan", "ngay phat sinh", "ngay gio giao dich", "thoi gian giao dich", "thoi gian", "ngay hieu luc", "ngay",
    "transaction date", "transaction time", "trans date", "tran date", "posting date", "value date", "effective date", "date",
  ],
  reference: [
    "ma giao dich", "so giao dich", "so tham chieu", "ma tham chieu", "so but toan", "but toan", "so chung tu", "so ct", "so gd", "ma gd", "so ref",
    "transaction number", "transaction no", "transaction id", "reference number", "reference no", "reference", "ref no", "ref", "trace number", "doc no", "document number",
  ],
  content: [
    "noi dung giao dich", "noi dung chi tiet", "noi dung chuyen khoan", "noi dung thanh toan", "noi dung", "mo ta giao dich", "mo ta", "dien giai",
    "transaction details", "transaction detail", "transaction description", "description", "details", "detail", "remarks", "remark", "narrative",
  ],
  debit: ["so tien ghi no", "phat sinh no", "ps no", "ghi no", "tien ra", "so tien rut", "rut ra", "no", "debit amount", "debit", "withdrawal", "withdrawals", "money out", "dr"],
  credit: ["so tien ghi co", "phat sinh co", "ps co", "ghi co", "tien vao", "so tien gui", "gui vao", "co", "credit amount", "credit", "deposit", "deposits", "money in", "cr"],
  amount: ["so tien giao dich", "so tien gd", "so tien", "gia tri giao dich", "phat sinh", "transaction amount", "amount"],
  side: ["loai giao dich", "loai gd", "loai", "no/co", "co/no", "ghi no/co", "dau", "+/-", "d/c", "dr/cr", "c/d", "debit/credit", "credit/debit", "type", "transaction type"],
  balance: ["so du sau giao dich", "so du cuoi", "so du luy ke", "so du kha dung", "so du", "running balance", "closing balance", "balance after", "balance"],
};

export type StatementHead = { /** The position of the heading's row. */ at: number; columns: ReadonlyMap<StatementColumn, number>; missing: ("day" | "reference" | "content" | "amount")[] };

const FIRST_ROWS = 60;

/** The row that names the columns, among what may stand before it; the one that names most of them when none names all. */
export function findHead(rows: readonly SheetRow[]): StatementHead | null {
  let best: StatementHead | null = null;
  for (const [at, { cells }] of rows.slice(0, FIRST_ROWS).entries()) {
    const columns = columnsOf(cells.map(cellText));
    const missing = (["day", "reference", "content", "amount"] as const).filter((name) => !columns.has(name) && !(name === "amount" && (columns.has("debit") || columns.has("credit"))));
    if (missing.length < 4 && (best === null || missing.length < best.missing.length)) best = { at, columns, missing };
    if (best?.missing.length === 0) break;
  }
  return best;
}

function columnsOf(headings: readonly string[]): Map<StatementColumn, number> {
  const names = headings.map((heading) => {
    const whole = fold(heading);
    return [whole, ...whole.split(/[/(\n|]|\s-\s/)].map((part) => part.replaceAll(/[).:*]|\bvnd\b/g, "").replaceAll(/\s+/g, " ").trim());
  });
  const taken = new Set<number>();
  const found = new Map<StatementColumn, number>();
  // What says which side is asked before the sides themselves: "Nợ/Có" is neither.
  for (const column of ["side", "day", "reference", "content", "debit", "credit", "amount", "balance"] as const) {
    const index = NAMES[column].map((name) => names.findIndex((parts, at) => !taken.has(at) && (column === "side" ? parts[0] === name : parts.includes(name)))).find((at) => at >= 0);
    if (index === undefined) continue;
    found.set(column, index);
    taken.add(index);
  }
  return found;
}
