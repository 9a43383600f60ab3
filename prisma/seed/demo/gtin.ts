import { checkDigit } from "~/domain/traceability/gs1";

/** A GTIN-13 of Vietnam (prefix 893): five digits for the company, four for its item. */
export function demoGtin(company: number, item: number): string {
  const digits = `893${String(company).padStart(5, "0")}${String(item).padStart(4, "0")}`;
  return `${digits}${checkDigit(digits)}`;
}
