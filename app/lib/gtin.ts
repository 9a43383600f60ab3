/**
 * Whether a text is a GTIN of 8, 12, 13 or 14 digits whose last checks the others (GS1 General Specifications 7.9: weights 3
 * and 1 from the right, modulo 10).
 */
export function isGtin(text: string): boolean {
  if (!/^(\d{8}|\d{12,14})$/.test(text)) return false;
  const digits = [...text].map(Number).toReversed();
  return digits.reduce((sum, digit, index) => sum + digit * (index % 2 === 0 ? 1 : 3), 0) % 10 === 0;
}
