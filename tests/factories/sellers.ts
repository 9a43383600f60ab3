/** Numbers of a new seller, valid and another each time. */
import { checkDigit } from "~/domain/traceability/gs1";

/** Ten digits with the check digit they ask for. */
export function newTaxCode(): string {
  for (let number = Date.now() % 1_000_000_000; ; number += 1) {
    const digits = [...String(number).padStart(9, "0")].map(Number);
    const last = 10 - ([31, 29, 23, 19, 17, 13, 7, 5, 3].reduce((sum, weight, index) => sum + weight * (digits[index] ?? 0), 0) % 11);
    if (last < 10) return `${digits.join("")}${last}`;
  }
}

/** A GTIN-13 with Vietnam's prefix, and the same with a digit that does not check. */
export function newGtin(): { gtin: string; wrong: string } {
  const digits = `893${String(Date.now() % 1_000_000_000).padStart(9, "0")}`;
  const check = checkDigit(digits);
  return { gtin: `${digits}${check}`, wrong: `${digits}${(check + 1) % 10}` };
}
