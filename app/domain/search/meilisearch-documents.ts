import { marksAt, textsOf, type DocumentSource } from "./document";
import { queryWords, runsOf, tonePlaced } from "./query-words";
import type { SearchHit } from "./search";

/** What the server needs to know to search as PostgreSQL does. Attributes in the order of what a match in them is worth. */
export const MEILI_SETTINGS = {
  searchableAttributes: ["names", "synonyms", "title", "body"],
  filterableAttributes: ["sector", "setNo", "communeCode", "certifications", "producerSlug", "priceVnd", "inStock", "stars", "starsFrom", "starsUntil"],
  sortableAttributes: ["priceVnd", "publishedAt", "starsSort", "soldCount"],
  displayedAttributes: ["id", "shown", "stars", "starsFrom", "starsUntil", "titleExact"],
  rankingRules: ["sort", "words", "typo", "attribute", "exactness", "proximity", "starsSort:desc", "soldCount:desc", "publishedAt:desc"],
  // Syllables are short: from four letters one error, from nine two.
  typoTolerance: { minWordSizeForTypos: { oneTypo: 4, twoTypos: 9 } },
  localizedAttributes: [{ attributePatterns: ["names", "synonyms", "title", "body"], locales: ["vie" as const, "eng" as const, "cmn" as const] }],
  faceting: { maxValuesPerFacet: 200 },
  pagination: { maxTotalHits: 100_000 },
};

type Shown = Omit<SearchHit, "stars">;

export type MeiliDocument = {
  id: string;
  names: string[];
  synonyms: string[];
  title: string[];
  body: string[];
  /** Words of names, places and producer as written, blanks around each: what tones are compared with */
  titleExact: string;
  sector: string;
  setNo: number;
  communeCode: string;
  certifications: string[];
  producerSlug: string;
  priceVnd: number;
  inStock: boolean;
  /** Seconds; a star holds from starsFrom until just before starsUntil */
  stars: number | null;
  starsFrom: number | null;
  starsUntil: number | null;
  starsSort: number;
  soldCount: number;
  publishedAt: number;
  shown: Shown;
};

/** Later than any certificate ends. */
const FOREVER = 253_370_764_800;

export function meiliDocument(source: DocumentSource, at: Date): MeiliDocument {
  const { held } = marksAt(source.marks, at);
  const texts = textsOf(source, held);
  const first = source.variants[0];
  const star = source.star;
  const starsFrom = star === null ? null : seconds(star.from);
  const starsUntil = star === null ? null : star.until === null ? FOREVER : seconds(star.until);
  const now = at.getTime() / 1_000;
  const priceVnd = first?.priceVnd ?? 0;
  const inStock = source.variants.some((variant) => variant.inStock);
  const publishedAt = seconds(source.publishedAt);
  return {
    id: source.productId, names: texts.names, synonyms: texts.synonyms, title: texts.title, body: texts.body, titleExact: exactWords([...texts.names, ...texts.synonyms, ...texts.title].join(" ")),
    sector: source.sector, setNo: source.setNo, communeCode: source.communeCode, certifications: held, producerSlug: source.producerSlug,
    priceVnd, inStock, stars: star?.stars ?? null, starsFrom, starsUntil,
    starsSort: starsFrom !== null && starsUntil !== null && starsFrom <= now && now < starsUntil ? (star?.stars ?? 0) : 0,
    soldCount: source.soldCount, publishedAt,
    shown: {
      productId: source.productId, slug: source.slug, sku: first?.sku ?? "", names: source.names, unit: first?.unit ?? { vi: "" }, priceVnd, inStock,
      group: source.sector, setNo: source.setNo, communeCode: source.communeCode, communeName: source.communeName,
      producerSlug: source.producerSlug, producerName: source.producerName, certifications: held, seasonMonths: source.seasonMonths,
      soldCount: source.soldCount, pictureKey: source.picture?.key ?? null, pictureTone: source.picture?.tone ?? null, pictureAvif: source.picture?.avif ?? false,
    },
  };
}

/** A found document back to a hit with the stars of the moment; null when it is not one of ours. */
export function hitOf(found: Record<string, unknown>, at: Date): { hit: SearchHit; titleExact: string } | null {
  const shown = found["shown"];
  if (typeof shown !== "object" || shown === null || !("slug" in shown) || !("names" in shown) || typeof found["titleExact"] !== "string") return null;
  const now = at.getTime() / 1_000;
  const { stars, starsFrom, starsUntil } = found;
  const inForce = typeof stars === "number" && typeof starsFrom === "number" && typeof starsUntil === "number" && starsFrom <= now && now < starsUntil;
  return { hit: { ...(shown as Shown), stars: inForce ? stars : null }, titleExact: found["titleExact"] };
}

/** The words typed with marks, each as `exactWords` has it; empty when there are none. */
export function tonedWords(text: string): string[] {
  return queryWords(text).flatMap((word) => (word.exact === null ? [] : [` ${word.exact} `]));
}

function exactWords(text: string): string {
  return ` ${runsOf(text).map((word) => word.exact ?? tonePlaced(word.folded)).join("  ")} `;
}

function seconds(time: string): number {
  return new Date(time).getTime() / 1_000;
}
