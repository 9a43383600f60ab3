/** Bills of what producers owe the shop, and their days; no I/O. */
import type { LocalDate } from "~/lib/local-date";

/** Made, and paid in full once. Money beyond it is the producer's. */
export type BillState = "open" | "paid";
/** As people see it: an open bill is overdue from the day after it was due. */
export type BillStanding = BillState | "overdue";

export function billStanding({ state, dueOn }: { state: BillState; dueOn: LocalDate }, today: LocalDate): BillStanding {
  return state === "open" && dueOn < today ? "overdue" : state;
}

/** The last day on which bills are made, up to `today` and today included. `monthDay` is 28 at most, so every month has it. */
export function lastBillDay(today: LocalDate, monthDay: number): LocalDate {
  const day = String(monthDay).padStart(2, "0");
  if (today.slice(8) >= day) return `${today.slice(0, 8)}${day}` as LocalDate;
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  return (month === 1 ? `${year - 1}-12-${day}` : `${year}-${String(month - 1).padStart(2, "0")}-${day}`) as LocalDate;
}

/** The hour in Vietnam at which the clock looks every day whether bills are to be made, and whom to remind. */
export const BILL_HOUR = 8;

export const BILL_OCCASIONS = ["issued", "due_soon", "overdue", "paid"] as const;
export type BillOccasion = (typeof BILL_OCCASIONS)[number];
