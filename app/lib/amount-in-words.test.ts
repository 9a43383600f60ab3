import fc from "fast-check";
import { expect, test } from "vitest";
import { amountInWords } from "./amount-in-words";

test.each([
  [0n, "Không đồng"],
  [1n, "Một đồng"],
  [10n, "Mười đồng"],
  [15n, "Mười lăm đồng"],
  [21n, "Hai mươi mốt đồng"],
  [24n, "Hai mươi tư đồng"],
  [14n, "Mười bốn đồng"],
  [101n, "Một trăm lẻ một đồng"],
  [115n, "Một trăm mười lăm đồng"],
  [1_000n, "Một nghìn đồng"],
  [1_005n, "Một nghìn không trăm lẻ năm đồng"],
  [20_000n, "Hai mươi nghìn đồng"],
  [1_250_105n, "Một triệu hai trăm năm mươi nghìn một trăm lẻ năm đồng"],
  [1_000_000n, "Một triệu đồng"],
  [2_000_015n, "Hai triệu không trăm mười lăm đồng"],
  [1_000_005_000n, "Một tỷ không trăm lẻ năm nghìn đồng"],
  [1_000_000_000_000n, "Một nghìn tỷ đồng"],
  [-36_000n, "Âm ba mươi sáu nghìn đồng"],
])("%s is %s", (amount, words) => {
  expect(amountInWords(amount)).toBe(words);
});

const DIGIT: Record<string, number> = { không: 0, một: 1, mốt: 1, hai: 2, ba: 3, bốn: 4, tư: 4, năm: 5, lăm: 5, sáu: 6, bảy: 7, tám: 8, chín: 9, mười: 10 };

/** Reads the words back, each as a step: written apart from the other direction. */
function readBack(text: string): bigint {
  let [total, group, digit] = [0n, 0n, 0n];
  for (const word of text.toLowerCase().replace(/ đồng$/, "").split(" ")) {
    const value = DIGIT[word];
    if (word === "trăm") [group, digit] = [group + digit * 100n, 0n];
    else if (word === "mươi") [group, digit] = [group + digit * 10n, 0n];
    else if (word === "mười") group += 10n;
    else if (word === "nghìn" || word === "triệu") [total, group, digit] = [total + (group + digit) * (word === "nghìn" ? 1_000n : 1_000_000n), 0n, 0n];
    else if (word === "tỷ") [total, group, digit] = [(total + group + digit) * 1_000_000_000n, 0n, 0n];
    else if (value !== undefined) digit = BigInt(value);
  }
  return total + group + digit;
}

test("whatever the amount, its words say it and no other", () => {
  fc.assert(fc.property(fc.bigInt({ min: 0n, max: 999_999_999_999n }), (amount) => readBack(amountInWords(amount)) === amount), { numRuns: 500 });
});
