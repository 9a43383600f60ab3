import type { Locale } from "~/lib/localized-text";
import type { SearchEngine, SearchQuery, SearchResult, Suggestions } from "./search";

/** As much of a log as this needs. */
export type OutageLog = { warn(fields: object, message: string): void; info(fields: object, message: string): void };

const PROBE_AFTER_MS = 5_000;

/**
 * The first engine while it answers, the second otherwise, within the same request. An outage is logged once; while it
 * lasts, one request every few seconds tries the first engine again and the others do not wait for it.
 */
export class ResilientEngine implements SearchEngine {
  private downUntil: number | null = null;

  constructor(
    private readonly first: SearchEngine,
    private readonly second: SearchEngine,
    private readonly log: OutageLog,
    private readonly options: { timeoutMs: number; probeAfterMs: number } = { timeoutMs: 1_500, probeAfterMs: PROBE_AFTER_MS },
  ) {}

  search(query: SearchQuery, at: Date): Promise<SearchResult> {
    return this.either((engine) => engine.search(query, at));
  }

  suggest(text: string, locale: Locale, at: Date): Promise<Suggestions> {
    return this.either((engine) => engine.suggest(text, locale, at));
  }

  /** Whether the first engine answered when it was last asked. */
  get degraded(): boolean {
    return this.downUntil !== null;
  }

  private async either<Value>(ask: (engine: SearchEngine) => Promise<Value>): Promise<Value> {
    const wasDown = this.downUntil !== null;
    if (this.downUntil !== null) {
      if (performance.now() < this.downUntil) return ask(this.second);
      // This request probes; those beside it go on with the second engine.
      this.downUntil = performance.now() + this.options.probeAfterMs;
    }
    try {
      const answer = await inTime(ask(this.first), this.options.timeoutMs);
      if (wasDown && this.degraded) this.log.info({}, "the search engine answers again");
      this.downUntil = null;
      return answer;
    } catch (error) {
      if (!this.degraded) this.log.warn({ reason: error instanceof Error ? error.message : String(error) }, "the search engine does not answer, PostgreSQL searches instead");
      this.downUntil = performance.now() + this.options.probeAfterMs;
      return ask(this.second);
    }
  }
}

async function inTime<Value>(work: Promise<Value>, timeoutMs: number): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
