/** What stands in the cells of a bank's statement: texts, days, amounts; no I/O. */
import { parseLocalDate, type LocalDate } from "~/lib/local-date";
import type { Cell } from "~/platform/spreadsheet/sheet";
import { withoutGuard } from "~/platform/spreadsheet/table";

export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "number") return String(cell);
  if (typeof cell === "string") return withoutGuard(cell.trim()).normalize("NFC");
  return "day" in cell ? cell.day : "";
}

/** `27/11/2026`, also with a time behind it or as `2026-11-27`; null for anything that is no day. */
export function cellDay(cell: Cell | undefined): LocalDate | null {
  const text = cellText(cell);
  const iso = /^(\d{4}-\d{2}-\d{2})(?:[ T].*)?$/.exec(text)?.[1];
  if (iso) return parseLocalDate(iso);
  const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ ,T].*)?$/.exec(text.replace(/^\d{1,2}:\d{2}(?::\d{2})?\s+/, ""));
  return parts ? parseLocalDate(`${parts[3]}-${parts[2]?.padStart(2, "0")}-${parts[1]?.padStart(2, "0")}`) : null;
}

/**
 * Whole đồng with their sign: `1.250.000`, `1,250,000.00 VND`, `+50.000`, `-50.000`, `(50.000)`, `50.000-`. 0n of an empty cell or a
 * dash; null for anything that is no amount.
 */
export function cellAmount(cell: Cell | undefined): bigint | null {
  if (typeof cell === "number") return Number.isSafeInteger(cell) ? BigInt(cell) : null;
  const bare = cellText(cell).replaceAll(/[\s\u00a0]|₫|đ|VN[DĐ]/giu, "").replaceAll(/[\u2212\u2013]/g, "-");
  if (bare === "" || bare === "-") return 0n;
  const parts = /^(?:\((?<inside>[\d.,]+)\)|(?<before>[+-]?)(?<digits>[\d.,]+)(?<after>[+-]?))$/.exec(bare)?.groups;
  const digits = parts?.["inside"] ?? parts?.["digits"] ?? "";
  const whole = /^(\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+|\d+)(?:[.,]0{1,2})?$/.exec(digits)?.[1]?.replaceAll(/[.,]/g, "");
  if (!whole || whole.length > 15) return null;
  const negative = parts?.["inside"] !== undefined || parts?.["before"] === "-" || parts?.["after"] === "-";
  return negative ? -BigInt(whole) : BigInt(whole);
}
