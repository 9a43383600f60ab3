/**
 * A number as people here type it: `1.250,5`, `1250.5`, `0,5`. Points between groups of three with nothing else after a
 * point are thousands; NaN for what is no number.
 */
export function parseDecimal(text: string): number {
  const plain = text.trim();
  if (/^\d{1,3}(\.\d{3})+(,\d+)?$/.test(plain)) return Number(plain.replaceAll(".", "").replace(",", "."));
  return /^\d+([.,]\d+)?$/.test(plain) ? Number(plain.replace(",", ".")) : Number.NaN;
}
