import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pageCache } from "./page-cache.server";
import { sharedJson } from "./shared-json.server";

beforeAll(() => pageCache.setEnabled(true));
afterAll(() => pageCache.setEnabled(false));

// As a browser writes it; the router's own spelling is another.
const ADDRESS = "/api/v1/products?q=na%20dai";
const asRouted = () => new Request(`http://shop${ADDRESS.replace("%20", "+")}`);

/** Whether the address is answered without a route. */
function isKept(): boolean {
  const request = new IncomingMessage(new Socket());
  request.method = "GET";
  request.url = ADDRESS;
  return pageCache.answer(request, new ServerResponse(request));
}

test("an answer is the same at once and kept, and kept no longer than what it shows", async () => {
  const answer = pageCache.during(() => sharedJson(asRouted(), '{"total":1}'), ADDRESS);
  expect([answer.status, answer.headers.get("Content-Type"), await answer.text()]).toEqual([200, "application/json; charset=utf-8", '{"total":1}']);
  expect(answer.headers.get("ETag")).toMatch(/^W\/"/);
  expect(isKept()).toBe(true);
  pageCache.drop();
  expect(isKept()).toBe(false);
});

test("an answer worked out before a change is not kept after it", () => {
  pageCache.during(() => {
    pageCache.drop();
    sharedJson(asRouted(), '{"total":2}');
  }, ADDRESS);
  expect(isKept()).toBe(false);
});
