import { columnName, type Cell, type Sheet } from "~/platform/spreadsheet/sheet";
import { withoutGuard, type Table } from "~/platform/spreadsheet/table";
import type { ResultEntry } from "./exchange-format.server";
import type { ExchangeProblem } from "./exchange-problem";

/** The results of a file as a sheet: the same entries, one a line. Headings are in Vietnamese, as the ministry's forms are. */
export const RESULT_COLUMNS = [
  { key: "dossier", title: "Mã hồ sơ", kind: "text" },
  { key: "receipt", title: "Số tiếp nhận", kind: "text" },
  { key: "product", title: "Sản phẩm", kind: "text" },
  { key: "producer", title: "Chủ thể", kind: "text" },
  { key: "taxCode", title: "Mã số thuế", kind: "text" },
  { key: "set", title: "Bộ sản phẩm", kind: "number" },
  { key: "commune", title: "Mã xã", kind: "text" },
  { key: "score", title: "Điểm", kind: "number" },
  { key: "stars", title: "Số sao", kind: "number" },
  { key: "level", title: "Cấp", kind: "text" },
  { key: "sheets", title: "Số phiếu", kind: "number" },
  { key: "authority", title: "Cơ quan ban hành", kind: "text" },
  { key: "decision", title: "Số quyết định", kind: "text" },
  { key: "issuedOn", title: "Ngày quyết định", kind: "date" },
  { key: "certificate", title: "Số giấy chứng nhận", kind: "text" },
  { key: "note", title: "Ghi chú", kind: "text" },
] as const;
type Key = (typeof RESULT_COLUMNS)[number]["key"];

/** Without these a line cannot be read. */
const NEEDED: readonly Key[] = ["score", "stars"];

export function resultsTable(title: string, results: readonly ResultEntry[]): Table<Key> {
  return {
    title, columns: RESULT_COLUMNS,
    rows: results.map(({ decision, score, ...one }) => ({
      ...one, score: Number(score), authority: decision?.authority ?? null, decision: decision?.number ?? null, issuedOn: decision?.issuedOn ?? null,
    })),
  };
}

export type ReadLine = { entry: unknown; /** Where a field of the entry stands in the sheet. */ cellOf: (field: string) => string };

/** Lines of a sheet as entries that are still to be checked; the first line holds the headings, in any order. */
export function readResultLines(sheet: Sheet): { lines: ReadLine[]; problems: ExchangeProblem[] } {
  const [head, ...rows] = sheet.rows;
  const columns = new Map<Key, number>();
  head?.cells.forEach((cell, index) => {
    const known = RESULT_COLUMNS.find(({ title }) => typeof cell === "string" && title.toLowerCase() === cell.normalize("NFC").trim().toLowerCase());
    if (known && !columns.has(known.key)) columns.set(known.key, index);
  });
  const line = head?.line ?? 1;
  const problems: ExchangeProblem[] = NEEDED.filter((key) => !columns.has(key)).map((key) => ({ place: `A${line}`, kind: "column_missing", found: titleOf(key) }));
  if (!columns.has("dossier") && !columns.has("receipt")) problems.push({ place: `A${line}`, kind: "column_missing", found: titleOf("receipt") });
  if (problems.length > 0) return { lines: [], problems };
  const lines = rows.map(({ line: number, cells }) => {
    const cellOf = (field: string): string => `${columnName((columns.get(KEY_OF[field] ?? (field as Key)) ?? 0) + 1)}${number}`;
    const value = (key: Key): Cell => cells[columns.get(key) ?? -1] ?? null;
    for (const { key } of RESULT_COLUMNS) {
      const cell = value(key);
      if (typeof cell === "object" && cell !== null && "fault" in cell) problems.push({ place: cellOf(key), kind: "formula", found: cell.text.slice(0, 80) });
    }
    return { entry: entryOf(value), cellOf };
  });
  return { lines, problems };
}

const KEY_OF: Record<string, Key> = { "decision.authority": "authority", "decision.number": "decision", "decision.issuedOn": "issuedOn" };

function titleOf(key: Key): string {
  return RESULT_COLUMNS.find((column) => column.key === key)?.title ?? key;
}

function entryOf(value: (key: Key) => Cell): unknown {
  const words = (key: Key): string | null => {
    const cell = value(key);
    if (cell === null || (typeof cell === "object" && "fault" in cell)) return null;
    const text = typeof cell === "object" ? cell.day : withoutGuard(String(cell)).normalize("NFC").trim();
    return text === "" ? null : text;
  };
  const whole = (key: Key): number | null => {
    const text = words(key);
    return text === null ? null : Number(text);
  };
  const [authority, number, issuedOn] = [words("authority"), words("decision"), words("issuedOn")];
  return {
    dossier: words("dossier"), receipt: words("receipt"), product: words("product") ?? "", producer: words("producer") ?? "", taxCode: words("taxCode"),
    set: whole("set"), commune: words("commune"), score: words("score") ?? "", stars: whole("stars") ?? Number.NaN, level: words("level"), sheets: whole("sheets"),
    decision: authority === null && number === null && issuedOn === null ? null : { authority: authority ?? "", number: number ?? "", issuedOn: isoDay(issuedOn) },
    certificate: words("certificate"), note: words("note") ?? "",
  };
}

/** A day that was typed as people write it: 5/3/2026. */
function isoDay(text: string | null): string {
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text ?? "");
  return match ? `${match[3]}-${match[2]?.padStart(2, "0")}-${match[1]?.padStart(2, "0")}` : (text ?? "");
}
