/** Whether somebody may buy alcohol: 18 whole years on the day in Vietnam (Law 44/2019/QH14, art. 5); no I/O. */
import { parseLocalDate, type LocalDate } from "~/lib/local-date";

const ADULT = 18;
/** Older than anybody: a slip of the finger. */
const OLDEST = 120;

export type AgeFault = "missing" | "invalid" | "under_age";

/** What is wrong with a date of birth for buying alcohol on `today`; null when it makes the buyer 18 or older. Who was born on 29 February is a year older on 1 March. */
export function ageFault(birth: string | null | undefined, today: LocalDate): AgeFault | null {
  const text = (birth ?? "").trim();
  if (text === "") return "missing";
  const day = parseLocalDate(text);
  if (day === null || day > today) return "invalid";
  const years = Number(today.slice(0, 4)) - Number(day.slice(0, 4)) - (today.slice(5) < day.slice(5) ? 1 : 0);
  if (years > OLDEST) return "invalid";
  return years >= ADULT ? null : "under_age";
}
