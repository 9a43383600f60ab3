import type { Locale } from "~/lib/localized-text";
import { normalise } from "~/lib/vietnamese-text";
import { db } from "~/platform/db/client.server";
import { env } from "~/platform/env/env.server";
import { log } from "~/platform/log/log.server";
import { MeiliServer } from "~/platform/search-engine/meilisearch.server";
import { MeilisearchEngine } from "./meilisearch-engine.server";
import { PostgresEngine } from "./postgres-engine.server";
import { fromTelex, readStars } from "./query-words";
import { refreshExpired, refreshSearchDocuments } from "./refresh-search-documents.server";
import { ResilientEngine } from "./resilient-engine.server";
import { MAX_QUERY_LENGTH, NO_SUGGESTIONS, type SearchEngine, type SearchQuery, type SearchResult, type Suggestions } from "./search";
import { AnswerCache } from "./search-cache.server";

type Engines = { source: SearchEngine; kept: AnsweringEngine; meili: MeilisearchEngine | null; resilient: ResilientEngine | null };

/**
 * What every page and call asks: an engine with its answers kept until the catalogue changes or the day ends, that also
 * understands "na 4 sao" as a question for stars, and Telex typed without an input method where nothing else is found.
 * `processingMs` is each call's own.
 */
class AnsweringEngine implements SearchEngine {
  private readonly results = new AnswerCache<SearchResult>(1_000);
  private readonly suggestions = new AnswerCache<Suggestions>(2_000);

  constructor(private readonly source: SearchEngine, private keeps: boolean) {}

  /** Nothing is kept while it is off. */
  setKeeping(keeps: boolean): void {
    this.keeps = keeps;
    this.clear();
  }

  async search(query: SearchQuery, at: Date): Promise<SearchResult> {
    const started = performance.now();
    // The language is not part of the question: the answer is in all of them.
    const { locale: _shownIn, ...asked } = query;
    const answer = await (this.keeps ? this.results.get(JSON.stringify(asked), at, () => this.find(query, at)) : this.find(query, at));
    return { ...answer, processingMs: Math.round((performance.now() - started) * 10) / 10 };
  }

  async suggest(text: string, locale: Locale, at: Date): Promise<Suggestions> {
    const typed = normalise(text.replace(/[\p{Cc}\uFFFD]/gu, " ")).slice(0, MAX_QUERY_LENGTH).toLowerCase();
    if (typed === "") return NO_SUGGESTIONS;
    const work = (): Promise<Suggestions> => this.source.suggest(typed, locale, at);
    return this.keeps ? this.suggestions.get(`${locale} ${typed}`, at, work) : work();
  }

  clear(): void {
    this.results.clear();
    this.suggestions.clear();
  }

  private async find(query: SearchQuery, at: Date): Promise<SearchResult> {
    const { text, stars } = readStars(query.q);
    const meant = stars === null || query.stars.length > 0 ? query : { ...query, q: text, stars: [stars] };
    const result = await this.source.search(meant, at);
    if (result.total > 0 || meant.q === "") return result;
    const telex = fromTelex(meant.q);
    return telex === meant.q.toLowerCase() ? result : this.source.search({ ...meant, q: telex }, at);
  }
}

let engines: Engines | undefined;

function all(): Engines {
  engines ??= makeEngines();
  return engines;
}

function makeEngines(): Engines {
  const postgres = new PostgresEngine(db);
  const connection = env().meilisearch;
  const keep = env().cache !== "off";
  if (connection === undefined) return { source: postgres, kept: new AnsweringEngine(postgres, keep), meili: null, resilient: null };
  const meili = new MeilisearchEngine(new MeiliServer(connection), postgres);
  const resilient = new ResilientEngine(meili, postgres, log);
  return { source: resilient, kept: new AnsweringEngine(resilient, keep), meili, resilient };
}

/**
 * The engine of this process: Meilisearch with PostgreSQL behind it when its address is set, else PostgreSQL.
 * `fresh` goes past the kept answers.
 */
export function engine(options: { fresh?: boolean } = {}): SearchEngine {
  const { kept, source } = all();
  return options.fresh ? new AnsweringEngine(source, false) : kept;
}

/** For `/readyz`: "degraded" while PostgreSQL searches in place of an engine that does not answer. */
export function searchState(): "ok" | "degraded" {
  return engines?.resilient?.degraded ? "degraded" : "ok";
}

/** To be called when the catalogue has changed (NOTIFY `shop_changed`). */
export function clearSearchCache(): void {
  engines?.kept.clear();
}

/** Off while notices from the database are interrupted: an answer could then be stale without anyone knowing. */
export function keepSearchAnswers(keeps: boolean): void {
  all().kept.setKeeping(keeps && env().cache !== "off");
}

/** Brings these products' rows up to date in every engine there is; what the outbox asks for. */
export async function refreshSearch(productIds: readonly string[], at: Date = new Date()): Promise<void> {
  await refreshSearchDocuments(db(), productIds, at);
  await all().meili?.refresh(db(), productIds, at);
  clearSearchCache();
}

/** After local midnight: products whose certificates began or ended. Returns how many. */
export async function refreshSearchAtMidnight(at: Date = new Date()): Promise<number> {
  const ids = await refreshExpired(db(), at);
  if (ids.length > 0) await all().meili?.refresh(db(), ids, at);
  clearSearchCache();
  return ids.length;
}

/** Rebuilds the index of every engine there is; searches are answered in full all the while. */
export async function reindexAll(at: Date = new Date()): Promise<{ indexed: number; removed: number; engines: string[] }> {
  const { meili } = all();
  const done = await refreshSearchDocuments(db(), "all", at);
  await meili?.rebuild(db(), at);
  clearSearchCache();
  return { ...done, engines: meili === null ? ["postgres"] : ["postgres", "meilisearch"] };
}
