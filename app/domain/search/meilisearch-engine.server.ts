import type { MeiliPage, MeiliServer } from "~/platform/search-engine/meilisearch.server";
import type { Db } from "~/platform/db/client.server";
import type { Locale } from "~/lib/localized-text";
import { normalise } from "~/lib/vietnamese-text";
import { publishedProductIds, readDocumentSources } from "./document-sources.server";
import { hitOf, meiliDocument, MEILI_SETTINGS, tonedWords } from "./meilisearch-documents";
import { orderedCounts, type FacetName, type SearchEngine, type SearchHit, type SearchQuery, type SearchResult, type Sort, type Suggestions } from "./search";

const BATCH = 500;
/** How deep exact tones are looked for; pages behind it keep the server's order. */
const RERANKED = 200;

const FIELDS: Record<FacetName, string> = { stars: "stars", group: "sector", commune: "communeCode", certification: "certifications" };
const SORTED: Record<Sort, string[]> = {
  relevance: [], newest: ["publishedAt:desc"], price: ["priceVnd:asc"], "-price": ["priceVnd:desc"], "-stars": ["starsSort:desc"], "-sold": ["soldCount:desc"],
};

/** Searches in Meilisearch. Producers, communes and queries of search-as-you-type come from PostgreSQL, where they are few. */
export class MeilisearchEngine implements SearchEngine {
  constructor(private readonly server: MeiliServer, private readonly fallback: SearchEngine, readonly index = "products") {}

  async search(query: SearchQuery, at: Date): Promise<SearchResult> {
    const started = performance.now();
    let pages = await this.ask(query, at, "all");
    // Every word is asked for; when nothing has them all, the last ones are left out.
    if (query.q !== "" && pages.every((page) => page.totalHits === 0)) pages = await this.ask(query, at, "last");
    const [main, ...others] = pages;
    if (main === undefined) throw new Error("Meilisearch answered no page");
    const counts = new Map(facetQuestions(query, at).map((facet, index) => [facet.name, others[index]?.facets[FIELDS[facet.name]] ?? {}]));
    const facet = (name: FacetName) => orderedCounts(counts.get(name) ?? main.facets[FIELDS[name]] ?? {});
    return {
      total: main.totalHits, page: query.page, perPage: query.perPage,
      hits: this.hits(main, query, at),
      facets: { stars: facet("stars"), group: facet("group"), commune: facet("commune"), certification: facet("certification") },
      engine: "meilisearch",
      processingMs: Math.round((performance.now() - started) * 10) / 10,
    };
  }

  async suggest(text: string, locale: Locale, at: Date): Promise<Suggestions> {
    const [rest, pages] = await Promise.all([
      this.fallback.suggest(text, locale, at),
      this.server.ask([{ indexUid: this.index, q: normalise(text), attributesToSearchOn: ["names", "synonyms", "title"], hitsPerPage: 6, page: 1, matchingStrategy: "all" }]),
    ]);
    return { ...rest, products: (pages[0]?.hits ?? []).map((found) => read(found, at).hit) };
  }

  /** Puts these products as they now are, and takes out those no longer published. */
  async refresh(db: Db, productIds: readonly string[], at: Date): Promise<void> {
    await this.server.ensureIndex(this.index, MEILI_SETTINGS);
    for (let start = 0; start < productIds.length; start += BATCH) {
      const ids = productIds.slice(start, start + BATCH);
      const kept = await this.putAll(db, ids, at, this.index);
      await this.server.remove(this.index, ids.filter((id) => !kept.has(id)));
    }
  }

  /** Builds a second index beside the live one and swaps them; the live one answers until then. */
  async rebuild(db: Db, at: Date): Promise<void> {
    const next = `${this.index}_next`;
    const began = new Date();
    await this.server.ensureIndex(this.index, MEILI_SETTINGS);
    await this.server.startIndex(next, MEILI_SETTINGS);
    const ids = await publishedProductIds(db);
    for (let start = 0; start < ids.length; start += BATCH) await this.putAll(db, ids.slice(start, start + BATCH), at, next);
    await this.server.goLive(next, this.index);
    // What changed meanwhile went to the index that is gone now.
    const changed = await db.$queryRaw<{ id: string }[]>`SELECT id::text FROM product WHERE updated_at >= ${began}::timestamptz
      UNION SELECT product_id::text FROM search_document WHERE indexed_at >= ${began}::timestamptz`;
    await this.refresh(db, changed.map((row) => row.id), at);
  }

  private async putAll(db: Db, ids: readonly string[], at: Date, index: string): Promise<Set<string>> {
    const sources = await readDocumentSources(db, ids, at);
    await this.server.put(index, sources.map((source) => meiliDocument(source, at)));
    return new Set(sources.map((source) => source.productId));
  }

  private ask(query: SearchQuery, at: Date, matchingStrategy: "all" | "last"): Promise<MeiliPage[]> {
    const common = { indexUid: this.index, q: query.q, matchingStrategy };
    const page = reranks(query) ? { page: 1, hitsPerPage: RERANKED } : { page: query.page, hitsPerPage: query.perPage };
    return this.server.ask([
      { ...common, ...page, filter: filterOf(query, at, null), facets: Object.values(FIELDS), sort: SORTED[query.sort] },
      ...facetQuestions(query, at).map(({ name, filter }) => ({ ...common, page: 1, hitsPerPage: 0, filter, facets: [FIELDS[name]] })),
    ]);
  }

  private hits(page: MeiliPage, query: SearchQuery, at: Date): SearchHit[] {
    const found = page.hits.map((one) => read(one, at));
    if (!reranks(query)) return found.map(({ hit }) => hit);
    const typed = tonedWords(query.q);
    const exact = (title: string): number => (typed.every((word) => title.includes(word)) ? 1 : 0);
    const start = (query.page - 1) * query.perPage;
    return found
      .map((one, place) => ({ ...one, place, exact: exact(one.titleExact) }))
      .sort((a, b) => b.exact - a.exact || a.place - b.place)
      .slice(start, start + query.perPage)
      .map(({ hit }) => hit);
  }
}

/** The server folds tones; whoever typed them means them, so the first hits are put in order here. */
function reranks(query: SearchQuery): boolean {
  return query.sort === "relevance" && query.page * query.perPage <= RERANKED && tonedWords(query.q).length > 0;
}

/**
 * The questions beside the main one: a facet with a filter of its own is counted without it, and stars are always counted
 * among those in force.
 */
function facetQuestions(query: SearchQuery, at: Date): { name: FacetName; filter: string[] }[] {
  const filtered: Record<FacetName, boolean> = {
    stars: true, group: query.groups.length > 0, commune: query.communes.length > 0, certification: query.certifications.length > 0,
  };
  return (Object.keys(FIELDS) as FacetName[]).filter((name) => filtered[name])
    .map((name) => ({ name, filter: [...filterOf(query, at, name), ...(name === "stars" ? [inForce(at)] : [])] }));
}

/** Conditions joined by AND. Values come from closed lists and checked shapes, and are quoted nevertheless. */
function filterOf(query: SearchQuery, at: Date, without: FacetName | null): string[] {
  const oneOf = (field: string, values: readonly (string | number)[]): string[] =>
    values.length === 0 ? [] : [`${field} IN [${values.map((value) => JSON.stringify(value)).join(", ")}]`];
  return [
    ...(without === "stars" || query.stars.length === 0 ? [] : [...oneOf("stars", query.stars), inForce(at)]),
    ...(without === "group" ? [] : oneOf("sector", query.groups)),
    ...(without === "commune" ? [] : oneOf("communeCode", query.communes)),
    ...(without === "certification" ? [] : oneOf("certifications", query.certifications)),
    ...oneOf("setNo", query.sets),
    ...(query.producer === null ? [] : oneOf("producerSlug", [query.producer])),
    ...(query.minPrice === null ? [] : [`priceVnd >= ${query.minPrice}`]),
    ...(query.maxPrice === null ? [] : [`priceVnd <= ${query.maxPrice}`]),
    ...(query.inStock ? ["inStock = true"] : []),
  ];
}

function inForce(at: Date): string {
  const now = at.getTime() / 1_000;
  return `starsFrom <= ${now} AND starsUntil > ${now}`;
}

function read(found: Record<string, unknown>, at: Date): { hit: SearchHit; titleExact: string } {
  const hit = hitOf(found, at);
  if (hit === null) throw new Error("Meilisearch answered a document of another shape");
  return hit;
}
