import type { ProductDetail } from "~/domain/catalog/product-queries.server";
import type { SaleMode } from "~/domain/catalog/sale-note";
import { pick, type Locale } from "~/lib/localized-text";
import { localePath } from "~/platform/i18n/locale";

const AVAILABLE: Record<SaleMode, string> = { stock: "InStock", by_weight: "InStock", made_to_order: "MadeToOrder", preorder: "PreOrder" };

/**
 * A product in the words of schema.org. Prices are whole đồng, VAT included. The OCOP stars are a certification and not
 * a rating by buyers: they are told as such, and only while they hold.
 */
export function productStructuredData({
  product,
  locale,
  siteUrl,
  stars,
  certificateNumber,
}: {
  product: ProductDetail;
  locale: Locale;
  siteUrl: string;
  stars: number;
  certificateNumber: string | null;
}): object {
  const url = `${siteUrl}${localePath(locale, `/san-pham/${product.slug}`)}`;
  const seller = {
    "@type": "Organization",
    name: pick(product.producer.name, locale),
    legalName: product.producer.legalName,
    url: `${siteUrl}${localePath(locale, `/nha-san-xuat/${product.producer.slug}`)}`,
  };
  const offers = product.variants.map((variant) => ({
    "@type": "Offer",
    sku: variant.sku,
    name: pick(variant.name, locale),
    ...(variant.gtin ? { gtin: variant.gtin } : {}),
    price: String(variant.priceVnd),
    priceCurrency: "VND",
    availability: `https://schema.org/${variant.stock < variant.minQuantity ? "OutOfStock" : AVAILABLE[variant.sale.mode]}`,
    itemCondition: "https://schema.org/NewCondition",
    url,
    seller,
  }));
  return {
    "@context": "https://schema.org",
    "@type": "Product",
    name: pick(product.name, locale),
    description: pick(product.summary, locale),
    url,
    sku: product.variants[0]?.sku,
    category: pick(product.setName, locale),
    countryOfOrigin: "VN",
    image: product.pictures.map((picture) => `${siteUrl}/files/pictures/${picture.key}-${picture.widths.at(-1) ?? picture.width}.webp`),
    brand: { "@type": "Brand", name: pick(product.producer.name, locale) },
    manufacturer: seller,
    ...(stars > 0 && certificateNumber
      ? {
          hasCertification: {
            "@type": "Certification",
            name: "OCOP",
            certificationIdentification: certificateNumber,
            certificationRating: { "@type": "Rating", ratingValue: stars, bestRating: 5 },
            url: `${siteUrl}${localePath(locale, `/chung-nhan/${certificateNumber}`)}`,
          },
        }
      : {}),
    offers: offers.length === 1 ? offers[0] : offers,
  };
}
