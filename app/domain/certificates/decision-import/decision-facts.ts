import { normalise } from "~/lib/vietnamese-text";
import type { Sheet } from "~/platform/spreadsheet/sheet";
import { dayOf, textOf } from "./cell-values";
import type { DecisionFacts } from "./read-rows";

export const FACT_LEVELS = ["district", "province", "ministry"] as const;

const DAY = String.raw`(\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2} tháng \d{1,2} năm \d{4})`;
const DECISION = new RegExp(String.raw`(\d{1,5}\s*/\s*QĐ-[A-ZĐ-]+)(?:,?\s*(?:ngày|ký ngày)\s+${DAY})?(?:,?\s+của\s+([^;()]+))?`, "u");

/** What the lines above the table say of the decision ("Kèm theo Quyết định số 2865/QĐ-UBND ngày 12/11/2026 của UBND tỉnh Lạng Sơn"). */
export function factsAbove(sheet: Sheet, headerLine: number): DecisionFacts {
  const lines = sheet.rows.filter(({ line }) => line < headerLine).flatMap(({ cells }) => cells.map(textOf));
  for (const text of lines) {
    const [, number, day, authority] = DECISION.exec(text) ?? [];
    if (number === undefined) continue;
    const date = day === undefined ? "" : dayOf(/tháng/.test(day) ? `ngày ${day}` : day, false);
    return { number: number.replaceAll(/\s/g, ""), date, authority: normalise(authority ?? "").replace(/[.,]$/, ""), level: "" };
  }
  return { authority: "", number: "", date: "", level: "" };
}

/** Facts from a form or the database, cut to what the fields take. */
export function readFacts(get: (name: keyof DecisionFacts) => unknown): DecisionFacts {
  const text = (name: keyof DecisionFacts, longest: number): string => {
    const value = get(name);
    return typeof value === "string" ? normalise(value).slice(0, longest) : "";
  };
  const level = text("level", 20);
  return { authority: text("authority", 200), number: text("number", 50), date: text("date", 20), level: FACT_LEVELS.find((known) => known === level) ?? "" };
}
