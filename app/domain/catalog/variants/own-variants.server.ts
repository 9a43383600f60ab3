import { fromDateColumn, type LocalDate } from "~/lib/local-date";
import type { LocalizedText } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";
import { bookedPieces, type OpenHarvest } from "../booked-pieces.server";
import type { SaleMode } from "../sale-note";
import type { PriceBreak } from "./price-breaks";

export type OwnVariant = {
  id: string;
  sku: string;
  gtin: string | null;
  name: LocalizedText;
  unit: LocalizedText;
  netWeightG: number;
  priceVnd: bigint;
  active: boolean;
  saleMode: SaleMode;
  leadDays: number | null;
  weeklyCapacity: number | null;
  weightMarginBp: number | null;
  saleFrom: LocalDate | null;
  saleUntil: LocalDate | null;
  breaks: PriceBreak[];
  /** How many may be sold now. */
  free: number;
  /** Of what is sold ahead of one; null before the first forecast. */
  harvest: OpenHarvest | null;
};

export type OwnProduct = { id: string; slug: string; name: LocalizedText; setNo: number; published: boolean; variants: OwnVariant[] };

/** A product of this producer with all its variants, those off sale last; null when it is not theirs. */
export async function findOwnProduct(producerId: string, id: string): Promise<OwnProduct | null> {
  const row = await db().product.findFirst({
    where: { id, producerId },
    include: { variants: { orderBy: [{ active: "desc" }, { position: "asc" }, { sku: "asc" }], include: { stockUnit: { select: { available: true } }, breaks: { orderBy: { minQuantity: "asc" } } } } },
  });
  if (!row) return null;
  const booked = await bookedPieces(row.variants.filter(({ saleMode }) => saleMode === "made_to_order" || saleMode === "preorder").map((variant) => variant.id));
  return {
    id: row.id,
    slug: row.slug,
    name: row.name as LocalizedText,
    setNo: row.setNo,
    published: row.state === "published",
    variants: row.variants.map((variant) => ({
      id: variant.id, sku: variant.sku, gtin: variant.gtin, name: variant.name as LocalizedText, unit: variant.unit as LocalizedText, netWeightG: variant.netWeightG,
      priceVnd: variant.priceVnd, active: variant.active, saleMode: variant.saleMode, leadDays: variant.leadDays, weeklyCapacity: variant.weeklyCapacity,
      weightMarginBp: variant.weightMarginBp, saleFrom: variant.saleFrom && fromDateColumn(variant.saleFrom), saleUntil: variant.saleUntil && fromDateColumn(variant.saleUntil), free: booked.get(variant.id)?.free ?? Math.floor(variant.stockUnit.available / variant.unitsPerSale),
      harvest: booked.get(variant.id)?.harvest ?? null, breaks: variant.breaks.map((one) => ({ minQuantity: one.minQuantity, priceVnd: Number(one.priceVnd) })),
    })),
  };
}
