/** One line says what changed: `na 120kg 45k`; no I/O. */
import { readDecimal, readWhole } from "~/lib/vietnamese-number";
import { fold } from "~/lib/vietnamese-text";

/** A name, and a count, a price, or both. */
export type OneLine = { name: string; stock: number | null; priceVnd: number | null; unit: string | null };

/** What goods are counted in, as people write it (without tone marks). */
const COUNTED = ["kg", "ki", "can", "g", "gam", "lang", "yen", "ta", "tan", "hop", "chai", "lo", "goi", "tui", "bich", "qua", "trai", "con", "bo", "mo", "chuc", "cai", "chiec", "thung", "ro", "banh", "lit", "l", "cay", "chau"];
const PRICE = /^(\d[\d.,]*)(k|ng|ngan|nghin|tr|trieu|d|dong|vnd|₫)(\/\p{L}+)?$/u;
const AMOUNT = /^(\d[\d.,]*)(\p{L}+)?$/u;
/** A bare number from here on is a price: nobody sells for less, and few count so many. */
const LEAST_BARE_PRICE = 1_000;

/**
 * Reads a line: words before the first number are the name, a number with a unit of goods is the count, one with `k`, `tr`
 * or `đ` (or from a thousand on) the price, in either order. Null when the name is missing, something is left over, or
 * neither number can be read. Counts are whole.
 */
export function readOneLine(line: string): OneLine | null {
  // A blank between a number and its unit is one word: `120 kg`, `45 ngàn`.
  const text = fold(line.slice(0, 200)).replaceAll(/(\d)\s+(kg|ki|k|ngan|nghin|trieu|tr|dong|vnd|₫|hop|chai|lo|goi|tui|bich|qua|trai|con|bo|chuc|cai|chiec|thung|lit|cay|chau)(?=\s|$)/gu, "$1$2");
  const words = text.split(" ").filter((word) => word !== "");
  const first = words.findIndex((word) => /^\d/.test(word));
  if (first < 1) return null;
  const read: OneLine = { name: words.slice(0, first).join(" "), stock: null, priceVnd: null, unit: null };
  for (const word of words.slice(first)) {
    const price = priceOf(word);
    if (price !== null) {
      if (read.priceVnd !== null) return null;
      read.priceVnd = price;
      continue;
    }
    const amount = amountOf(word);
    if (amount === null || read.stock !== null) return null;
    read.stock = amount.count;
    read.unit = amount.unit;
  }
  return read;
}

function priceOf(word: string): number | null {
  const match = PRICE.exec(word);
  const bare = /^\d[\d.,]*$/.test(word) ? readWhole(word) : null;
  const price = match ? readWhole(`${match[1]}${match[2]}`) : bare !== null && bare >= LEAST_BARE_PRICE ? bare : null;
  return price !== null && price >= 1 && price <= 1_000_000_000 ? price : null;
}

function amountOf(word: string): { count: number; unit: string | null } | null {
  const match = AMOUNT.exec(word);
  const count = match?.[1] === undefined ? null : readDecimal(match[1]);
  const unit = match?.[2] ?? null;
  if (count === null || !Number.isInteger(count) || count > 1_000_000 || (unit !== null && !COUNTED.includes(unit))) return null;
  return { count, unit };
}

export type Named = { id: string; product: string; variant: string; unit: string };

/**
 * Which variant is meant: all words of the name must begin words of the product or variant. Those whose unit is the one
 * written come first, then the closest in length; at most five.
 */
export function matchVariants<Variant extends Named>(line: OneLine, variants: readonly Variant[]): Variant[] {
  const asked = line.name.split(" ");
  const ranked = variants.flatMap((variant) => {
    const words = fold(`${variant.product} ${variant.variant}`).split(/[^\p{L}\p{N}]+/u);
    if (!asked.every((word) => words.some((one) => one.startsWith(word)))) return [];
    const exact = asked.filter((word) => words.includes(word)).length;
    const sameUnit = line.unit !== null && fold(variant.unit).split(/[^\p{L}]+/u).includes(line.unit);
    return [{ variant, score: (sameUnit ? 1_000 : 0) + exact * 100 - words.length }];
  });
  return ranked.toSorted((one, other) => other.score - one.score).slice(0, 5).map(({ variant }) => variant);
}
