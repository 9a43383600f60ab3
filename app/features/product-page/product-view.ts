import type { ProductDetail } from "~/domain/catalog/product-queries.server";
import { tracePath } from "~/domain/traceability/gs1";
import type { LotOnSale } from "~/domain/traceability/lot-queries.server";
import type { LocalDate } from "~/lib/local-date";
import { pick, type Locale } from "~/lib/localized-text";

/** What the label says, as far as it is known, in one language. */
export type LabelFacts = {
  netWeights: { name: string; grams: number }[];
  gtins: string[];
  skus: string[];
  ingredients: string | null;
  storage: string | null;
  shelfLifeDays: number | null;
  abvPercent: number | null;
  seasonMonths: number[];
  setName: string;
  responsible: string;
  seller: ProductDetail["producer"]["identity"];
};

export function labelFacts(product: ProductDetail, locale: Locale): LabelFacts {
  const text = (value: ProductDetail["storage"]) => (value ? pick(value, locale) : null);
  return {
    netWeights: product.variants.filter((variant) => variant.netWeightG > 0).map((variant) => ({ name: pick(variant.name, locale), grams: variant.netWeightG })),
    gtins: product.variants.flatMap((variant) => variant.gtin ?? []),
    skus: product.variants.map((variant) => variant.sku),
    ingredients: text(product.ingredients),
    storage: text(product.storage),
    shelfLifeDays: product.shelfLifeDays,
    abvPercent: product.abvBp === null ? null : product.abvBp / 100,
    seasonMonths: product.seasonMonths,
    setName: pick(product.setName, locale),
    responsible: product.producer.legalName,
    seller: product.producer.identity,
  };
}

/** Steps that the shop has words for; others are shown as recorded. */
export const KNOWN_STEPS = [
  "commissioning", "creating_class_instance", "harvesting", "inspecting", "processing", "transforming", "packing", "storing",
  "shipping", "receiving", "stocking", "retail_selling",
] as const;
export type StepName = (typeof KNOWN_STEPS)[number] | "other";

export type Journey = {
  code: string;
  gtin: string;
  harvestedOn: LocalDate | null;
  producedOn: LocalDate;
  bestBefore: LocalDate | null;
  area: { code: string; crop: string; areaHa: number; commune: string } | null;
  steps: { id: string; at: Date; step: StepName; place: string | null; detail: string | null }[];
  others: { code: string; producedOn: LocalDate; path: string }[];
  /** Of its trace page. */
  path: string;
};

/** The journey of the freshest lot on sale, and the codes of the others; null when none is recorded. */
export function journeyOf(lots: LotOnSale[], locale: Locale): Journey | null {
  const [lot, ...others] = lots;
  if (!lot) return null;
  return {
    code: lot.code,
    gtin: lot.gtin,
    harvestedOn: lot.harvestedOn,
    producedOn: lot.producedOn,
    bestBefore: lot.bestBefore,
    area: lot.growingArea && { code: lot.growingArea.code, crop: lot.growingArea.crop, areaHa: lot.growingArea.areaHa, commune: lot.growingArea.commune },
    steps: lot.steps.map((step) => ({
      id: step.id,
      at: step.at,
      step: KNOWN_STEPS.find((known) => known === step.bizStep) ?? "other",
      place: step.place && pick(step.place, locale),
      detail: step.detail && pick(step.detail, locale),
    })),
    others: others.map(({ gtin, code, producedOn }) => ({ code, producedOn, path: tracePath(gtin, code) })),
    path: tracePath(lot.gtin, lot.code),
  };
}
