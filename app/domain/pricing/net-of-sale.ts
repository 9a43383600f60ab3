/** What a seller is left with of one sale; no I/O. */
import { share } from "~/lib/money";

export type Charge = { charge: "commission" | "vat_withheld" | "pit_withheld"; rateBp: number; legalBasis: string };
export type NetLine = Charge & { amount: bigint };

/** Every part that is kept back of a price, with its rate and why, and what is left. Each part is rounded by itself to whole đồng. */
export function netOfSale(priceVnd: bigint, charges: readonly Charge[]): { lines: NetLine[]; net: bigint } {
  const lines = charges.map((charge) => ({ ...charge, amount: share(priceVnd, charge.rateBp) }));
  return { lines, net: lines.reduce((left, { amount }) => left - amount, priceVnd) };
}
