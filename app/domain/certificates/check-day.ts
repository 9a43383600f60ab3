import { addDays, localDateAt, parseLocalDate, startOfDay, type LocalDate } from "~/lib/local-date";

const NUMBER = /^\d{2}-(\d{3}-)?\d{5}-\d{1,3}-20\d{2}$/;

/** Whether a text has the shape of a product number: today's, or the one with a district code used before July 2025. */
export function isCertificateNumber(text: string): boolean {
  return NUMBER.test(text);
}

/** What people type or paste, as a product number is written: no blanks, plain hyphens. */
export function normaliseNumber(text: string): string {
  return text.normalize("NFKC").replace(/\s+/g, "").replace(/[‐‑‒–—−]/g, "-").slice(0, 40);
}

export type CheckDay = { day: LocalDate; at: Date };

/**
 * The moment that a question about a day means: now for today, else the last moment of that day, so that what
 * was revoked during it counts as revoked. Null when `on` is no day of the calendar between 2018, when the
 * programme began, and ten years from now.
 */
export function checkDay(on: string | null, now: Date): CheckDay | null {
  const today = localDateAt(now);
  if (on === null || on === "") return { day: today, at: now };
  const day = parseLocalDate(on);
  if (!day || day < "2018-01-01" || day > addDays(today, 3_653)) return null;
  return { day, at: day === today ? now : new Date(startOfDay(addDays(day, 1)).getTime() - 1) };
}
