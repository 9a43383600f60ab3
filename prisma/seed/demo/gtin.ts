/** The last digit of a GTIN, from the digits before it: weights 3, 1, 3 … from the right (GS1 General Specifications). */
export function checkDigit(digits: string): number {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    sum += Number(digits[digits.length - 1 - index]) * (index % 2 === 0 ? 3 : 1);
  }
  return (10 - (sum % 10)) % 10;
}

/** A GTIN-13 of Vietnam (prefix 893): five digits for the company, four for its item. */
export function demoGtin(company: number, item: number): string {
  const digits = `893${String(company).padStart(5, "0")}${String(item).padStart(4, "0")}`;
  return `${digits}${checkDigit(digits)}`;
}
