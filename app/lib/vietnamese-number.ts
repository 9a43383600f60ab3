/** Numbers as people in Vietnam type them: `45.000`, `45k`, `1,5`, `1,2tr`; no I/O. */

const UNITS: Readonly<Record<string, number>> = { "": 1, k: 1_000, ng: 1_000, ngan: 1_000, nghin: 1_000, tr: 1_000_000, trieu: 1_000_000, m: 1_000_000 };

/**
 * A number with a comma for decimals and dots or blanks between groups of three; a single dot that does not stand before
 * three digits is taken for a comma, as phones type it. Null for anything else.
 */
export function readDecimal(text: string): number | null {
  const compact = text.trim().replaceAll(/(?<=\d)[\s\u00a0\u202f](?=\d{3}(\D|$))/gu, "");
  if (/^\d{1,3}(\.\d{3})+(,\d+)?$/.test(compact)) return Number(compact.replaceAll(".", "").replace(",", "."));
  if (/^\d{1,3}(,\d{3}){2,}$/.test(compact)) return Number(compact.replaceAll(",", ""));
  return /^\d{1,15}([.,]\d{1,6})?$/.test(compact) ? Number(compact.replace(",", ".")) : null;
}

/** A whole number; `45k`, `45 ngàn` and `1,2tr` are understood, and đồng signs. Null when it is none, or not whole. */
export function readWhole(text: string): number | null {
  const match = /^([\d.,\s\u00a0\u202f]*\d)\s*(k|ngàn|ngan|nghìn|nghin|ng|tr|triệu|trieu|m)?\s*(₫|đ|d|vnd|đồng|dong)?$/iu.exec(text.trim().normalize("NFC"));
  if (!match?.[1]) return null;
  const unit = (match[2] ?? "").toLowerCase().normalize("NFD").replaceAll(/\p{M}/gu, "");
  const value = readDecimal(match[1]);
  if (value === null) return null;
  const whole = value * (UNITS[unit] ?? 1);
  return Number.isSafeInteger(Math.round(whole)) && Math.abs(whole - Math.round(whole)) < 1e-6 ? Math.round(whole) : null;
}
