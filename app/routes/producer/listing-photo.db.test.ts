/** A photo that comes in parts: it goes on from what has arrived, and no part of it is anybody else's. */
import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTwoProducers, type Things } from "../../../tests/factories/two-producers";
import { createTestDatabase, type TestDatabase } from "../../../tests/setup/db";
import { forgetPhotoUploads } from "~/domain/catalog/drafts/photo-parts.server";
import { db, disconnect } from "~/platform/db/client.server";
import { forgetEnv } from "~/platform/env/env.server";
import { action, loader } from "./listing-photo";

let database: TestDatabase;
let mine: Things;
let theirs: Things;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "photo-parts-"));
  process.env["STORAGE_URL"] = folder;
  forgetEnv();
  database = await createTestDatabase();
  ({ mine, theirs } = await createTwoProducers(database.url));
}, 60_000);
afterAll(async () => {
  delete process.env["STORAGE_URL"];
  forgetEnv();
  await disconnect();
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

type Query = { photo: string; size: number; offset?: number };

async function ask(query: Query, body?: Buffer, who = mine, draft = mine.draft): Promise<{ status: number; body: unknown }> {
  const address = `http://localhost/nguoi-ban/san-pham/${draft}/anh/tai?${new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]))}`;
  const request = new Request(address, { headers: { Cookie: who.cookie }, ...(body ? { method: "PATCH", body: new Uint8Array(body) } : {}) });
  try {
    const answer = await (body ? action : loader)({ request, params: { id: draft }, context: { requestId: "photo-parts", clientAddress: "198.51.100.9" } });
    return { status: answer.status, body: await answer.json() };
  } catch (thrown) {
    if (thrown instanceof Response) return { status: thrown.status, body: null };
    throw thrown;
  }
}
async function aPhoto(): Promise<{ bytes: Buffer; photo: string; size: number }> {
  // Noise, so that it has some size.
  const bytes = await sharp(randomBytes(650 * 400 * 3), { raw: { width: 650, height: 400, channels: 3 } }).jpeg({ quality: 50 }).toBuffer();
  return { bytes, photo: createHash("sha256").update(bytes).digest("hex"), size: bytes.byteLength };
}
const pictures = async () => ((await db().listingDraft.findUniqueOrThrow({ where: { id: mine.draft } })).pictures as { key: string }[]).map(({ key }) => key);

it("goes on from what has arrived, is there once, and knows so when the last answer was lost", async () => {
  const { bytes, photo, size } = await aPhoto();
  const [third, before] = [Math.floor(size / 3), await pictures()];
  expect(await ask({ photo, size })).toEqual({ status: 200, body: { offset: 0 } });
  expect(await ask({ photo, size, offset: 0 }, bytes.subarray(0, third))).toEqual({ status: 200, body: { offset: third } });
  expect(await ask({ photo, size })).toEqual({ status: 200, body: { offset: third } });
  // Once more, in a gap, beyond the end, nothing: all are told where to go on, and nothing is kept.
  for (const [offset, part] of [[0, bytes.subarray(0, third)], [third + 1, bytes.subarray(third + 1)], [third, Buffer.concat([bytes.subarray(third), Buffer.from("x")])], [third, Buffer.alloc(0)]] as const) {
    expect(await ask({ photo, size, offset }, part)).toEqual({ status: 200, body: { offset: third } });
  }
  expect(await pictures()).toEqual(before);
  expect(await ask({ photo, size, offset: third }, bytes.subarray(third))).toEqual({ status: 200, body: { done: true } });
  expect(await pictures()).toHaveLength(before.length + 1);
  expect(await ask({ photo, size })).toEqual({ status: 200, body: { done: true } });
  expect(await ask({ photo, size, offset: third }, bytes.subarray(third))).toEqual({ status: 200, body: { done: true } });
  expect(await pictures()).toHaveLength(before.length + 1);
  expect(await db().photoUploadPart.count()).toBe(0);
});

it("is refused when it is too large, is no picture, or not what was announced; nothing of it stays", async () => {
  const { bytes, photo, size } = await aPhoto();
  const huge = { photo, size: 50 * 1_048_576 };
  for (const answer of [await ask(huge), await ask(huge, bytes)]) expect(answer).toEqual({ status: 422, body: { fault: "too_large" } });
  expect(await ask({ photo: photo.replaceAll(/./g, "0"), size }, bytes)).toEqual({ status: 422, body: { fault: "failed" } });
  const program = Buffer.from("MZ this program cannot be run in DOS mode");
  expect(await ask({ photo: createHash("sha256").update(program).digest("hex"), size: program.byteLength }, program)).toEqual({ status: 422, body: { fault: "not_a_picture" } });
  expect((await ask({ photo, size: 3_000_000, offset: 0 }, Buffer.alloc(262_145))).status).toBe(413);
  for (const query of [{ photo: "../../x", size: 5 }, { photo, size: -1 }, { photo, size: 0 }]) expect((await ask(query)).status).toBe(404);
  expect(await db().photoUpload.count({ where: { pictureKey: null } })).toBe(0);
});

it("is nobody else's: neither asked after nor continued", async () => {
  const { bytes, photo, size } = await aPhoto();
  await ask({ photo, size, offset: 0 }, bytes.subarray(0, 1_000));
  expect((await ask({ photo, size }, undefined, theirs)).status).toBe(404);
  expect((await ask({ photo, size, offset: 1_000 }, bytes.subarray(1_000), theirs)).status).toBe(404);
  // The same photo on one's own draft begins at its beginning.
  expect(await ask({ photo, size }, undefined, theirs, theirs.draft)).toEqual({ status: 200, body: { offset: 0 } });
  expect(await ask({ photo, size })).toEqual({ status: 200, body: { offset: 1_000 } });
});

it("is forgotten when it comes no further, and never waits in more than a dozen", async () => {
  await db().photoUpload.deleteMany();
  const begun = await Promise.all(Array.from({ length: 14 }, aPhoto));
  for (const { bytes, photo, size } of begun) await ask({ photo, size, offset: 0 }, bytes.subarray(0, 100));
  expect(await db().photoUpload.count()).toBe(12);
  await db().photoUpload.updateMany({ where: { contentHash: begun[13]!.photo }, data: { touchedAt: new Date(Date.now() - 25 * 3_600_000) } });
  expect(await forgetPhotoUploads()).toBe(1);
  expect([await db().photoUpload.count(), await db().photoUploadPart.count()]).toEqual([11, 11]);
});
