import { Meilisearch, type MultiSearchQuery, type Settings } from "meilisearch";

export type MeiliConnection = { url: string; apiKey: string | undefined };

/** One page of one question, as far as it could be read. */
export type MeiliPage = { hits: Record<string, unknown>[]; totalHits: number; facets: Record<string, Record<string, number>> };

const WRITE_TIMEOUT_MS = 60_000;

/** The few calls the shop makes of a Meilisearch server. Every answer is checked for its shape; what is wrong is thrown. */
export class MeiliServer {
  private readonly reader: Meilisearch;
  private readonly writer: Meilisearch;

  /** @param timeoutMs after which a search is given up */
  constructor(connection: MeiliConnection, timeoutMs = 1_500) {
    const config = { host: connection.url, ...(connection.apiKey === undefined ? {} : { apiKey: connection.apiKey }) };
    this.reader = new Meilisearch({ ...config, timeout: timeoutMs });
    this.writer = new Meilisearch({ ...config, timeout: 30_000, defaultWaitOptions: { timeout: WRITE_TIMEOUT_MS, interval: 50 } });
  }

  /** Several questions in one round trip, answered in their order. */
  async ask(queries: MultiSearchQuery[]): Promise<MeiliPage[]> {
    const answer: unknown = await this.reader.multiSearch({ queries });
    const results = isRecord(answer) ? answer["results"] : undefined;
    if (!Array.isArray(results) || results.length !== queries.length) throw new Error("Meilisearch answered something else than search results");
    return results.map(pageOf);
  }

  async put(index: string, documents: Record<string, unknown>[]): Promise<void> {
    if (documents.length > 0) await finished(this.writer.index(index).addDocuments(documents, { primaryKey: "id" }).waitTask());
  }

  async remove(index: string, ids: string[]): Promise<void> {
    if (ids.length > 0) await finished(this.writer.index(index).deleteDocuments(ids).waitTask());
  }

  /** An empty index of that name with these settings, whatever was there before. */
  async startIndex(index: string, settings: Settings): Promise<void> {
    await this.writer.deleteIndexIfExists(index);
    await finished(this.writer.createIndex(index, { primaryKey: "id" }).waitTask());
    await finished(this.writer.index(index).updateSettings(settings).waitTask());
  }

  /** Makes sure that an index exists, so that there is something to swap with. */
  async ensureIndex(index: string, settings: Settings): Promise<void> {
    const known = await this.writer.getIndexes({ limit: 1_000 });
    if (!known.results.some((one) => one.uid === index)) await this.startIndex(index, settings);
  }

  /** Both names change places in one step; what was live is then deleted. */
  async goLive(next: string, live: string): Promise<void> {
    await finished(this.writer.swapIndexes([{ indexes: [next, live], rename: false }]).waitTask());
    await this.writer.deleteIndexIfExists(next);
  }
}

async function finished(task: Promise<{ status: string; error?: unknown }>): Promise<void> {
  const done = await task;
  if (done.status !== "succeeded") throw new Error(`Meilisearch task ${done.status}`, { cause: done.error });
}

function pageOf(value: unknown): MeiliPage {
  if (!isRecord(value) || !Array.isArray(value["hits"]) || !value["hits"].every(isRecord) || typeof value["totalHits"] !== "number") {
    throw new Error("Meilisearch answered a page of another shape");
  }
  const facets: MeiliPage["facets"] = {};
  const found = value["facetDistribution"];
  if (isRecord(found)) {
    for (const [name, counts] of Object.entries(found)) {
      if (!isRecord(counts) || !Object.values(counts).every((count) => typeof count === "number")) throw new Error("Meilisearch answered counts of another shape");
      facets[name] = counts as Record<string, number>;
    }
  }
  return { hits: value["hits"], totalHits: value["totalHits"], facets };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
