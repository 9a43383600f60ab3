/** What a carrier's statement says, row by row, as its file has it; no I/O. */
import { bareKey, foresee, type CodParcel, type Foreseen, type StatedRow } from "~/domain/remittances/remittance";
import { fold } from "~/lib/vietnamese-text";
import type { Cell, Sheet, SheetRow } from "~/platform/spreadsheet/sheet";
import { withoutGuard } from "~/platform/spreadsheet/table";
import { readAmount } from "../bank-result";

const COLUMNS = ["tracking", "code", "stated", "fee", "remitted"] as const;
type Column = (typeof COLUMNS)[number];

/** What carriers call the columns, without marks and without a unit in brackets. */
const HEADINGS: Record<Column, readonly string[]> = {
  tracking: ["ma van don", "van don", "so van don", "ma buu gui", "so hieu buu gui", "ma don van chuyen", "ma phieu gui", "tracking", "tracking number", "tracking no", "waybill"],
  code: ["ma don hang", "ma don", "don hang", "ma don khach hang", "ma don shop", "ma tham chieu", "order", "order code", "order number", "reference"],
  stated: ["tien thu ho", "so tien thu ho", "thu ho", "cod", "tien cod", "so tien cod", "da thu", "so tien da thu", "collected", "collected amount", "cod amount"],
  fee: ["phi", "phi thu ho", "phi cod", "phi dich vu", "tong phi", "cuoc", "cuoc phi", "fee", "cod fee", "carrier fee"],
  remitted: ["thuc chuyen", "thuc nhan", "thuc tra", "tien tra", "so tien tra", "so tien chuyen", "so tien thuc nhan", "chuyen khoan", "con lai", "thanh toan", "remitted", "remitted amount", "net"],
};
/** Names and dates of the shop stand above the headings. */
const SEARCHED = 20;
const TOTALS = /^(?:tong|cong|total|sum)\b/;

/** One row with what it would record; `text` is how the file names the parcel. */
export type StatementRow = { line: number; text: string } & Foreseen;
type Read = { line: number; text: string } & ({ row: StatedRow } | { fault: "key" | "amount" });

/** The rows below the headings; null when the file has no headings that name a parcel and what was collected. */
export function readStatement({ rows }: Pick<Sheet, "rows">): Read[] | null {
  for (const [index, head] of rows.slice(0, SEARCHED).entries()) {
    const at = columnsOf(head.cells);
    if (at) return rows.slice(index + 1).flatMap((row) => readRow(row, at) ?? []);
  }
  return null;
}

/** The keys by which parcels are looked for. */
export function keysOf(read: readonly Read[]): string[] {
  return [...new Set(read.flatMap((one) => ("row" in one ? [one.row.tracking, one.row.code] : [])))].filter((key) => key !== "");
}

/** Every row with what it would record of the books as they are. */
export function foreseeRows(read: readonly Read[], parcels: readonly CodParcel[]): StatementRow[] {
  const seen = new Set<string>();
  const byKey = new Map<string, CodParcel[]>();
  for (const parcel of parcels) for (const key of new Set([parcel.code, parcel.tracking ?? ""])) byKey.set(key, [...(byKey.get(key) ?? []), parcel]);
  return read.map(({ line, text, ...one }) => {
    if ("fault" in one) return { line, text, kind: one.fault, parcel: null };
    const near = new Set([...(byKey.get(one.row.tracking) ?? []), ...(byKey.get(one.row.code) ?? [])]);
    return { line, text, ...foresee(one.row, [...near], seen) };
  });
}

function readRow({ line, cells }: SheetRow, at: ReadonlyMap<Column, number>): Read | null {
  const cell = (column: Column) => textOf(cells[at.get(column) ?? -1]);
  const [tracking, code] = [bareKey(cell("tracking")), bareKey(cell("code"))];
  const text = (cell("tracking") || cell("code") || cells.map(textOf).filter(Boolean).join(" · ")).slice(0, 80);
  // The sum at the end is no parcel.
  if (cells.some((one) => TOTALS.test(fold(textOf(one))))) return null;
  if (tracking === "" && code === "") return { line, text, fault: "key" };
  const stated = signed(cell("stated"));
  const fee = cell("fee") === "" ? 0n : signed(cell("fee"));
  if (stated === null || fee === null) return { line, text, fault: "amount" };
  // Carriers write what they keep as a negative amount too.
  const kept = fee < 0n ? -fee : fee;
  const remitted = cell("remitted") === "" ? stated - kept : signed(cell("remitted"));
  return remitted === null ? { line, text, fault: "amount" } : { line, text, row: { line, tracking, code, stated, fee: kept, remitted } };
}

function signed(text: string): bigint | null {
  const negative = /^\s*(?:-|−|\()/u.test(text);
  const amount = readAmount(text.replace(/^\s*[-−(]/u, "").replace(/\)\s*$/u, ""));
  return amount === null ? null : negative ? -amount : amount;
}

function columnsOf(cells: readonly Cell[]): Map<Column, number> | null {
  const names = cells.map((cell) => fold(textOf(cell)).replaceAll(/\([^)]*\)|\[[^\]]*\]|₫/gu, "").replaceAll(/[^a-z ]/g, " ").replaceAll(/\s+/g, " ").trim());
  const found = new Map(COLUMNS.flatMap((column) => {
    const index = HEADINGS[column].map((name) => names.indexOf(name)).find((one) => one >= 0);
    return index === undefined ? [] : [[column, index] as const];
  }));
  return (found.has("tracking") || found.has("code")) && found.has("stated") ? found : null;
}

function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "number") return String(cell);
  if (typeof cell === "string") return withoutGuard(cell.trim()).normalize("NFC");
  return "day" in cell ? cell.day : "";
}
