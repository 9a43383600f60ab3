import type { Certification, Listing } from "~/domain/catalog/listing";
import type { SearchHit } from "~/domain/search/search";
import { pick, pickedLocale, type Locale } from "~/lib/localized-text";

/** A product as a card shows it, in one language: what loaders send to the browser. */
export type CardData = {
  slug: string;
  /** What the card's button adds; null when it cannot be added from here. */
  sku: string | null;
  name: string;
  /** The language of `name` where it is not the page's. */
  lang?: Locale;
  unit: string;
  price: number;
  stars: number;
  from: string;
  certifications: Certification[];
  inStock: boolean;
  /** Spirits that the shop does not sell online. */
  atProducerOnly?: boolean;
  picture: { key: string; tone: string; avif: boolean } | null;
};

/** Sets 14 and 15 are alcohol: chosen on the product's page, where the age notice stands. */
export const ALCOHOL_SETS: readonly number[] = [14, 15];

export function cardOfListing(listing: Listing, locale: Locale): CardData {
  return {
    slug: listing.slug,
    sku: listing.inStock && listing.abvBp === null ? listing.sku : null,
    ...nameIn(listing.name, locale),
    unit: pick(listing.unit, locale),
    price: listing.priceVnd,
    stars: listing.stars,
    from: `${pick(listing.producer, locale)} · ${listing.commune}`,
    certifications: listing.certifications,
    inStock: listing.inStock,
    picture: listing.picture,
  };
}

const cards = new WeakMap<SearchHit, Map<string, CardData>>();

/** The card of a hit: the same object for the same hit, so that what was made of it is found again. `notOnline`: a listing that is only sold where it is made. */
export function cardOfHit(hit: SearchHit, locale: Locale, notOnline = false): CardData {
  const variant = notOnline ? `${locale} not online` : locale;
  const made = cards.get(hit) ?? new Map<string, CardData>();
  const card = made.get(variant) ?? makeCard(hit, locale, notOnline);
  cards.set(hit, made.set(variant, card));
  return card;
}

function makeCard(hit: SearchHit, locale: Locale, notOnline: boolean): CardData {
  return {
    ...(notOnline ? { atProducerOnly: true } : {}),
    slug: hit.slug,
    sku: hit.inStock && !ALCOHOL_SETS.includes(hit.setNo) ? hit.sku : null,
    ...nameIn(hit.names, locale),
    unit: pick(hit.unit, locale),
    price: hit.priceVnd,
    stars: hit.stars ?? 0,
    from: `${pick(hit.producerName, locale)} · ${hit.communeName}`,
    certifications: hit.certifications,
    inStock: hit.inStock,
    picture: hit.pictureKey === null ? null : { key: hit.pictureKey, tone: hit.pictureTone ?? "rice", avif: hit.pictureAvif },
  };
}

function nameIn(name: Listing["name"], locale: Locale): { name: string; lang?: Locale } {
  const lang = pickedLocale(name, locale);
  return lang === locale ? { name: pick(name, locale) } : { name: pick(name, locale), lang };
}
