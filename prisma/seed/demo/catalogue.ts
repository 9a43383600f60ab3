import { addDays, startOfDay, type LocalDate } from "~/lib/local-date";
import type { DemoProducer } from "../../data/producers/load";
import type { DemoProduct } from "../../data/products/load";
import { Chance, idOf } from "../random";
import type { Row } from "../session";
import { demoGtin } from "./gtin";
import { freeSlug } from "./people";
import { unitText } from "./unit-texts";
import { saleColumns } from "./selling-modes";

/** Numbers of the invented companies in GTINs begin here. */
const FIRST_COMPANY = 86_000;

export interface CatalogueRows {
  products: Row[];
  stockUnits: Row[];
  variants: Row[];
  movements: Row[];
  /** GTIN by SKU. */
  gtins: Map<string, string>;
}

function vatClass(product: DemoProduct, producer: DemoProducer): string {
  if (product.setNo === 14 || product.setNo === 15) return "rate_10";
  // Unprocessed produce: not subject when the grower sells it, five percent when a company trades it.
  if (product.setNo <= 4) return producer.kind === "company" ? "agri_no_declare" : "agri_not_subject";
  return "rate_8_temp";
}

function soldCount(product: DemoProduct, chance: Chance): number {
  const price = product.variants[0]?.price ?? 100_000;
  const appeal = (product.stars === 4 ? 2.2 : 1) * (product.onSale ? 1 : 0.15) * (product.name.en === undefined ? 0.6 : 1);
  return Math.round((30 + chance.next() ** 3 * 1_500) * appeal * Math.min(1.5, 60_000 / price + 0.15));
}

/**
 * Products, variants, what stands on the shelf and how it got there. `companies` numbers the producers for their GTINs:
 * every producer keeps its number. `used` grows by the slugs and GTINs given out.
 */
export function catalogueRows(products: readonly DemoProduct[], producers: ReadonlyMap<string, DemoProducer>, companies: ReadonlyMap<string, number>, today: LocalDate, used: { slugs: Set<string>; gtins: Set<string> }): CatalogueRows {
  const rows: CatalogueRows = { products: [], stockUnits: [], variants: [], movements: [], gtins: new Map() };
  for (const product of products) {
    const producer = producers.get(product.producer);
    if (!producer) throw new Error(`Product ${product.key} names an unknown producer: ${product.producer}`);
    const chance = new Chance(`product:${product.key}`);
    const publishedOn = addDays(today, -chance.between(2, 420));
    const publishedAt = new Date(startOfDay(publishedOn).getTime() + chance.between(8 * 3_600, 17 * 3_600) * 1_000);
    const createdAt = new Date(publishedAt.getTime() - 2 * 86_400_000).toISOString();
    rows.products.push({
      id: idOf(`product:${product.key}`), slug: freeSlug(product.name.vi, used.slugs), producer_id: idOf(`producer:${product.producer}`),
      commune_code: product.communeCode, set_no: product.setNo, state: product.onSale ? "published" : "draft", name: product.name,
      summary: product.summary, description: product.description, ingredients: product.ingredients ?? null, storage: product.storage ?? null,
      shelf_life_days: product.shelfLifeDays ?? null, abv_bp: product.abvPercent === undefined ? null : Math.round(product.abvPercent * 100),
      season_months: product.seasonMonths ?? [], handling: product.handling, vat_class: vatClass(product, producer),
      recognised_year: product.firstYear, sold_count: soldCount(product, chance),
      published_at: product.onSale ? publishedAt.toISOString() : null, created_at: createdAt, updated_at: createdAt,
    });
    variantRows(rows, product, companies.get(product.producer) ?? 0, createdAt, today, used.gtins);
  }
  return rows;
}

function variantRows(rows: CatalogueRows, product: DemoProduct, company: number, createdAt: string, today: LocalDate, usedGtins: Set<string>): void {
  product.variants.forEach((variant, position) => {
    const gtin = variant.gtin === true ? gtinOf(variant.sku, company, usedGtins) : null;
    if (gtin !== null) rows.gtins.set(variant.sku, gtin);
    if (variant.sharesStockWith === undefined) {
      const id = idOf(`stock:${variant.sku}`);
      rows.stockUnits.push({ id, producer_id: idOf(`producer:${product.producer}`), label: `${product.name.vi} – ${variant.name.vi}`, available: variant.stock });
      if (variant.stock > 0) {
        rows.movements.push({ id: idOf(`opening:${variant.sku}`), stock_unit_id: id, delta: variant.stock, reason: "opening", note: "Tồn kho đầu kỳ", at: createdAt });
      }
    }
    const [length, width, height] = variant.dims;
    rows.variants.push({
      id: idOf(`variant:${variant.sku}`), product_id: idOf(`product:${product.key}`), sku: variant.sku, gtin, name: variant.name,
      unit: unitText(variant.unit), net_weight_g: variant.netWeightG, shipping_weight_g: variant.shippingWeightG, length_cm: Math.ceil(length),
      width_cm: Math.ceil(width), height_cm: Math.ceil(height), price_vnd: variant.price, stock_unit_id: idOf(`stock:${variant.sharesStockWith ?? variant.sku}`),
      units_per_sale: variant.unitsPerSale ?? 1, min_quantity: variant.minQuantity ?? 1, max_quantity: variant.maxQuantity ?? 999, position, active: true, ...saleColumns(variant, product, today),
    });
  });
}

/** An item number that follows from the SKU; the next free one of the company where two meet. */
function gtinOf(sku: string, company: number, given: Set<string>): string {
  let item = new Chance(`gtin:${sku}`).between(1, 9_999);
  while (given.has(demoGtin(FIRST_COMPANY + company, item))) item = (item % 9_999) + 1;
  const gtin = demoGtin(FIRST_COMPANY + company, item);
  given.add(gtin);
  return gtin;
}
