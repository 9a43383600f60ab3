import { goodsTotals, lineTotal } from "~/domain/pricing/totals";
import { quoteZone, shipsNothing, type ShippingRate } from "~/domain/shipping/quote-shipment";
import { pick, pickedLocale, type Locale } from "~/lib/localized-text";
import type { CartSnapshot, SnapshotLine, SnapshotRate } from "./cart-snapshot";
import type { CartGroup, CartLineView, CartView, LineProblem, ShippingOption } from "./cart-view";

/** From this strength on (15 %, in basis points) alcohol counts as spirits. */
const SPIRITS_ABV_BP = 1500;

/** The cart as people and partners see it: priced now, grouped by producer, with what is wrong on each line. */
export function buildCartView(snapshot: CartSnapshot, locale: Locale, spiritsOnline: boolean): CartView {
  const demand = demandByStockUnit(snapshot.lines);
  const rates = snapshot.rates.map(toRate);
  const byProducer = new Map<string, SnapshotLine[]>();
  for (const line of snapshot.lines) byProducer.set(line.producerId, [...(byProducer.get(line.producerId) ?? []), line]);
  const groups = [...byProducer.values()].map((lines) => group(lines, rates, locale, (line) => problemOf(line, demand, spiritsOnline)));

  const lines = groups.flatMap((entry) => entry.lines);
  const fees = groups.map((entry) => entry.shippingOptions.filter((option) => option.method === "ship").map((option) => option.fee));
  return {
    id: snapshot.id,
    version: snapshot.version,
    locale,
    groups,
    lineCount: lines.length,
    itemCount: lines.reduce((sum, line) => sum + line.quantity, 0),
    totals: {
      ...goodsTotals(lines),
      shippingFrom: fees.reduce((sum, group) => sum + extreme(group, (a, b) => a < b), 0n),
      shippingTo: fees.reduce((sum, group) => sum + extreme(group, (a, b) => a > b), 0n),
    },
    canCheckOut: lines.length > 0 && lines.every((line) => line.problem === null),
  };
}

/** Tariffs with money as money. */
export function toRate(rate: SnapshotRate): ShippingRate {
  return { ...rate, baseVnd: BigInt(rate.baseVnd), stepVnd: BigInt(rate.stepVnd) };
}

/** How many units of each stock unit all lines together take: a box and a single jar may share one. */
function demandByStockUnit(lines: readonly SnapshotLine[]): Map<string, number> {
  const demand = new Map<string, number>();
  for (const line of lines) demand.set(line.stockUnitId, (demand.get(line.stockUnitId) ?? 0) + line.quantity * line.unitsPerSale);
  return demand;
}

function problemOf(line: SnapshotLine, demand: Map<string, number>, spiritsOnline: boolean): LineProblem | null {
  if (!line.sold) return { kind: "unavailable" };
  if ((line.abvBp ?? 0) >= SPIRITS_ABV_BP && !spiritsOnline) return { kind: "spirits_not_sold_online" };
  const left = Math.floor(line.available / line.unitsPerSale);
  if (left < line.min) return { kind: "sold_out" };
  if ((demand.get(line.stockUnitId) ?? 0) > line.available) return { kind: "less_available", available: left };
  if (line.quantity < line.min) return { kind: "below_minimum", minimum: line.min };
  if (line.quantity > line.max) return { kind: "above_maximum", maximum: line.max };
  return null;
}

function group(
  lines: SnapshotLine[],
  rates: ShippingRate[],
  locale: Locale,
  problem: (line: SnapshotLine) => LineProblem | null,
): CartGroup {
  const [first] = lines;
  if (!first) throw new RangeError("a producer's group needs a line");
  const views = lines.map((line) => lineView(line, locale, problem(line)));
  const nothing = shipsNothing(lines);
  const options: ShippingOption[] = [];
  let chargeableG = 0;
  for (const zone of nothing ? [] : new Set(rates.map((rate) => rate.zone))) {
    const quote = quoteZone(lines, rates, zone);
    if (!quote) continue;
    chargeableG = Math.max(chargeableG, quote.chargeableG);
    options.push({ method: "ship", zone, carrier: quote.carrier, fee: quote.fee, minDays: quote.minDays, maxDays: quote.maxDays });
  }
  return {
    producer: { id: first.producerId, slug: first.producerSlug, name: pick(first.producerName, locale) },
    lines: views,
    goods: views.reduce((sum, line) => sum + line.total, 0n),
    shipsNothing: nothing,
    chargeableG,
    shippingOptions: [...options, { method: "pickup", fee: 0n }],
  };
}

function lineView(line: SnapshotLine, locale: Locale, problem: LineProblem | null): CartLineView {
  const unitPrice = BigInt(line.price);
  return {
    sku: line.sku,
    variantId: line.variantId,
    productId: line.productId,
    productSlug: line.slug,
    name: pick(line.name, locale),
    nameLocale: pickedLocale(line.name, locale),
    variantName: pick(line.variantName, locale),
    unit: pick(line.unit, locale),
    picture: line.picture && { ...line.picture, alt: pick(line.picture.alt, locale) },
    stars: line.stars,
    alcohol: (line.abvBp ?? 0) > 0,
    quantity: line.quantity,
    minQuantity: line.min,
    maxQuantity: Math.max(0, Math.min(line.max, Math.floor(line.available / line.unitsPerSale))),
    unitPrice,
    listPrice: BigInt(line.listPrice),
    total: lineTotal({ unitPrice, quantity: line.quantity }),
    vatRateBp: line.vatRateBp,
    sale: { mode: line.mode, leadDays: line.leadDays, marginBp: line.marginBp, priceVnd: unitPrice, netWeightG: line.netWeightG, window: line.window },
    problem,
  };
}

function extreme(values: readonly bigint[], wins: (a: bigint, b: bigint) => boolean): bigint {
  return values.reduce((best, value) => (wins(value, best) ? value : best), values[0] ?? 0n);
}
