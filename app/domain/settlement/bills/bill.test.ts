import { expect, test } from "vitest";
import type { LocalDate } from "~/lib/local-date";
import { billStanding, lastBillDay } from "./bill";

test.each([
  ["2026-11-28", 1, "2026-11-01"],
  ["2026-11-01", 1, "2026-11-01"],
  ["2026-01-04", 5, "2025-12-05"],
  ["2026-03-27", 28, "2026-02-28"],
])("on %s the last bills were made on day %s: %s", (today, monthDay, day) => expect(lastBillDay(today as LocalDate, monthDay)).toBe(day));

test.each([
  ["open", "2026-11-10", "2026-11-10", "open"],
  ["open", "2026-11-10", "2026-11-11", "overdue"],
  ["paid", "2026-11-10", "2026-12-11", "paid"],
] as const)("%s and due on %s is on %s %s", (state, dueOn, today, standing) => expect(billStanding({ state, dueOn: dueOn as LocalDate }, today as LocalDate)).toBe(standing));
