import { createServer, get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { expect, test, vi } from "vitest";
import { PageCache } from "./page-cache.server";

async function ask(cache: PageCache, headers: Record<string, string> = {}): Promise<{ status: number; body: Buffer; headers: IncomingMessage["headers"] }> {
  const server = createServer((request, response) => {
    if (!cache.answer(request, response)) response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  try {
    return await new Promise((resolve, reject) => {
      get({ port, host: "127.0.0.1", path: "/san-pham?q=na", headers, agent: false }, async (response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(chunk as Buffer);
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks), headers: response.headers });
      }).on("error", reject);
    });
  } finally {
    server.close();
  }
}

function filled(until = Date.now() + 60_000): PageCache {
  const cache = new PageCache();
  cache.setEnabled(true);
  cache.put("/san-pham?q=na", cache.mark(), Buffer.from("<p>na</p>"), { "Content-Type": "text/html" }, until);
  return cache;
}

test("answers plain, zipped and not at all when the browser has it", async () => {
  const cache = filled();
  const plain = await ask(cache);
  expect([plain.status, plain.body.toString()]).toEqual([200, "<p>na</p>"]);
  const zipped = await ask(cache, { "accept-encoding": "gzip" });
  expect(gunzipSync(zipped.body).toString()).toBe("<p>na</p>");
  expect((await ask(cache, { "if-none-match": String(plain.headers.etag) })).status).toBe(304);
});

test("nothing is answered once dropped, past its time, or while notices are interrupted", async () => {
  const dropped = filled();
  dropped.drop();
  expect((await ask(dropped)).status).toBe(404);
  expect((await ask(filled(Date.now() - 1))).status).toBe(404);
  const blind = filled();
  blind.setEnabled(false);
  expect((await ask(blind)).status).toBe(404);
});

test("a page whose data were read before a change is not kept, though it is rendered after it", async () => {
  const cache = filled();
  await cache.during(async () => {
    await Promise.resolve();
    cache.drop();
    cache.put("/san-pham?q=na", cache.mark(), Buffer.from("stale"), {}, Date.now() + 60_000);
  });
  expect((await ask(cache)).status).toBe(404);
});

test("a page rendered before a change is not kept after it", async () => {
  const cache = filled();
  const mark = cache.mark();
  cache.drop();
  cache.put("/san-pham?q=na", mark, Buffer.from("stale"), {}, Date.now() + 60_000);
  expect((await ask(cache)).status).toBe(404);
});

test("a page begun before midnight in Vietnam and rendered after it is not kept for the new day", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  try {
    const cache = new PageCache();
    cache.setEnabled(true);
    vi.setSystemTime(new Date("2026-11-25T16:59:59.500Z"));
    await cache.during(async () => {
      await Promise.resolve();
      vi.setSystemTime(new Date("2026-11-25T17:00:00.100Z"));
      cache.put("/san-pham?q=na", cache.mark(), Buffer.from("with yesterday's stars"), {});
    });
    expect((await ask(cache)).status).toBe(404);
    cache.put("/san-pham?q=na", cache.mark(), Buffer.from("today's"), {});
    expect((await ask(cache)).body.toString()).toBe("today's");
    vi.setSystemTime(new Date("2026-11-26T16:59:59.999Z"));
    expect((await ask(cache)).status).toBe(200);
    vi.setSystemTime(new Date("2026-11-26T17:00:00.000Z"));
    expect((await ask(cache)).status).toBe(404);
  } finally {
    vi.useRealTimers();
  }
});
