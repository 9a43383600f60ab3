import { isId } from "~/lib/id";
import { parseLocalDate, type LocalDate } from "~/lib/local-date";
import { normalise } from "~/lib/vietnamese-text";

export type FieldProblem =
  | "missing" | "too_long" | "unknown" | "not_a_day" | "in_future" | "too_early" | "before_start"
  | "whole_number" | "unknown_certificate" | "other_producer" | "not_in_force" | "no_deadline" | "deadline_unneeded";

/** Reads the fields of a form one after the other and notes what is wrong with each. */
export class FormFields<Name extends string> {
  readonly problems: Partial<Record<Name, FieldProblem>> = {};

  constructor(private readonly form: Readonly<Record<Name, string>>) {}

  text(name: Name, longest: number, required = true): string {
    const clean = normalise(this.form[name].replaceAll("\0", ""));
    if (clean === "" && required) this.problems[name] = "missing";
    else if (clean.length > longest) this.problems[name] = "too_long";
    return clean;
  }

  day(name: Name, required = true): LocalDate | null {
    const typed = this.form[name].trim();
    if (typed === "") {
      if (required) this.problems[name] = "missing";
      return null;
    }
    const day = parseLocalDate(typed);
    if (!day) this.problems[name] = "not_a_day";
    return day;
  }

  oneOf<Choice extends string>(name: Name, choices: readonly Choice[]): Choice | null {
    const chosen = choices.find((choice) => choice === this.form[name]) ?? null;
    if (chosen === null) this.problems[name] = this.form[name] === "" ? "missing" : "unknown";
    return chosen;
  }

  id(name: Name, required = true): string | null {
    const typed = this.form[name];
    if (typed === "") {
      if (required) this.problems[name] = "missing";
      return null;
    }
    if (!isId(typed)) this.problems[name] = "unknown";
    return isId(typed) ? typed : null;
  }

  refuse(name: Name, problem: FieldProblem): void {
    this.problems[name] ??= problem;
  }

  get faulty(): boolean {
    return Object.keys(this.problems).length > 0;
  }
}
