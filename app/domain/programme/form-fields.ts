import { parseLocalDate, type LocalDate } from "~/lib/local-date";
import { normalise } from "~/lib/vietnamese-text";

/** What can be wrong with a field of the programme's forms. */
export type FieldProblem = "missing" | "too_long" | "not_a_day" | "not_a_number" | "out_of_range" | "unknown" | "before_start" | "after_start" | "taken" | "deadline_missing" | "other_year" | "not_chosen";
export type FieldProblems = Record<string, FieldProblem>;

/** Reads the fields of a form one by one and collects what is wrong with each. */
export class FormReader {
  readonly problems: FieldProblems = {};

  constructor(private readonly form: ReadonlyMap<string, string>) {}

  get ok(): boolean {
    return Object.keys(this.problems).length === 0;
  }

  fault(name: string, problem: FieldProblem): void {
    this.problems[name] ??= problem;
  }

  /** A text of at most `most` characters; null when it is empty and may be. */
  optionalText(name: string, most: number): string | null {
    const text = normalise((this.form.get(name) ?? "").replaceAll("\0", ""));
    if (text.length > most) this.fault(name, "too_long");
    return text === "" ? null : text;
  }

  text(name: string, most: number): string {
    const text = this.optionalText(name, most);
    if (text === null) this.fault(name, "missing");
    return text ?? "";
  }

  optionalDay(name: string): LocalDate | null {
    const text = (this.form.get(name) ?? "").trim();
    if (text === "") return null;
    const day = parseLocalDate(text);
    if (!day) this.fault(name, "not_a_day");
    return day;
  }

  day(name: string): LocalDate | null {
    if ((this.form.get(name) ?? "").trim() === "") this.fault(name, "missing");
    return this.optionalDay(name);
  }

  /** A whole number; blanks and points between its digits are as people write them. */
  optionalWhole(name: string, least: number, most: number): number | null {
    const text = (this.form.get(name) ?? "").replaceAll(/[\s.]/g, "");
    if (text === "") return null;
    if (!/^\d{1,15}$/.test(text)) {
      this.fault(name, "not_a_number");
      return null;
    }
    const value = Number(text);
    if (value < least || value > most) this.fault(name, "out_of_range");
    return value;
  }

  whole(name: string, least: number, most: number): number {
    const value = this.optionalWhole(name, least, most);
    if (value === null) this.fault(name, "missing");
    return value ?? least;
  }

  choice<Value extends string>(name: string, values: readonly [Value, ...Value[]]): Value {
    const text = this.form.get(name) ?? "";
    const value = values.find((one) => one === text);
    if (!value) this.fault(name, text === "" ? "missing" : "unknown");
    return value ?? values[0];
  }
}
