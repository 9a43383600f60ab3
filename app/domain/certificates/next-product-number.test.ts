import { expect, it } from "vitest";
import { nextProductNumber } from "./next-product-number";
import { checkProductNumber } from "./product-number";

const series = { province: "20", communeCode: "06463", year: 2026 };

it.each([
  [[], "20-06463-01-2026"],
  [["20-06463-01-2026", "20-06463-2-2026"], "20-06463-03-2026"],
  [["20-06463-07-2025", "20-06541-09-2026"], "20-06463-01-2026"],
  [["20-187-06463-3-2026"], "20-06463-01-2026"],
  [["20-06463-99-2026"], "20-06463-100-2026"],
  [["20-06463-999-2026"], null],
])("after %j comes %s", (taken, next) => {
  expect(nextProductNumber(series, taken)).toBe(next);
  if (next) expect(checkProductNumber(next, "2026-11-25")).toBeNull();
});
