import { z } from "zod";
import { certificateAnswer, certificateBody } from "~/domain/certificates/api-schema.server";
import type { PublicCertificate } from "~/domain/certificates/certificate-queries.server";
import { givesStars } from "~/domain/certificates/standing";
import { pick, type Locale } from "~/lib/localized-text";
import { CERTIFICATIONS, SECTORS } from "./listing";
import { certificationsOfDetail, type ProductDetail } from "./product-queries.server";

const day = z.iso.date();
const vnd = z.int().min(0).describe("Whole đồng, VAT included");

/** What is sold of a product. */
const variantAnswer = z.object({
  sku: z.string(),
  name: z.string(),
  price: vnd,
  unit: z.string(),
  net_weight_g: z.int(),
  gtin: z.string().nullable(),
  stock: z.int().min(0),
  min_quantity: z.int(),
  max_quantity: z.int(),
});

/** A lot now on sale. */
export const lotAnswer = z.object({
  gtin: z.string().describe("Or the in-house number of a producer without a GS1 prefix"),
  lot: z.string(),
  harvested_on: day.nullable(),
  produced_on: day,
  best_before: day.nullable(),
});

/** `GET /products/{slug}`. `stars` and `certificate` only while the linked certificate holds: no star stands in an answer about a product that has none. */
export const productAnswer = z.object({
  sku: z.string(),
  slug: z.string(),
  name: z.string(),
  summary: z.string(),
  description: z.string(),
  price: vnd,
  unit: z.string(),
  stars: z.int().min(3).max(5).nullable(),
  group: z.enum(SECTORS),
  set: z.int().min(1).max(26),
  commune: z.string().describe("Code, as the filter takes it"),
  commune_name: z.string(),
  producer: z.string(),
  producer_slug: z.string(),
  certifications: z.array(z.enum(CERTIFICATIONS)),
  in_stock: z.boolean(),
  image: z.string().nullable(),
  variants: z.array(variantAnswer),
  certificate: certificateAnswer.nullable(),
  rating: z.object({ average: z.number().min(1).max(5), count: z.int().min(1) }).nullable().describe("Buyers' points from 1 to 5, and how many gave them: not the OCOP stars"),
  lots: z.array(lotAnswer),
});
export type ProductAnswer = z.infer<typeof productAnswer>;

type LotFacts = { gtin: string; code: string; harvestedOn: string | null; producedOn: string; bestBefore: string | null };

/** A product as the API answers it, in one language. */
export function productBody(product: ProductDetail, certificate: PublicCertificate | null, lots: LotFacts[], rating: { average: number; count: number } | null, locale: Locale): ProductAnswer {
  const sellable = product.variants.find((variant) => variant.stock >= variant.minQuantity);
  const first = sellable ?? product.variants[0];
  if (!first) throw new Error(`product ${product.slug} has nothing to sell`);
  const [picture] = product.pictures;
  return {
    sku: first.sku,
    slug: product.slug,
    name: pick(product.name, locale),
    summary: pick(product.summary, locale),
    description: pick(product.description, locale),
    price: first.priceVnd,
    unit: pick(first.unit, locale),
    stars: certificate && givesStars(certificate.standing) ? certificate.stars : null,
    group: product.sector,
    set: product.setNo,
    commune: product.communeCode,
    commune_name: product.commune,
    producer: pick(product.producer.name, locale),
    producer_slug: product.producer.slug,
    certifications: certificationsOfDetail(product),
    in_stock: sellable !== undefined,
    image: picture ? `/files/pictures/${picture.key}-${picture.widths.at(-1) ?? picture.width}.webp` : null,
    variants: product.variants.map((variant) => ({
      sku: variant.sku,
      name: pick(variant.name, locale),
      price: variant.priceVnd,
      unit: pick(variant.unit, locale),
      net_weight_g: variant.netWeightG,
      gtin: variant.gtin,
      stock: variant.stock,
      min_quantity: variant.minQuantity,
      max_quantity: variant.maxQuantity,
    })),
    certificate: certificate && givesStars(certificate.standing) ? certificateBody(certificate, locale) : null,
    rating: rating && { average: rating.average, count: rating.count },
    lots: lots.map((lot) => ({ gtin: lot.gtin, lot: lot.code, harvested_on: lot.harvestedOn, produced_on: lot.producedOn, best_before: lot.bestBefore })),
  };
}
