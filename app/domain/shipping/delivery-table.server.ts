import { localDateAt, toDateColumn } from "~/lib/local-date";
import { db } from "~/platform/db/client.server";
import { quoteZone, type ParcelLine } from "./quote-shipment";

/** What one parcel costs and how long it takes to the provinces of a zone, the nearest zone first. */
export type DeliveryRow = { zone: string; provinces: string[]; minDays: number; maxDays: number; feeVnd: number };

/**
 * The delivery of one line to every zone at the tariffs of that day, for a table before anybody has said where they
 * live. Zones that no carrier serves that day are left out; a service has no rows.
 */
export async function deliveryTable(line: ParcelLine, at: Date): Promise<DeliveryRow[]> {
  if (line.service) return [];
  const today = toDateColumn(localDateAt(at));
  const [zones, rates] = await Promise.all([
    db().shippingZone.findMany({ include: { province: { select: { name: true } } } }),
    db().shippingRate.findMany({ where: { validFrom: { lte: today }, OR: [{ validTo: null }, { validTo: { gt: today } }] } }),
  ]);
  const order = new Intl.Collator("vi").compare;
  const rows = new Map<string, DeliveryRow>();
  for (const { zone, minDays, maxDays, province } of zones) {
    const key = `${zone} ${minDays} ${maxDays}`;
    const row = rows.get(key);
    if (row) {
      row.provinces.push(province.name);
      continue;
    }
    const quote = quoteZone([line], rates.map((rate) => ({ ...rate, minDays, maxDays })), zone);
    if (quote) rows.set(key, { zone, provinces: [province.name], minDays, maxDays, feeVnd: Number(quote.fee) });
  }
  return [...rows.values()]
    .map((row) => ({ ...row, provinces: row.provinces.sort(order) }))
    .sort((a, b) => a.feeVnd - b.feeVnd || a.minDays - b.minDays);
}
