import type { Db } from "~/platform/db/client.server";
import type { Locale, LocalizedText } from "~/lib/localized-text";
import { maskOf } from "./document";
import { phraseOf, queryWords, typoKeysOf } from "./query-words";
import {
  CERTIFICATIONS, NO_SUGGESTIONS, orderedCounts,
  type Facets, type Group, type SearchEngine, type SearchHit, type SearchQuery, type SearchResult, type SuggestedProduct, type Suggestions,
} from "./search";

type Counts = Record<string, number> | null;
type HitRow = Omit<SearchHit, "group" | "stars"> & { sector: Group; stars: number };
type Answer = { total: number; hits: HitRow[]; facets: { stars?: Counts; group?: Counts; commune?: Counts; certification?: Counts } };
type SuggestAnswer = {
  products: (Omit<SuggestedProduct, "stars"> & { stars: number })[];
  producers: { slug: string; name: LocalizedText }[];
  communes: { code: string; name: LocalizedText }[];
  queries: string[];
};

/** Searches in PostgreSQL: one call of one SQL function gives the page, the counts and the total. */
export class PostgresEngine implements SearchEngine {
  constructor(private readonly db: () => Db) {}

  async search(query: SearchQuery, at: Date): Promise<SearchResult> {
    const started = performance.now();
    const rows = await this.db().$queryRaw<{ answer: Answer }[]>`
      SELECT search_products(${JSON.stringify(questionOf(query))}::jsonb, ${at}::timestamptz) AS answer`;
    const answer = rows[0]?.answer ?? { total: 0, hits: [], facets: {} };
    return {
      total: answer.total, page: query.page, perPage: query.perPage,
      hits: answer.hits.map(({ sector, stars, ...hit }) => ({ ...hit, group: sector, stars: stars === 0 ? null : stars })),
      facets: facetsOf(answer.facets),
      engine: "postgres",
      processingMs: Math.round((performance.now() - started) * 10) / 10,
    };
  }

  async suggest(text: string, locale: Locale, at: Date): Promise<Suggestions> {
    const words = askedWords(text);
    if (words.length === 0) return NO_SUGGESTIONS;
    const rows = await this.db().$queryRaw<{ answer: SuggestAnswer }[]>`
      SELECT search_suggest(${JSON.stringify({ words, phrase: phraseOf(text), locale })}::jsonb, ${at}::timestamptz) AS answer`;
    const answer = rows[0]?.answer;
    if (answer === undefined) return NO_SUGGESTIONS;
    return {
      products: answer.products.map((product) => ({ ...product, stars: product.stars === 0 ? null : product.stars })),
      producers: answer.producers,
      communes: answer.communes.map(({ code, name }) => ({ code, name: name.vi })),
      queries: answer.queries,
    };
  }
}

function askedWords(text: string): Record<string, unknown>[] {
  return queryWords(text).map((word) => ({
    w: word.folded, han: word.han,
    ...(word.exact === null ? {} : { x: `=${word.exact}` }),
    near: !word.han && word.folded.length >= 3 && word.folded.length <= 21 ? typoKeysOf(word.folded) : [],
  }));
}

/** The parameter of `search_products`: only the filters that are set are in it. */
function questionOf(query: SearchQuery): Record<string, unknown> {
  const words = askedWords(query.q);
  return {
    words,
    ...(words.length > 0 ? { phrase: phraseOf(query.q) } : {}),
    ...(query.groups.length > 0 ? { groups: query.groups } : {}),
    ...(query.sets.length > 0 ? { sets: query.sets } : {}),
    ...(query.stars.length > 0 ? { stars: query.stars } : {}),
    ...(query.communes.length > 0 ? { communes: query.communes } : {}),
    ...(query.certifications.length > 0 ? { certification_mask: maskOf(query.certifications) } : {}),
    ...(query.producer === null ? {} : { producer: query.producer }),
    ...(query.minPrice === null ? {} : { min_price: query.minPrice }),
    ...(query.maxPrice === null ? {} : { max_price: query.maxPrice }),
    ...(query.inStock ? { in_stock: true } : {}),
    sort: query.sort, limit: query.perPage, offset: (query.page - 1) * query.perPage,
  };
}

function facetsOf(counts: Answer["facets"]): Facets {
  const marks = Object.entries(counts.certification ?? {}).flatMap(([bit, count]) => {
    const code = CERTIFICATIONS[Number(bit)];
    return code === undefined ? [] : [[code, count] as const];
  });
  return {
    stars: orderedCounts(counts.stars ?? {}),
    group: orderedCounts(counts.group ?? {}),
    commune: orderedCounts(counts.commune ?? {}),
    certification: orderedCounts(Object.fromEntries(marks)),
  };
}
