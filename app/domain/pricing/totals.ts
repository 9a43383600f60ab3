import { includedVat, type Vnd } from "~/lib/money";

/** One position of a cart or an order: a VAT-inclusive price, how many, and the rate inside it. */
export type PricedLine = { unitPrice: Vnd; quantity: number; vatRateBp: number };

export function lineTotal(line: Pick<PricedLine, "unitPrice" | "quantity">): Vnd {
  return line.unitPrice * BigInt(line.quantity);
}

/**
 * What the lines cost together and how much VAT that contains. VAT is taken out of the sum of each rate,
 * not line by line, so that it is rounded once a rate, as on an invoice.
 */
export function goodsTotals(lines: readonly PricedLine[]): { goods: Vnd; vatIncluded: Vnd } {
  const byRate = new Map<number, Vnd>();
  for (const line of lines) byRate.set(line.vatRateBp, (byRate.get(line.vatRateBp) ?? 0n) + lineTotal(line));
  let goods = 0n;
  let vatIncluded = 0n;
  for (const [rate, gross] of byRate) {
    goods += gross;
    vatIncluded += includedVat(gross, rate);
  }
  return { goods, vatIncluded };
}
