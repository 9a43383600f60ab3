import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStorage, type Storage } from "~/platform/storage/storage.server";
import { parsePictureFileName } from "./picture-file";
import { encodeAvifSizes, readPicture, storeDrawing, storePicture } from "./pictures.server";

let folder: string;
let storage: Storage;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "pictures-"));
  storage = openStorage(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const plain = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: "#c9ddbb" } });

async function stored(bytes: Buffer) {
  const result = await storePicture(storage, bytes);
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
}

test("an upload is turned upright, loses its metadata and comes in the sizes below its own", async () => {
  const bytes = await plain(900, 600).withExif({ IFD0: { Copyright: "somebody" }, IFD3: { GPSLatitude: "21/1" } }).withMetadata({ orientation: 6 }).jpeg().toBuffer();
  const picture = await stored(bytes);
  expect(picture).toMatchObject({ width: 320, widths: [320], tone: "leaf" });
  const file = await storage.get(`${picture.key}-320.webp`);
  const metadata = await sharp(file ?? Buffer.alloc(0)).metadata();
  expect(metadata).toMatchObject({ format: "webp", width: 320, height: 480 });
  expect(metadata.exif).toBeUndefined();
  const source = await sharp((await storage.get(`${picture.key}.source`)) ?? Buffer.alloc(0)).metadata();
  expect(source.exif).toBeUndefined();
});

test("small ones keep their own width, large ones get every size", async () => {
  expect(await stored(await plain(200, 100).png().toBuffer())).toMatchObject({ width: 200, height: 100, widths: [200] });
  expect(await stored(await plain(1600, 800).webp().toBuffer())).toMatchObject({ width: 1200, height: 600, widths: [320, 640, 1200] });
});

test("the same picture again is not encoded again", async () => {
  const bytes = await plain(700, 700).png().toBuffer();
  const first = await stored(bytes);
  const written = statSync(join(folder, `${first.key}-640.webp`)).mtimeMs;
  expect(await stored(bytes)).toEqual(first);
  expect(statSync(join(folder, `${first.key}-640.webp`)).mtimeMs).toBe(written);
});

test("what is not a whole, still, reasonable picture is refused and leaves nothing", async () => {
  const before = readdirSync(folder).length;
  const png = await sharp({ create: { width: 300, height: 300, channels: 3, background: "#fff", noise: { type: "gaussian", mean: 120, sigma: 60 } } }).png().toBuffer();
  const bomb = await plain(9_000, 6_000).png({ compressionLevel: 9 }).toBuffer();
  const animated = await sharp([Buffer.from('<svg width="9" height="9"/>'), Buffer.from('<svg width="9" height="9"><rect width="9" height="9"/></svg>')], { join: { animated: true } }).webp({ loop: 0 }).toBuffer();
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  const refused: [Buffer, string][] = [
    [Buffer.alloc(0), "empty"], [svg, "not_a_picture"], [Buffer.from("GIF89a and some more bytes"), "not_a_picture"], [Buffer.from("<html><script>1</script></html>"), "not_a_picture"],
    [png.subarray(0, png.length / 2), "broken"], [bomb, "too_many_pixels"], [animated, "animated"],
  ];
  for (const [bytes, kind] of refused) expect(await storePicture(storage, bytes)).toEqual({ ok: false, error: { kind } });
  expect(readdirSync(folder).length).toBe(before);
});

test("a drawing of the shop's own is encoded when it is first asked for, and AVIF follows", async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 300" width="600" height="300"><rect width="600" height="300" fill="#34446f"/></svg>';
  const { key, ...picture } = await storeDrawing(storage, svg, "indigo");
  expect(picture).toEqual({ width: 1200, height: 600, widths: [320, 640, 1200], tone: "indigo" });
  expect(await storage.exists(`${key}-640.webp`)).toBe(false);
  const asked = await Promise.all([640, 640, 1200].map((width) => readPicture(storage, { key, width, format: "webp" })));
  expect(await Promise.all(asked.map(async (bytes) => (await sharp(bytes ?? Buffer.alloc(0)).metadata()).width))).toEqual([640, 640, 1200]);
  expect(await readPicture(storage, { key, width: 500, format: "webp" })).toBeNull();
  expect(await readPicture(storage, { key, width: 640, format: "avif" })).toBeNull();
  expect(await encodeAvifSizes(storage, key)).toBe(true);
  expect(await sharp((await readPicture(storage, { key, width: 640, format: "avif" })) ?? Buffer.alloc(0)).metadata()).toMatchObject({ width: 640, height: 320 });
  expect(await encodeAvifSizes(storage, "0".repeat(24))).toBe(false);
});

test("names lead nowhere else", async () => {
  const key = "0123456789abcdef01234567";
  expect(parsePictureFileName(`${key}-320.webp`)).toEqual({ key, width: 320, format: "webp" });
  for (const name of ["", "../x", `${key}-0.webp`, `${key}-320.svg`, `${key}-320.webp/..`, `${key.toUpperCase()}-320.webp`, `${key}.source`, `${key}-320.webp\n`]) {
    expect(parsePictureFileName(name)).toBeNull();
  }
  for (const name of ["../x", "a/b", "..", ".hidden", "a..b", ""]) await expect(storage.get(name)).rejects.toThrow(RangeError);
  expect(() => openStorage("s3://bucket")).toThrow(/not supported/);
});
