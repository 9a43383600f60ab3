import fc from "fast-check";
import { expect, it } from "vitest";
import { readDecimal, readWhole } from "./vietnamese-number";

it.each([
  ["45k", 45_000], ["45 ngàn", 45_000], ["45 nghìn", 45_000], ["1,2tr", 1_200_000], ["1.2 triệu", 1_200_000], ["45.000", 45_000], ["45.000đ", 45_000], ["45 000 ₫", 45_000],
  ["1.250.000", 1_250_000], ["1,250,000", 1_250_000], ["120", 120], ["1,5", null], ["12 3", null], ["-5", null], ["", null], ["abc", null], ["45kk", null],
])("whole %s: %s", (text, value) => expect(readWhole(text)).toBe(value));

it.each([["12,5", 12.5], ["12.5", 12.5], ["1.234,5", 1234.5], ["38", 38], ["1.234", 1234], ["1,2,3", null], ["x", null]])("decimal %s: %s", (text, value) => expect(readDecimal(text)).toBe(value));

it("reads back every amount as it is printed", () => {
  const print = new Intl.NumberFormat("vi-VN");
  fc.assert(fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), (amount) => {
    expect(readWhole(print.format(amount))).toBe(amount);
    expect(readWhole(String(amount))).toBe(amount);
  }));
});

it("never fails on what is typed", () => {
  fc.assert(fc.property(fc.string(), (text) => {
    const value = readWhole(text);
    expect(value === null || (Number.isSafeInteger(value) && value >= 0)).toBe(true);
  }));
});
