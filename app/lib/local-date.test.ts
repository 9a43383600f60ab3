import { expect, test } from "vitest";
import { addDays, addMonths, daysBetween, localDateAt, parseLocalDate, startOfDay } from "./local-date";

const day = (text: string) => {
  const parsed = parseLocalDate(text);
  if (!parsed) throw new Error(text);
  return parsed;
};

test("a day begins at midnight in Vietnam, not in Greenwich", () => {
  expect(localDateAt(new Date("2026-05-02T16:59:59Z"))).toBe("2026-05-02");
  expect(localDateAt(new Date("2026-05-02T17:00:00Z"))).toBe("2026-05-03");
  expect(startOfDay(day("2026-05-03")).toISOString()).toBe("2026-05-02T17:00:00.000Z");
});

test("days that do not exist are refused", () => {
  expect(parseLocalDate("2026-02-30")).toBeNull();
  expect(parseLocalDate("03/05/2026")).toBeNull();
  expect(parseLocalDate("2028-02-29")).toBe("2028-02-29");
});

test("36 months after issue, and the last day of shorter months", () => {
  expect(addMonths(day("2025-12-31"), 36)).toBe("2028-12-31");
  expect(addMonths(day("2024-02-29"), 36)).toBe("2027-02-28");
  expect(addMonths(day("2026-10-31"), 1)).toBe("2026-11-30");
});

test("the filing window of a certificate that ends on 31 December 2028", () => {
  expect(addDays(day("2028-12-31"), -180)).toBe("2028-07-04");
  expect(addDays(day("2028-12-31"), -120)).toBe("2028-09-02");
  expect(daysBetween(day("2028-07-04"), day("2028-12-31"))).toBe(180);
});
