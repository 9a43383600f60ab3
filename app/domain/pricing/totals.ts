import { includedVat, type Vnd } from "~/lib/money";

/** One position of a cart or an order: a VAT-inclusive price and how many. */
export type PricedLine = { unitPrice: Vnd; quantity: number };

export function lineTotal(line: PricedLine): Vnd {
  return line.unitPrice * BigInt(line.quantity);
}

/**
 * What the lines cost together and how much VAT that contains. VAT is taken out of the sum of each rate,
 * not line by line, so that it is rounded once a rate, as on an invoice.
 */
export function goodsTotals(lines: readonly { total: Vnd; vatRateBp: number }[]): { goods: Vnd; vatIncluded: Vnd } {
  const byRate = new Map<number, Vnd>();
  for (const line of lines) byRate.set(line.vatRateBp, (byRate.get(line.vatRateBp) ?? 0n) + line.total);
  let goods = 0n;
  let vatIncluded = 0n;
  for (const [rate, gross] of byRate) {
    goods += gross;
    vatIncluded += includedVat(gross, rate);
  }
  return { goods, vatIncluded };
}
