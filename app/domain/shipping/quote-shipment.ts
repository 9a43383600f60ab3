import type { Vnd } from "~/lib/money";

/** What has to be carried of one line: packed weight in grams and size in centimetres of one piece. */
export type ParcelLine = { quantity: number; weightG: number; lengthCm: number; widthCm: number; heightCm: number; service: boolean };

/** A carrier's tariff in one zone: the first `baseGrams` cost `baseVnd`, each begun step after them `stepVnd`. */
export type ShippingRate = {
  carrier: string;
  zone: string;
  baseGrams: number;
  baseVnd: Vnd;
  stepGrams: number;
  stepVnd: Vnd;
  /** Volumetric grams are cm³ × 1000 / divisor. */
  divisor: number;
  /** Days on the way. */
  minDays: number;
  maxDays: number;
};

export type ShipmentQuote = { fee: Vnd; chargeableG: number; carrier: string; minDays: number; maxDays: number };

/** Whether there is nothing to carry: only services such as a homestay. */
export function shipsNothing(lines: readonly ParcelLine[]): boolean {
  return lines.every((line) => line.service);
}

/** The greater of real and volumetric weight of all pieces together, in whole grams rounded up. Services weigh nothing. */
export function chargeableGrams(lines: readonly ParcelLine[], divisor: number): number {
  let weight = 0;
  let volume = 0;
  for (const line of lines) {
    if (line.service) continue;
    weight += line.quantity * line.weightG;
    volume += line.quantity * line.lengthCm * line.widthCm * line.heightCm;
  }
  return Math.max(weight, Math.ceil((volume * 1000) / divisor));
}

/** What one producer's shipment costs by one tariff. Nothing to carry costs nothing and takes no days. */
export function quoteShipment(lines: readonly ParcelLine[], rate: ShippingRate): ShipmentQuote {
  if (shipsNothing(lines)) return { fee: 0n, chargeableG: 0, carrier: rate.carrier, minDays: 0, maxDays: 0 };
  const chargeableG = chargeableGrams(lines, rate.divisor);
  const steps = Math.ceil(Math.max(0, chargeableG - rate.baseGrams) / rate.stepGrams);
  return { fee: rate.baseVnd + BigInt(steps) * rate.stepVnd, chargeableG, carrier: rate.carrier, minDays: rate.minDays, maxDays: rate.maxDays };
}

/** The cheapest of the tariffs of a zone, the earlier one among equals; null when no carrier goes there. */
export function quoteZone(lines: readonly ParcelLine[], rates: readonly ShippingRate[], zone: string): ShipmentQuote | null {
  let best: ShipmentQuote | null = null;
  for (const rate of rates) {
    if (rate.zone !== zone) continue;
    const quote = quoteShipment(lines, rate);
    if (best === null || quote.fee < best.fee) best = quote;
  }
  return best;
}
