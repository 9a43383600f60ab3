import { createHash } from "node:crypto";
import sharp, { type Sharp } from "sharp";
import { err, ok, type Result } from "~/lib/result";
import type { Storage } from "~/platform/storage/storage.server";
import { nearestTone, PICTURE_WIDTHS, pictureFileName, type PictureFile, type PictureFormat, type PictureTone } from "./picture-file";

// One thread for a picture: the other cores are for requests.
sharp.concurrency(1);

/** What a stored picture is: it is served as WebP in `widths`, ascending; width and height are those of the largest. */
export type StoredPicture = { key: string; width: number; height: number; widths: number[]; tone: PictureTone };

export type PictureRefusal = {
  /** empty; of a kind that is not taken; broken or cut short; of more than 50 million pixels; animated */
  kind: "empty" | "not_a_picture" | "broken" | "too_many_pixels" | "animated";
};

const PIXEL_LIMIT = 50_000_000;
const WIDEST = 1_200;
/** Sources are kept for later encodings, without metadata and no wider than this. */
const SOURCE_WIDTH = 2_400;
/** Grows when the encoding changes, so that addresses are never answered with other bytes than before. */
const PIPELINE = "1";

/** The kind of file its first bytes say it is; names and content types from outside are not believed. */
function sniff(bytes: Buffer): "jpeg" | "png" | "webp" | "avif" | null {
  if (bytes.length < 16) return null;
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return "jpeg";
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return "png";
  if (bytes.toString("latin1", 0, 4) === "RIFF" && bytes.toString("latin1", 8, 12) === "WEBP") return "webp";
  if (bytes.toString("latin1", 4, 8) === "ftyp" && /avif|avis/.test(bytes.toString("latin1", 8, 32))) return "avif";
  return null;
}

/** Content address of a source. */
export function pictureKey(bytes: Buffer): string {
  return createHash("sha256").update(PIPELINE).update(bytes).digest("hex").slice(0, 24);
}

/**
 * Stores an upload in all its sizes as WebP, under a key made from its content: the same picture again costs one look.
 * It must be JPEG, PNG, WebP or AVIF of at most 50 million pixels, whole and not animated (never SVG, which is a
 * program); it is turned upright and loses its metadata, the place it was taken at included. AVIF is made later by
 * `encodeAvifSizes`.
 */
export async function storePicture(storage: Storage, bytes: Buffer): Promise<Result<StoredPicture, PictureRefusal>> {
  if (bytes.length === 0) return err({ kind: "empty" });
  if (sniff(bytes) === null) return err({ kind: "not_a_picture" });
  const key = pictureKey(bytes);
  const known = await readRecord(storage, key);
  if (known) return ok(known);
  try {
    const picture = await uploadPixels(bytes);
    if ("kind" in picture) return err(picture);
    return ok(await writeUpload(storage, key, picture));
  } catch (error) {
    // What the disk says is not the picture's fault.
    if (error instanceof Error && "code" in error && typeof error.code === "string") throw error;
    return err({ kind: error instanceof Error && /pixel limit/i.test(error.message) ? "too_many_pixels" : "broken" });
  }
}

/**
 * Stores one of the shop's own drawings: an SVG with a viewBox, never an upload. Nothing is encoded yet: sizes are made
 * when they are first asked for (`readPicture`) or by `encodeWebpSizes`.
 */
export async function storeDrawing(storage: Storage, svg: string, tone: PictureTone): Promise<StoredPicture> {
  const bytes = Buffer.from(svg, "utf8");
  const key = pictureKey(bytes);
  const known = await readRecord(storage, key);
  if (known) return known;
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  if (width === undefined || height === undefined) throw new RangeError("a drawing needs a viewBox that begins at 0 0");
  const stored: StoredPicture = { key, width: WIDEST, height: Math.round((WIDEST * Number(height)) / Number(width)), widths: [...PICTURE_WIDTHS], tone };
  await storage.put(`${key}.source`, bytes);
  await writeRecord(storage, stored);
  return stored;
}

/** The bytes of one size; of a stored picture whose size is not there yet it is made (WebP only). Null when there is none. */
export async function readPicture(storage: Storage, { key, width, format }: PictureFile): Promise<Buffer | null> {
  const name = pictureFileName(key, width, format);
  const bytes = await storage.get(name);
  if (bytes || format === "avif") return bytes;
  const record = await readRecord(storage, key);
  if (!record?.widths.includes(width)) return null;
  await once(key, () => encodeWebpSizes(storage, key));
  return storage.get(name);
}

const underWay = new Map<string, Promise<unknown>>();

/** Many may ask for a picture at the same moment; it is made once. */
async function once(key: string, work: () => Promise<unknown>): Promise<void> {
  const running = underWay.get(key) ?? work().finally(() => underWay.delete(key));
  underWay.set(key, running);
  await running;
}

type Pixels = { data: Buffer; info: { width: number; height: number; channels: 1 | 2 | 3 | 4 } };

async function uploadPixels(bytes: Buffer): Promise<Pixels | PictureRefusal> {
  const input = sharp(bytes, { failOn: "error", limitInputPixels: PIXEL_LIMIT });
  const { pages = 1 } = await input.metadata();
  if (pages > 1) return { kind: "animated" };
  return pixels(input.autoOrient().resize({ width: SOURCE_WIDTH, withoutEnlargement: true }));
}

/** A source as it is kept: a drawing has no pixels of its own and is drawn once at the largest width. */
async function sourcePixels(source: Buffer): Promise<Pixels> {
  if (!/^\s*<(svg|\?xml)/.test(source.toString("latin1", 0, 100))) return pixels(sharp(source));
  const { width = WIDEST } = await sharp(source).metadata();
  const density = Math.min(600, Math.max(1, (72 * WIDEST) / width));
  return pixels(sharp(source, { density, limitInputPixels: PIXEL_LIMIT }).resize({ width: WIDEST }).removeAlpha());
}

async function pixels(image: Sharp): Promise<Pixels> {
  return image.toColorspace("srgb").raw().toBuffer({ resolveWithObject: true });
}

function fromPixels({ data, info }: Pixels): Sharp {
  return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
}

async function writeUpload(storage: Storage, key: string, picture: Pixels): Promise<StoredPicture> {
  const widths: number[] = PICTURE_WIDTHS.filter((width) => width <= picture.info.width);
  if (widths.length === 0) widths.push(picture.info.width);
  for (const width of widths) await storage.put(pictureFileName(key, width, "webp"), await webp(picture, width, 4));
  await storage.put(`${key}.source`, await fromPixels(picture).webp({ quality: 95, effort: 2 }).toBuffer());
  const largest = widths.at(-1) ?? picture.info.width;
  const height = Math.max(1, Math.round((picture.info.height * largest) / picture.info.width));
  const stored: StoredPicture = { key, width: largest, height, widths, tone: await dominantTone(picture) };
  // Last: where the record is, every file is.
  await writeRecord(storage, stored);
  return stored;
}

function webp(picture: Pixels, width: number, effort: number): Promise<Buffer> {
  return fromPixels(picture).resize({ width }).webp({ quality: 78, effort }).toBuffer();
}

async function dominantTone(picture: Pixels): Promise<PictureTone> {
  // Small, or sharp would count every pixel; statistics are of the input, so it must be encoded in between.
  const small = await fromPixels(picture).resize(48).flatten({ background: "#faf7f0" }).png().toBuffer();
  const { dominant } = await sharp(small).stats();
  return nearestTone(dominant.r, dominant.g, dominant.b);
}

async function readRecord(storage: Storage, key: string): Promise<StoredPicture | null> {
  const record = await storage.get(`${key}.json`);
  return record ? (JSON.parse(record.toString("utf8")) as StoredPicture) : null;
}

function writeRecord(storage: Storage, stored: StoredPicture): Promise<void> {
  return storage.put(`${stored.key}.json`, Buffer.from(JSON.stringify(stored)));
}

/** Makes the WebP files of a stored picture that are not there yet. @returns false when the picture is unknown */
export function encodeWebpSizes(storage: Storage, key: string): Promise<boolean> {
  // The lesser effort makes files 4 % larger in half the time; drawings come by the hundred.
  return encodeSizes(storage, key, "webp", (picture, width) => webp(picture, width, 2));
}

/** The same as AVIF. @returns whether all of them are there now */
export function encodeAvifSizes(storage: Storage, key: string): Promise<boolean> {
  return encodeSizes(storage, key, "avif", (picture, width) => fromPixels(picture).resize({ width }).avif({ quality: 52, effort: 3 }).toBuffer());
}

async function encodeSizes(storage: Storage, key: string, format: PictureFormat, encode: (picture: Pixels, width: number) => Promise<Buffer>): Promise<boolean> {
  const record = await readRecord(storage, key);
  if (!record) return false;
  let picture: Pixels | undefined;
  for (const width of record.widths) {
    const name = pictureFileName(key, width, format);
    if (await storage.exists(name)) continue;
    const source = picture ? null : await storage.get(`${key}.source`);
    picture ??= source ? await sourcePixels(source) : undefined;
    if (!picture) return false;
    await storage.put(name, await encode(picture, width));
  }
  return true;
}
