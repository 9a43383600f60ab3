import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type * as storageModule from "~/platform/storage/storage.server";
import { openStorage } from "~/platform/storage/storage.server";
import { loader } from "./picture";

const folder = mkdtempSync(join(tmpdir(), "picture-route-"));
vi.mock("~/platform/storage/storage.server", async (original) => {
  const real = await original<typeof storageModule>();
  return { ...real, storage: () => real.openStorage(folder) };
});

const name = "0123456789abcdef01234567-320.webp";
beforeAll(() => openStorage(folder).put(name, Buffer.from("bytes")));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ask = (file: string, headers: Record<string, string> = {}) =>
  loader({ params: { file }, context: { requestId: "test", clientAddress: "::1" }, request: new Request("http://shop.test/files/pictures/x", { headers }) });

test("a stored size is served for ever", async () => {
  const response = await ask(name);
  expect(response.status).toBe(200);
  expect(await response.text()).toBe("bytes");
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "image/webp", "cache-control": "public, max-age=31536000, immutable", etag: `"${name}"`, "x-content-type-options": "nosniff",
  });
  expect((await ask(name, { "If-None-Match": `W/"x", "${name}"` })).status).toBe(304);
});

test("anything else is not there", async () => {
  for (const file of ["0123456789abcdef01234567-640.webp", "../../package.json", "x", `${name}%00`]) {
    expect((await ask(file)).status).toBe(404);
    expect((await ask(file, { "If-None-Match": "*" })).status).toBe(404);
  }
});
