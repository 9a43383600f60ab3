import { expect, it } from "vitest";
import { nextRun } from "./next-run";

it.each([
  ["* * * * *", "2026-11-28T00:00:30Z", "2026-11-28T00:01:00.000Z"],
  ["*/10 * * * *", "2026-11-28T00:01:00Z", "2026-11-28T00:10:00.000Z"],
  // Half past three at night in Vietnam is half past eight in the evening before in UTC.
  ["30 3 * * *", "2026-11-28T00:00:00Z", "2026-11-28T20:30:00.000Z"],
  ["0 0 * * *", "2026-11-28T17:00:00Z", "2026-11-29T17:00:00.000Z"],
  ["0 7 * * 1", "2026-11-28T00:00:00Z", "2026-11-30T00:00:00.000Z"],
])("%s after %s", (cron, at, next) => {
  expect(nextRun(cron, new Date(at))?.toISOString()).toBe(next);
});

it("never", () => {
  expect(nextRun("0 0 30 2 *", new Date("2026-11-28T00:00:00Z"))).toBeNull();
});
