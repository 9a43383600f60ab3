import { expect, test } from "vitest";
import { missedSales, readSalesWeeks } from "./sales";

test("an empty shelf cost its days times what it sold a day while it was full", () => {
  expect(missedSales({ days: 28, daysOut: 7, soldVnd: 2_100_000n })).toBe(700_000n);
  expect(missedSales({ days: 28, daysOut: 27.5, soldVnd: 100_000n })).toBeNull();
  expect(missedSales({ days: 28, daysOut: 7, soldVnd: 0n })).toBeNull();
});

test("weeks are one of a few", () => {
  expect(readSalesWeeks(new URLSearchParams("weeks=26"))).toBe(26);
  for (const text of ["weeks=-1", "weeks=1e9", ""]) expect(readSalesWeeks(new URLSearchParams(text))).toBe(13);
});
