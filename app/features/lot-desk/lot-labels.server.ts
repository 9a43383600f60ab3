import { findCertificateOfProduct } from "~/domain/certificates/certificate-queries.server";
import { givesStars } from "~/domain/certificates/standing";
import { findProduct } from "~/domain/catalog/product-queries.server";
import { tracePath } from "~/domain/traceability/gs1";
import { findTrace } from "~/domain/traceability/trace-queries.server";
import { env } from "~/platform/env/env.server";
import type { LabelSize } from "./label-sizes";
import { labelSheet } from "./labels.server";

/** The sheet of a lot: stars only while they hold, the price only when asked for. Null for a lot nobody can look up. */
export async function labelsOfLot(lot: { number: string; code: string }, wanted: { size: LabelSize; count: number; price: boolean; at: Date }): Promise<Uint8Array<ArrayBuffer> | null> {
  const trace = await findTrace(lot.number, lot.code);
  if (!trace) return null;
  const [certificate, listing] = await Promise.all([findCertificateOfProduct(trace.product.id, wanted.at), wanted.price ? findProduct(trace.product.slug, wanted.at) : null]);
  const variant = listing?.variants.find(({ gtin, sku }) => gtin === lot.number || sku === lot.number);
  const facts = {
    url: env().siteUrl + tracePath(lot.number, lot.code), name: trace.product.name.vi, producer: trace.product.producer.legalName, lot: lot.code,
    stars: certificate && givesStars(certificate.standing) ? certificate.stars : 0, producedOn: trace.lot.producedOn, bestBefore: trace.lot.bestBefore, priceVnd: variant?.priceVnd ?? null,
  };
  return labelSheet(facts, wanted.size, wanted.count, wanted.at);
}
