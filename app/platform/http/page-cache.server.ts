import { AsyncLocalStorage } from "node:async_hooks";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { LRUCache } from "lru-cache";

type Page = { body: Buffer; gzip: Buffer | undefined; etag: string; headers: Record<string, string>; until: number };

const MAX_BYTES = 96 * 1_048_576;
const MAX_KEY_LENGTH = 512;

/**
 * Rendered pages that are the same for everyone, by path and query. They are dropped when what they show
 * changes (the database tells), and none outlives the Vietnamese day, since a certificate may end with it.
 */
export class PageCache {
  private readonly pages = new LRUCache<string, Page>({ maxSize: MAX_BYTES, sizeCalculation: (page) => Math.ceil(page.body.length * 1.4) + 1_000 });
  private readonly requests = new AsyncLocalStorage<number>();
  private generation = 0;
  /** Off while notices from the database are interrupted: a page could then be stale without anyone knowing. */
  private enabled = false;

  /** Runs a request. What it makes counts as made now, before any of its loaders has read the database. */
  during<Result>(run: () => Result): Result {
    return this.requests.run(this.generation, run);
  }

  /** Give it to `put`: a page made from data that has changed since the request began is not kept. */
  mark(): number {
    return this.requests.getStore() ?? this.generation;
  }

  drop(): void {
    this.generation += 1;
    this.pages.clear();
  }

  setEnabled(enabled: boolean): void {
    this.enabled = enabled;
    this.drop();
  }

  put(key: string, mark: number, body: Buffer, headers: Record<string, string>, until: number): void {
    if (!this.enabled || mark !== this.generation || key.length > MAX_KEY_LENGTH) return;
    this.pages.set(key, { body, gzip: undefined, etag: etagOf(body), headers, until });
  }

  /** Answers from the cache without touching the framework; false when the page must be made. */
  answer(request: IncomingMessage, response: ServerResponse): boolean {
    if (request.method !== "GET" && request.method !== "HEAD") return false;
    const page = this.pages.get(request.url ?? "");
    if (!page) return false;
    if (Date.now() >= page.until) {
      this.pages.delete(request.url ?? "");
      return false;
    }
    if (request.headers["if-none-match"] === page.etag) {
      response.writeHead(304, { ...page.headers, ETag: page.etag }).end();
      return true;
    }
    const zipped = /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
    if (zipped) page.gzip ??= gzipSync(page.body, { level: 6 });
    const body = zipped && page.gzip ? page.gzip : page.body;
    response.writeHead(200, {
      ...page.headers,
      ETag: page.etag,
      Vary: "Accept-Encoding",
      "Content-Length": body.length,
      ...(zipped ? { "Content-Encoding": "gzip" } : {}),
    });
    response.end(request.method === "HEAD" ? undefined : body);
    return true;
  }
}

/** Weak, since the same page is sent zipped and plain. */
export function etagOf(body: Buffer): string {
  return `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`;
}

export const pageCache = new PageCache();
