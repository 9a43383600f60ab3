const WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3];

/**
 * Whether a text is a Vietnamese company tax code: ten digits whose last checks the others (10 minus the weighted sum
 * modulo 11), with an optional branch of three digits.
 */
export function isTaxCode(text: string): boolean {
  const match = /^(\d{10})(-\d{3})?$/.exec(text);
  if (!match?.[1]) return false;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(match[1]?.[index]), 0);
  return 10 - (sum % 11) === Number(match[1][9]);
}
