/** Whole đồng. The đồng has no minor unit, so there is never a fraction to keep. */
export type Vnd = bigint;

/**
 * `amount × basisPoints / 10 000`, rounded half away from zero. The only place that rounds money,
 * together with `includedVat` and `splitByLargestRemainder`.
 */
export function share(amount: Vnd, basisPoints: number): Vnd {
  return divideRounded(amount * BigInt(basisPoints), 10_000n);
}

/** The VAT contained in a VAT-inclusive amount: amount × rate / (1 + rate). */
export function includedVat(grossAmount: Vnd, rateBasisPoints: number): Vnd {
  return divideRounded(grossAmount * BigInt(rateBasisPoints), BigInt(10_000 + rateBasisPoints));
}

/**
 * Splits `amount` in proportion to `weights` so that the parts add up to it exactly: every part is
 * rounded down, and the đồng left over go to the largest remainders (earlier ones first among equals).
 * Weights must not be negative and must not all be zero; `amount` must not be negative.
 */
export function splitByLargestRemainder(amount: Vnd, weights: readonly bigint[]): Vnd[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  if (amount < 0n || total <= 0n || weights.some((weight) => weight < 0n)) {
    throw new RangeError("splitByLargestRemainder needs a non-negative amount and weights that are not all zero");
  }
  const parts = weights.map((weight) => (amount * weight) / total);
  const remainders = weights.map((weight, index) => ({ index, rest: (amount * weight) % total }));
  let left = amount - parts.reduce((sum, part) => sum + part, 0n);
  for (const { index } of remainders.sort((a, b) => (b.rest > a.rest ? 1 : b.rest < a.rest ? -1 : a.index - b.index))) {
    if (left === 0n) break;
    parts[index] = (parts[index] ?? 0n) + 1n;
    left -= 1n;
  }
  return parts;
}

function divideRounded(numerator: bigint, denominator: bigint): bigint {
  const sign = numerator < 0n ? -1n : 1n;
  return sign * ((numerator * sign * 2n + denominator) / (denominator * 2n));
}
