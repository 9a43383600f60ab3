import { parseLocalDate } from "~/lib/local-date";
import { fold, normalise } from "~/lib/vietnamese-text";
import type { Cell } from "~/platform/spreadsheet/sheet";
import { withoutGuard } from "~/platform/spreadsheet/table";

const DAY_MS = 86_400_000;
/** 1954 to 2099: a number below is a year or a count that somebody wrote into the column of days. */
const SERIALS = { least: 20_000, most: 73_050 };

/** What a person sees in the cell. Numbers lose what binary fractions add to them. */
export function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "number") return String(Number(cell.toFixed(6)));
  if (typeof cell === "string") return normalise(withoutGuard(cell));
  return "day" in cell ? cell.day : cell.text;
}

/**
 * A day as `YYYY-MM-DD`, from a real date, a serial number of Excel, `d/m/yyyy` (also with `-` or `.`), ISO, or
 * "ngày 5 tháng 3 năm 2026". What is none of these comes back as it was written, for the rule of the field to refuse.
 */
export function dayOf(cell: Cell | undefined, date1904: boolean): string {
  if (typeof cell === "object" && cell !== null && "day" in cell) return cell.day;
  const text = textOf(cell);
  const serial = /^\d{5}(\.\d+)?$/.test(text) ? Math.floor(Number(text)) + (date1904 ? 1_462 : 0) : 0;
  if (serial >= SERIALS.least && serial <= SERIALS.most) return new Date(Date.UTC(1899, 11, 30) + serial * DAY_MS).toISOString().slice(0, 10);
  const spoken = /^ngay (\d{1,2}) thang (\d{1,2}) nam (\d{4})$/.exec(fold(text));
  const [, day, month, year] = spoken ?? /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  if (day === undefined || month === undefined || year === undefined) return text;
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return parseLocalDate(iso) ?? text;
}

const WORDS: Record<string, string> = { ba: "3", bon: "4", nam: "5" };

/** "4", "4 sao", "OCOP 4 sao", "Bốn sao", "****": the digit; else the text itself. */
export function starsOf(text: string): string {
  const folded = fold(text);
  const drawn = /^[★⭐*]{1,5}$/u.exec(text.replaceAll(/[\s\uFE0F]/gu, ""));
  if (drawn) return String([...drawn[0]].length);
  const [, said] = /^(?:(?:ocop|dat|hang|hang sao)\s)*(\d|ba|bon|nam)(?:\s?sao)?(?: ocop)?$/.exec(folded) ?? [];
  return said === undefined ? text : (WORDS[said] ?? said);
}

/** A score as people write it: "72,5", "72,5 điểm", "72.5/100". */
export function scoreOf(text: string): string {
  return text.replace(/\s*(?:điểm|đ|\/\s*100)$/iu, "").trim();
}

/** The number of a product set: "5", "Bộ 5", "Bộ số 05: Đồ ăn nhanh", or its name; "" when it is none. */
export function setNumberOf(text: string, byName: ReadonlyMap<string, number>): string {
  const folded = fold(text);
  const named = byName.get(folded);
  if (named !== undefined) return String(named);
  const [, digits] = /^(?:bo\s*(?:san pham\s*)?(?:so\s*)?)?0?(\d{1,2})(?:\s*[.:–-].*)?$/.exec(folded) ?? [];
  return digits ?? "";
}
