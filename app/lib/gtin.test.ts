import fc from "fast-check";
import { expect, it } from "vitest";
import { isGtin } from "./gtin";

it.each([["4006381333931", true], ["8936012345672", false], ["96385074", true], ["036000291452", true], ["10012345678902", true], ["4006381333930", false], ["400638133393", false], ["", false]])(
  "%s: %s", (text, sound) => expect(isGtin(text)).toBe(sound),
);

it("finds every single wrong digit", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
    const digits = [..."4006381333931"];
    digits[at] = String((Number(digits[at]) + by) % 10);
    expect(isGtin(digits.join(""))).toBe(false);
  }));
});
