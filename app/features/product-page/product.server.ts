import { authorityName } from "~/domain/certificates/authority-name";
import { findCertificateOfProduct } from "~/domain/certificates/certificate-queries.server";
import { certificationsOfDetail, findProduct, type ProductDetail } from "~/domain/catalog/product-queries.server";
import { isAlcohol, isStrongAlcohol } from "~/domain/catalog/listing";
import { listRelated } from "~/domain/catalog/shelf-queries.server";
import { listPublicPapers } from "~/domain/programme/documents.server";
import { spiritsOnline } from "~/domain/cart/spirits-online.server";
import { findRating, listReviews } from "~/domain/reviews/review-queries.server";
import { deliveryTable } from "~/domain/shipping/delivery-table.server";
import { listLotsOnSale } from "~/domain/traceability/lot-queries.server";
import { localDateAt } from "~/lib/local-date";
import { pick, type Locale } from "~/lib/localized-text";
import { env } from "~/platform/env/env.server";
import { localePath } from "~/platform/i18n/locale";
import { serverT } from "~/platform/i18n/texts.server";
import { cardOfListing } from "~/ui/commerce/card-data";
import { certificateFacts } from "~/ui/commerce/certificate-panel";
import { breadcrumbList, type PageHead } from "~/ui/layout/page-head";
import { aheadOf } from "./ahead.server";
import { productStructuredData } from "./structured-data";
import { journeyOf, labelFacts } from "./product-view";

const RELATED = 4;
const REVIEWS = 4;

/** Everything a product's page shows, in one language, or null when nothing is published under that address. */
export async function loadProduct(slug: string, locale: Locale, at: Date) {
  const product = await findProduct(slug, at);
  const [first] = product?.variants ?? [];
  if (!product || !first) return null;
  const parcel = { quantity: first.minQuantity, weightG: first.shippingWeightG, ...first.size, service: product.handling.includes("service") };
  const [linked, lots, related, delivery, papers, rating, reviews] = await Promise.all([
    findCertificateOfProduct(product.id, at),
    listLotsOnSale(product.id),
    listRelated(product, at, RELATED),
    deliveryTable(parcel, at),
    listPublicPapers({ marks: product.protectedNames.map(({ ipRightId }) => ipRightId), recognitions: product.awards.map(({ id }) => id) }),
    findRating(product.id),
    listReviews(product.id, { take: REVIEWS }),
  ]);
  const strong = isStrongAlcohol(product.abvBp);
  const certificate = linked ? certificateFacts({ ...linked, decision: { ...linked.decision, authority: authorityName(linked.decision.authority, locale) } }) : null;
  const stars = certificate?.holds ? certificate.stars : 0;
  const name = pick(product.name, locale);
  const crumbs = crumbsOf(product, name, locale);
  const { siteUrl } = env();
  const head: PageHead = {
    title: name,
    description: pick(product.summary, locale),
    locale,
    siteUrl,
    path: `/san-pham/${slug}`,
    kind: "product",
    image: strong ? null : `/files/share/${slug}`,
    jsonLd: [breadcrumbList(siteUrl, crumbs), ...(strong ? [] : [productStructuredData({ product, locale, siteUrl, certificateNumber: stars > 0 ? (certificate?.number ?? null) : null, stars, rating, reviews })])],
  };
  const papersOf = (id: string) => papers.filter(({ ownerId }) => ownerId === id).map(({ id, name }) => ({ id, name }));
  const view = {
    slug,
    name,
    summary: pick(product.summary, locale),
    description: pick(product.description, locale),
    stars,
    certifications: certificationsOfDetail(product),
    commune: product.commune,
    alcohol: isAlcohol(product.abvBp),
    soldOnline: !strong || spiritsOnline(),
    pictures: product.pictures.map(({ alt, ...picture }) => ({ ...picture, alt: pick(alt, locale) })),
    variants: product.variants.map((variant) => ({
      sku: variant.sku,
      name: pick(variant.name, locale),
      unit: pick(variant.unit, locale),
      price: variant.priceVnd,
      stock: variant.stock,
      minQuantity: variant.minQuantity,
      maxQuantity: Math.min(variant.maxQuantity, variant.stock),
      ...aheadOf(variant, locale, localDateAt(at)),
    })),
    quality: product.quality.map((one) => ({ ...one, body: authorityName(one.body, locale) })),
    protectedNames: product.protectedNames.map(({ ipRightId, ...right }) => ({ ...right, papers: papersOf(ipRightId) })),
    awards: product.awards.map(({ id, ...award }) => ({ ...award, papers: papersOf(id) })),
    producer: {
      slug: product.producer.slug,
      name: pick(product.producer.name, locale),
      kind: product.producer.kind as "cooperative",
      commune: product.producer.commune,
      establishedYear: product.producer.establishedYear,
      memberCount: product.producer.memberCount,
      story: pick(product.producer.story, locale),
      verified: product.producer.verified,
      picture: product.producer.picture && { key: product.producer.picture.key, tone: product.producer.picture.tone, avif: product.producer.picture.avif },
    },
    facts: labelFacts(product, locale),
  };
  return {
    head,
    crumbs,
    product: view,
    certificate,
    journey: journeyOf(lots, locale),
    delivery: delivery.map(({ zone: _zone, ...row }) => row),
    rating,
    reviews,
    related: related.map((listing) => cardOfListing(listing, locale)),
  };
}

export type ProductPageData = NonNullable<Awaited<ReturnType<typeof loadProduct>>>;

function crumbsOf(product: ProductDetail, name: string, locale: Locale) {
  const t = serverT(locale);
  const to = (path: string) => localePath(locale, path);
  return [
    { name: t("nav.home"), href: to("/") },
    { name: t(`sector.${product.sector}`), href: to(`/san-pham?group=${product.sector}`) },
    { name: pick(product.setName, locale), href: to(`/san-pham?set=${product.setNo}`) },
    { name },
  ];
}
