import { describe, expect, it } from "vitest";
import { parseLocalDate, type LocalDate } from "~/lib/local-date";
import { addWorkingDays, communeDeadline, reEvaluationDeadline, regularRound, renewalWindow } from "./deadlines";

const day = (text: string): LocalDate => {
  const parsed = parseLocalDate(text);
  if (!parsed) throw new Error(text);
  return parsed;
};

describe("working days", () => {
  it.each([
    ["2026-11-25", 1, "2026-11-26"],
    ["2026-11-27", 1, "2026-11-30"],
    ["2026-11-25", 15, "2026-12-16"],
    ["2026-08-28", 2, "2026-09-03"],
    ["2026-12-31", 1, "2027-01-04"],
  ])("after %s the %i. is %s", (from, count, to) => {
    expect(addWorkingDays(day(from), count)).toBe(to);
  });
});

it("a commune has 15 working days, a re-evaluation 45 days", () => {
  expect(communeDeadline(day("2026-11-25"), day("2026-12-14"))).toEqual({ on: "2026-12-16", daysLeft: 2, legalBasis: "26/2026/QĐ-TTg" });
  expect(reEvaluationDeadline(day("2026-11-01"), day("2026-12-20"))).toMatchObject({ on: "2026-12-16", daysLeft: -4 });
});

it.each([["2028-12-31", "2028-07-04", "2028-09-02"], ["2027-02-02", "2026-08-06", "2026-10-05"]])("a certificate that ends on %s is renewed from %s to %s", (end, opensOn, closesOn) => {
  expect(renewalWindow(day(end), day("2026-11-25"))).toMatchObject({ opensOn, closesOn });
});

it.each([
  ["province", 1, "2027-04-29", "2027-06-29"], ["province", 2, "2027-10-29", "2027-12-29"], ["ministry", 1, "2027-01-29", "2027-03-29"], ["ministry", 2, "2027-07-29", "2027-09-29"],
] as const)("the %s's round %i of 2027 takes requests through %s and decides through %s", (level, no, closesOn, decideBy) => {
  expect(regularRound(level, 2027, no, day("2026-11-25"))).toMatchObject({ closesOn, decideBy });
  expect(regularRound(level, 2027, 3, day("2026-11-25"))).toBeNull();
});
