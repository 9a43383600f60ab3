import { addDays, type LocalDate } from "~/lib/local-date";

/** Days before the end at which a holder is told by itself: the window opens, half-way, it closes, and three more. */
export const NOTICE_DAYS = [180, 150, 120, 60, 30, 0] as const;

/** How long after the end the last notice is still written, should the daily job not have run on the day. */
const LATEST_DAYS_AFTER = 30;

/**
 * The notice that a certificate with so many days left has reached: that of the last day of the list which has come, so
 * that a day without the job loses none, and the first day of all does not write all six. Null before the window and long after the end.
 */
export function dueNotice(daysLeft: number): string | null {
  if (daysLeft < -LATEST_DAYS_AFTER) return null;
  const reached = NOTICE_DAYS.filter((days) => daysLeft <= days).at(-1);
  return reached === undefined ? null : `d${reached}`;
}

/** An officer's notice: one for each certificate and day. */
export function manualNotice(day: LocalDate): string {
  return `m${day}`;
}

/** Ends between these days can have a notice due on `day`. */
export function noticeRange(day: LocalDate): { from: LocalDate; to: LocalDate } {
  return { from: addDays(day, -LATEST_DAYS_AFTER), to: addDays(day, Math.max(...NOTICE_DAYS)) };
}
