import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { checkDigit, gtinForms, isGln, isInHouseNumber, isLotCode, readGtin, readTracePath, tracePath } from "./gs1";

describe("GTIN", () => {
  it.each([["8938500123450"], ["18938500123457"], ["96385074"], ["036000291452"]])("%s is one", (gtin) => {
    expect(readGtin(gtin)).toEqual({ kind: "gtin", gtin14: gtin.padStart(14, "0") });
  });
  it("with a wrong check digit names the right one", () => expect(readGtin("8938500123451")).toEqual({ kind: "bad_check_digit", expected: 0 }));
  it.each(["", "123", "89385001234", "XL-TB-0001", "893850012345O", "８９３８５００１２３４５０"])("%j is none", (text) => expect(readGtin(text).kind).toBe("bad_shape"));

  test("any single wrong digit is found", () => {
    fc.assert(fc.property(fc.stringMatching(/^\d{13}$/), fc.nat(13), fc.integer({ min: 1, max: 9 }), (body, place, by) => {
      const right = `${body}${checkDigit(body)}`;
      const wrong = right.slice(0, place) + ((Number(right[place]) + by) % 10) + right.slice(place + 1);
      expect(readGtin(right).kind).toBe("gtin");
      expect(readGtin(wrong).kind).toBe("bad_check_digit");
    }));
  });
  test("all its forms are the same number", () => {
    for (const form of gtinForms("00000096385074")) expect(readGtin(form)).toEqual({ kind: "gtin", gtin14: "00000096385074" });
    expect(gtinForms("18938500123457")).toEqual(["18938500123457"]);
  });
});

test("GLN", () => {
  expect(isGln("8938500120008")).toBe(true);
  expect(isGln("8938500120009")).toBe(false);
  expect(isGln("893850012000")).toBe(false);
});

test("an in-house number is never a GTIN", () => {
  fc.assert(fc.property(fc.stringMatching(/^XL-[A-Z0-9-]{1,30}$/), (number) => {
    expect(isInHouseNumber(number)).toBe(true);
    expect(readGtin(number).kind).toBe("bad_shape");
    expect(tracePath(number)).not.toContain("/01/");
  }));
});

test("the path of a lot leads back to it", () => {
  fc.assert(fc.property(fc.constantFrom("08938500123450", "XL-TB-0001"), fc.stringMatching(/^[!%-?A-Z_a-z"]{1,20}$/), (number, lot) => {
    expect(isLotCode(lot)).toBe(true);
    expect(readTracePath(tracePath(number, lot))).toEqual({ number, lot });
  }));
  expect(tracePath("8938500123450")).toBe("/01/08938500123450");
  expect(readTracePath("/01/8938500123450/11/x")).toBeUndefined();
  expect(readTracePath("/01/%E0%A4%A/10/x")).toBeUndefined();
});
