/** A calendar day in Vietnam, `YYYY-MM-DD`. Vietnam is UTC+7 all year, without daylight saving. */
export type LocalDate = string & { readonly __localDate: unique symbol };

const OFFSET_MS = 7 * 3_600_000;
const DAY_MS = 86_400_000;
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The day it is in Vietnam at that moment. */
export function localDateAt(at: Date): LocalDate {
  return new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 10) as LocalDate;
}

/** Reads `YYYY-MM-DD`; null when it is not a day of the calendar (2026-02-30) or of another shape. */
export function parseLocalDate(text: string): LocalDate | null {
  const match = SHAPE.exec(text);
  if (!match) return null;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text ? (text as LocalDate) : null;
}

/** The first moment of that day in Vietnam. */
export function startOfDay(day: LocalDate): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) - OFFSET_MS);
}

export function addDays(day: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10) as LocalDate;
}

/** The same day `months` later; the last day of the month when that day does not exist there. */
export function addMonths(day: LocalDate, months: number): LocalDate {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10) as LocalDate;
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** A DATE column as Prisma and pg hand it over (midnight UTC) to a calendar day. */
export function fromDateColumn(value: Date): LocalDate {
  return value.toISOString().slice(0, 10) as LocalDate;
}

/** A calendar day as a DATE column wants it (midnight UTC). */
export function toDateColumn(day: LocalDate): Date {
  return new Date(`${day}T00:00:00Z`);
}
