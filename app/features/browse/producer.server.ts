import { listByProducer } from "~/domain/catalog/shelf-queries.server";
import { findProducer } from "~/domain/producers/producer-queries.server";
import { localDateAt, toDateColumn } from "~/lib/local-date";
import { pick, type Locale } from "~/lib/localized-text";
import { env } from "~/platform/env/env.server";
import { localePath } from "~/platform/i18n/locale";
import { serverT } from "~/platform/i18n/texts.server";
import { cardOfListing } from "~/ui/commerce/card-data";
import { breadcrumbList, type PageHead } from "~/ui/layout/page-head";

/** A producer's page in one language, or null when there is none of that address. */
export async function loadProducer(slug: string, locale: Locale, at: Date) {
  const producer = await findProducer(slug, toDateColumn(localDateAt(at)));
  if (!producer) return null;
  const listings = await listByProducer(producer.id, at);
  const t = serverT(locale);
  const { siteUrl } = env();
  const name = pick(producer.name, locale);
  const path = `/nha-san-xuat/${slug}`;
  const crumbs = [
    { name: t("nav.home"), href: localePath(locale, "/") },
    { name: t("nav.producers"), href: localePath(locale, "/nha-san-xuat") },
    { name },
  ];
  const organisation = {
    "@context": "https://schema.org",
    "@type": "Organization",
    name,
    legalName: producer.legalName,
    url: `${siteUrl}${localePath(locale, path)}`,
    ...(producer.taxCode ? { taxID: producer.taxCode } : {}),
    ...(producer.establishedYear ? { foundingDate: String(producer.establishedYear) } : {}),
    address: { "@type": "PostalAddress", addressLocality: producer.commune, addressRegion: "Lạng Sơn", addressCountry: "VN" },
  };
  const head: PageHead = {
    title: name,
    description: t("producer.description", { name, kind: t(`kind.${producer.kind}`), commune: producer.commune }),
    locale,
    siteUrl,
    path,
    kind: "profile",
    image: "/scenes/hero-share.jpg",
    jsonLd: [breadcrumbList(siteUrl, crumbs), organisation],
  };
  const { id: _id, picture, name: _name, story, ...facts } = producer;
  return {
    head,
    crumbs,
    producer: { ...facts, name, story: pick(story, locale), picture: picture && { ...picture, alt: pick(picture.alt, locale) } },
    cards: listings.map((listing) => cardOfListing(listing, locale)),
  };
}
