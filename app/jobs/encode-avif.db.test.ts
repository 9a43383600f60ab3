import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../tests/setup/db";
import { encodeAvif } from "./encode-avif";
import { newId } from "~/lib/id";
import { db, disconnect } from "~/platform/db/client.server";
import { forgetEnv } from "~/platform/env/env.server";
import { storeDrawing } from "~/platform/pictures/pictures.server";
import { openStorage } from "~/platform/storage/storage.server";

let database: TestDatabase;
let folder = "";
let key = "";

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), "avif-"));
  Object.assign(process.env, { STORAGE_URL: folder, DEMO: "1", SESSION_SECRET: "a secret of more than 32 characters for tests" });
  forgetEnv();
  const stored = await storeDrawing(openStorage(folder), '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#2f6b3c"/></svg>', "leaf");
  key = stored.key;
  const producerId = newId();
  const text = { vi: "Hợp tác xã" };
  await db().producer.create({ data: { id: producerId, slug: "avif", kind: "cooperative", legalName: text.vi, name: text, representative: "Người đại diện", communeCode: "06463", story: text, verification: "verified" } });
  await db().picture.create({ data: { id: newId(), producerId, key, width: stored.width, height: stored.height, widths: stored.widths, tone: stored.tone, alt: text } });
});
afterAll(async () => {
  await disconnect();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

const waiting = () => db().outboxMessage.count({ where: { topic: "picture.avif" } });
const offered = async () => (await db().picture.findFirstOrThrow({ where: { key } })).hasAvif;

test("waits while the machine is busy, without losing a picture, and is done when it is quiet", async () => {
  await encodeAvif([{ key }, { key }, {}], { turn: 50, isQuiet: () => false });
  expect(await offered()).toBe(false);
  expect(await waiting()).toBe(1);
  await encodeAvif([{ key }], { turn: 20_000, isQuiet: () => true });
  expect(await offered()).toBe(true);
  expect(await waiting()).toBe(1);
});
