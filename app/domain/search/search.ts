import type { Locale, LocalizedText } from "~/lib/localized-text";

export const GROUPS = ["food", "beverages", "herbs", "handicrafts", "ornamentals", "tourism"] as const;
export type Group = (typeof GROUPS)[number];

/** In the order of the bits of `search_document.certification_mask`. */
export const CERTIFICATIONS = ["vietgap", "globalgap", "organic", "haccp", "iso22000", "gi", "mark"] as const;
export type Certification = (typeof CERTIFICATIONS)[number];

export const SORTS = ["relevance", "newest", "price", "-price", "-stars", "-sold"] as const;
export type Sort = (typeof SORTS)[number];

export const MAX_QUERY_LENGTH = 200;
export const MAX_PAGE = 1_000;
export const MAX_PER_PAGE = 100;
export const PER_PAGE = 24;

/** Everything a search can be asked. Prices are whole đồng; empty lists and nulls mean: no such filter. */
export type SearchQuery = {
  q: string;
  groups: Group[];
  /** Numbers of the 26 product sets */
  sets: number[];
  /** 3, 4, 5: only products with a star in force at the moment of asking */
  stars: number[];
  /** Five-digit codes */
  communes: string[];
  certifications: Certification[];
  /** Slug */
  producer: string | null;
  minPrice: number | null;
  maxPrice: number | null;
  inStock: boolean;
  sort: Sort;
  /** From 1 */
  page: number;
  perPage: number;
  /** The reader's language: it chooses which texts are shown, never which products are found. */
  locale: Locale;
};

/** One found product, in all languages. `stars` are those in force at the moment asked about; null when none. */
export type SearchHit = {
  productId: string;
  slug: string;
  sku: string;
  names: LocalizedText;
  unit: LocalizedText;
  priceVnd: number;
  inStock: boolean;
  stars: number | null;
  group: Group;
  setNo: number;
  communeCode: string;
  communeName: string;
  producerSlug: string;
  producerName: LocalizedText;
  certifications: Certification[];
  seasonMonths: number[];
  soldCount: number;
  pictureKey: string | null;
  pictureTone: string | null;
  pictureAvif: boolean;
};

/** Ordered by count, then by value. Values are what the filter of the same name takes; zero counts are left out. */
export type FacetCount = { value: string; count: number };
export const FACETS = ["stars", "group", "commune", "certification"] as const;
export type FacetName = (typeof FACETS)[number];
/** Each counted as if it had no filter of its own. */
export type Facets = Record<FacetName, FacetCount[]>;

export type SearchResult = {
  total: number;
  page: number;
  perPage: number;
  hits: SearchHit[];
  facets: Facets;
  engine: "postgres" | "meilisearch";
  processingMs: number;
};

export type SuggestedProduct = Pick<SearchHit, "slug" | "sku" | "names" | "unit" | "priceVnd" | "stars" | "pictureKey" | "pictureTone">;

/** At most 6 products and 4 of each other kind, best first. */
export type Suggestions = {
  products: SuggestedProduct[];
  producers: { slug: string; name: LocalizedText }[];
  communes: { code: string; name: string }[];
  queries: string[];
};

export const NO_SUGGESTIONS: Suggestions = { products: [], producers: [], communes: [], queries: [] };

/** What answers searches. Both engines find the same products and count the same facets. */
export interface SearchEngine {
  /** @param at the moment whose stars are shown, filtered and counted */
  search(query: SearchQuery, at: Date): Promise<SearchResult>;
  suggest(text: string, locale: Locale, at: Date): Promise<Suggestions>;
}

/** Where a product's picture is; null when it has none. */
export function pictureUrl(key: string | null, width = 320): string | null {
  return key === null ? null : `/files/pictures/${key}-${width}.webp`;
}

/** Counts as engines find them to the order that everyone shows. */
export function orderedCounts(counts: Readonly<Record<string, number>>): FacetCount[] {
  return Object.entries(counts)
    .map(([value, count]) => ({ value, count }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
