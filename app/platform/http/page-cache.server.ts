import { AsyncLocalStorage } from "node:async_hooks";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { LRUCache } from "lru-cache";
import { addDays, localDateAt, startOfDay } from "~/lib/local-date";

type Sent = { body: Buffer; headers: string[] };
/** When the work on a page began: before which change of the shop, and at what moment; and the address as it was asked for, to the letter. */
export type Mark = { generation: number; at: number; address: string | null };
type Page = { plain: Sent; zipped: Sent | undefined; etag: string; headers: Record<string, string>; until: number };

const MAX_BYTES = 96 * 1_048_576;
const MAX_KEY_LENGTH = 512;

/**
 * Rendered pages that are the same for everyone, by path and query. They are dropped when what they show
 * changes (the database tells), and none outlives the Vietnamese day, since a certificate may end with it.
 */
export class PageCache {
  private readonly pages = new LRUCache<string, Page>({ maxSize: MAX_BYTES, sizeCalculation: (page) => Math.ceil(page.plain.body.length * 1.4) + 2_000 });
  private readonly requests = new AsyncLocalStorage<Mark>();
  private generation = 0;
  private common: Record<string, string> = {};
  /** Off while notices from the database are interrupted: a page could then be stale without anyone knowing. */
  private enabled = false;

  /** Runs a request for an address. What it makes counts as made now, before any of its loaders has read the database. */
  during<Result>(run: () => Result, address: string | null = null): Result {
    return this.requests.run({ generation: this.generation, at: Date.now(), address }, run);
  }

  /** Give it to `put`: a page made from data that has changed since the request began is not kept. */
  mark(): Mark {
    return this.requests.getStore() ?? { generation: this.generation, at: Date.now(), address: null };
  }

  drop(): void {
    this.generation += 1;
    this.pages.clear();
  }

  setEnabled(enabled: boolean): void {
    this.enabled = enabled;
    this.drop();
  }

  /** Headers that every answer of the server has; kept pages bring them along. */
  setCommonHeaders(headers: Record<string, string>): void {
    this.common = headers;
    this.drop();
  }

  /** `until`: the end of the Vietnamese day in which the work began, since what its loaders read was true of that day. */
  put(key: string, mark: Mark, body: Buffer, headers: Record<string, string>, until = endOfDay(mark.at)): void {
    if (!this.enabled || mark.generation !== this.generation || key.length > MAX_KEY_LENGTH) return;
    const etag = etagOf(body);
    // A page that one address shares with another answer says so itself.
    const { vary, ...own } = headers;
    const all = { ...this.common, ...own, ETag: etag, Vary: vary === undefined ? "Accept-Encoding" : `${vary}, Accept-Encoding` };
    this.pages.set(key, { plain: ready(body, all), zipped: undefined, etag, headers: all, until });
  }

  /** Answers from the cache without touching the framework; false when the page must be made. */
  answer(request: IncomingMessage, response: ServerResponse): boolean {
    if (request.method !== "GET" && request.method !== "HEAD") return false;
    const key = request.url ?? "";
    const page = this.pages.get(key);
    if (!page) return false;
    if (Date.now() >= page.until) {
      this.pages.delete(key);
      return false;
    }
    if (request.headers["if-none-match"] === page.etag) {
      response.writeHead(304, page.headers).end();
      return true;
    }
    const { body, headers } = this.takesGzip(request) ? (page.zipped ??= zipped(page)) : page.plain;
    response.writeHead(200, headers);
    response.end(request.method === "HEAD" ? undefined : body);
    return true;
  }

  private takesGzip(request: IncomingMessage): boolean {
    const accepted = request.headers["accept-encoding"];
    return typeof accepted === "string" && /\bgzip\b/.test(accepted);
  }
}

function endOfDay(at: number): number {
  return startOfDay(addDays(localDateAt(new Date(at)), 1)).getTime();
}

/** Zipped at the first request that takes it: most kept pages are asked by browsers, which all do. */
function zipped(page: Page): Sent {
  return ready(gzipSync(page.plain.body, { level: 6 }), { ...page.headers, "Content-Encoding": "gzip" });
}

/** Headers as the flat list that Node writes without looking at them again. */
function ready(body: Buffer, headers: Record<string, string>): Sent {
  return { body, headers: [...Object.entries(headers).flat(), "Content-Length", String(body.length)] };
}

/** Weak, since the same page is sent zipped and plain. */
export function etagOf(body: Buffer): string {
  return `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`;
}

export const pageCache = new PageCache();
