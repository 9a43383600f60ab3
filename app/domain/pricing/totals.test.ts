import fc from "fast-check";
import { expect, test } from "vitest";
import { goodsTotals, lineTotal } from "./totals";

const priced = (one: { unitPrice: bigint; quantity: number; vatRateBp: number }) => ({ total: lineTotal(one), vatRateBp: one.vatRateBp });

test("VAT is taken out of the sum of each rate", () => {
  const lines = [
    { unitPrice: 180_000n, quantity: 2, vatRateBp: 500 },
    { unitPrice: 108_000n, quantity: 1, vatRateBp: 800 },
    { unitPrice: 50_000n, quantity: 1, vatRateBp: 0 },
  ];
  expect(goodsTotals(lines.map(priced))).toEqual({ goods: 518_000n, vatIncluded: 17_143n + 8_000n });
  expect(goodsTotals([])).toEqual({ goods: 0n, vatIncluded: 0n });
});

const line = fc.record({ unitPrice: fc.bigInt({ min: 1n, max: 10n ** 9n }), quantity: fc.integer({ min: 1, max: 999 }), vatRateBp: fc.constantFrom(0, 500, 800, 1000) });

test("the total is the sum of the lines in any order, and contains less VAT than the dearest rate of it", () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 100 }), (lines) => {
      const totals = goodsTotals(lines.map(priced));
      expect(totals.goods).toBe(lines.reduce((sum, entry) => sum + lineTotal(entry), 0n));
      expect(goodsTotals([...lines].reverse().map(priced))).toEqual(totals);
      expect(totals.vatIncluded * 11n <= totals.goods + 11n * 4n).toBe(true);
    }),
  );
});
