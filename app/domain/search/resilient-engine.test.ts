import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { MeiliServer } from "~/platform/search-engine/meilisearch.server";
import { MeilisearchEngine } from "./meilisearch-engine.server";
import { ResilientEngine } from "./resilient-engine.server";
import { NO_SUGGESTIONS, type SearchEngine, type SearchResult } from "./search";
import { emptyQuery } from "./search-query";

const AT = new Date("2026-11-23T05:00:00Z");
const QUERY = emptyQuery("vi");
const found: SearchResult = { total: 7, page: 1, perPage: 24, hits: [], facets: { stars: [], group: [], commune: [], certification: [] }, engine: "postgres", processingMs: 1 };
const second: SearchEngine = { search: async () => found, suggest: async () => NO_SUGGESTIONS };
const good = JSON.stringify({ results: Array.from({ length: 2 }, () => ({ hits: [], totalHits: 3, facetDistribution: { sector: { food: 3 } } })) });

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function listen(answer: RequestListener): Promise<string> {
  server = createServer((request, response) => {
    request.resume();
    answer(request, response);
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function resilient(url: string, probeAfterMs = 50) {
  const log = { warn: vi.fn(), info: vi.fn() };
  const first = new MeilisearchEngine(new MeiliServer({ url, apiKey: undefined }, 200), second);
  return { log, engine: new ResilientEngine(first, second, log, { timeoutMs: 300, probeAfterMs }) };
}

describe("with a search server that", () => {
  const outages: [string, RequestListener][] = [
    ["hangs", () => undefined],
    ["answers 500", (_request, response) => response.writeHead(500, { "Content-Type": "application/json" }).end('{"message":"no"}')],
    ["answers HTML", (_request, response) => response.end("<html>hello</html>")],
    ["answers another shape", (_request, response) => response.writeHead(200, { "Content-Type": "application/json" }).end('{"results":[{"hits":"none"},{}]}')],
    ["answers documents of somebody else", (_request, response) => response.writeHead(200, { "Content-Type": "application/json" }).end('{"results":[{"hits":[{"id":1}],"totalHits":1},{"hits":[],"totalHits":0}]}')],
    ["cuts the line", (request) => request.socket.destroy()],
  ];
  it.each(outages)("%s, PostgreSQL answers the same request, and it is logged once", async (_name, answer) => {
    const { engine, log } = resilient(await listen(answer), 60_000);
    expect(await engine.search(QUERY, AT)).toBe(found);
    await Promise.all([1, 2, 3].map(() => engine.search(QUERY, AT)));
    expect(log.warn).toHaveBeenCalledTimes(1);
    expect(engine.degraded).toBe(true);
  });

  it("is away and comes back, is used again by itself", async () => {
    let up = false;
    const url = await listen((request, response) => (up ? response.writeHead(200, { "Content-Type": "application/json" }).end(good) : request.socket.destroy()));
    const { engine, log } = resilient(url);
    expect((await engine.search(QUERY, AT)).engine).toBe("postgres");
    up = true;
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(await engine.search(QUERY, AT)).toMatchObject({ engine: "meilisearch", total: 3, facets: { group: [{ value: "food", count: 3 }] } });
    expect(log.info).toHaveBeenCalledTimes(1);
    expect(engine.degraded).toBe(false);
  });
});
