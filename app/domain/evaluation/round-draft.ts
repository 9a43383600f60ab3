import { parseLocalDate, type LocalDate } from "~/lib/local-date";
import { err, ok, type Result } from "~/lib/result";
import type { FieldProblem } from "./failure";

/** The fields of a round's form, by name. */
export const ROUND_FIELDS = ["level", "year", "no", "opensOn", "closesOn", "decideBy", "spreadPercent", "totalSpread", "quorum"] as const;
export type RoundField = (typeof ROUND_FIELDS)[number];
export type RoundForm = Record<RoundField, string>;
export type RoundProblems = Partial<Record<RoundField, FieldProblem>>;

export type RoundDraft = {
  level: "province" | "ministry";
  year: number;
  no: number;
  opensOn: LocalDate;
  closesOn: LocalDate;
  decideBy: LocalDate;
  spreadPercent: number;
  totalSpread: number;
  quorum: number;
};

/** Reads the form of a round, naming every field that is wrong. */
export function readRoundDraft(form: RoundForm): Result<RoundDraft, RoundProblems> {
  const problems: RoundProblems = {};
  const whole = (field: RoundField, least: number, most: number): number => {
    const text = form[field].trim();
    const value = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
    if (text === "") problems[field] = "missing";
    else if (!(value >= least && value <= most)) problems[field] = "out_of_range";
    return value;
  };
  const day = (field: RoundField): LocalDate => {
    const text = form[field].trim();
    const parsed = parseLocalDate(text);
    if (!parsed) problems[field] = text === "" ? "missing" : "not_a_day";
    return parsed ?? ("" as LocalDate);
  };
  if (form.level !== "province" && form.level !== "ministry") problems.level = form.level === "" ? "missing" : "unknown";
  const draft: RoundDraft = {
    level: form.level === "ministry" ? "ministry" : "province",
    year: whole("year", 2019, 2100),
    no: whole("no", 1, 99),
    opensOn: day("opensOn"),
    closesOn: day("closesOn"),
    decideBy: day("decideBy"),
    spreadPercent: whole("spreadPercent", 1, 100),
    totalSpread: whole("totalSpread", 1, 100),
    quorum: whole("quorum", 1, 30),
  };
  if (!problems.opensOn && !problems.closesOn && draft.closesOn < draft.opensOn) problems.closesOn = "out_of_order";
  if (!problems.closesOn && !problems.decideBy && draft.decideBy < draft.closesOn) problems.decideBy = "out_of_order";
  return Object.keys(problems).length > 0 ? err(problems) : ok(draft);
}
