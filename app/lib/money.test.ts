import fc from "fast-check";
import { expect, test } from "vitest";
import { includedVat, share, splitByLargestRemainder } from "./money";

test("the parts of a split add up to the whole and differ from their exact share by less than one đồng", () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 13n }),
      fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 20 }).filter((weights) => weights.some((w) => w > 0n)),
      (amount, weights) => {
        const parts = splitByLargestRemainder(amount, weights);
        const total = weights.reduce((a, b) => a + b, 0n);
        expect(parts.reduce((a, b) => a + b, 0n)).toBe(amount);
        parts.forEach((part, index) => {
          const difference = part * total - amount * (weights[index] ?? 0n);
          expect(difference > -total && difference < total).toBe(true);
        });
      },
    ),
  );
});

test("included VAT of a gross amount", () => {
  expect(includedVat(108_000n, 800)).toBe(8_000n);
  expect(includedVat(105_000n, 500)).toBe(5_000n);
  expect(includedVat(50_000n, 0)).toBe(0n);
});

test("shares round half away from zero", () => {
  expect(share(150n, 100)).toBe(2n);
  expect(share(-150n, 100)).toBe(-2n);
  expect(share(149n, 100)).toBe(1n);
});
