import { createHash } from "node:crypto";
import sharp, { type Sharp } from "sharp";
import { err, ok, type Result } from "~/lib/result";
import type { Storage } from "~/platform/storage/storage.server";
import { nearestTone, PICTURE_WIDTHS, pictureFileName, type PictureTone } from "./picture-file";

/** What a stored picture is: `widths` exist as WebP, ascending; width and height are those of the largest. */
export type StoredPicture = { key: string; width: number; height: number; widths: number[]; tone: PictureTone };

export type PictureRefusal = {
  /** empty; of a kind that is not taken; broken or cut short; of more than 50 million pixels; animated */
  kind: "empty" | "not_a_picture" | "broken" | "too_many_pixels" | "animated";
};

export type StoreOptions = {
  storage: Storage;
  /** The shop's own drawings, never uploads: SVG is a program. */
  trusted?: boolean;
  /** The backdrop where it is known; otherwise the tone nearest to the dominant colour. */
  tone?: PictureTone;
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
function pictureKey(bytes: Buffer): string {
  return createHash("sha256").update(PIPELINE).update(bytes).digest("hex").slice(0, 24);
}

/**
 * Stores a picture in all its sizes as WebP, under a key made from its content: the same picture again costs one look.
 * Uploads must be JPEG, PNG, WebP or AVIF of at most 50 million pixels, whole and not animated; they are turned upright
 * and lose their metadata, the place they were taken at included. AVIF is made later by `encodeAvifSizes`.
 */
export async function storePicture(source: Buffer | string, options: StoreOptions): Promise<Result<StoredPicture, PictureRefusal>> {
  const bytes = typeof source === "string" ? Buffer.from(source, "utf8") : source;
  if (bytes.length === 0) return err({ kind: "empty" });
  const drawing = options.trusted === true && /^\s*<(svg|\?xml)/.test(bytes.toString("latin1", 0, 100));
  if (!drawing && sniff(bytes) === null) return err({ kind: "not_a_picture" });
  const key = pictureKey(bytes);
  const known = await readRecord(options.storage, key);
  if (known) return ok(known);
  try {
    const picture = drawing ? await drawingPixels(bytes) : await uploadPixels(bytes);
    if ("kind" in picture) return err(picture);
    return ok(await writeSizes(options.storage, key, picture, drawing ? bytes : undefined, options.tone));
  } catch (error) {
    if (isOutOfSpace(error)) throw error;
    return err({ kind: error instanceof Error && /pixel limit/i.test(error.message) ? "too_many_pixels" : "broken" });
  }
}

type Pixels = { data: Buffer; info: { width: number; height: number; channels: 1 | 2 | 3 | 4 } };

async function uploadPixels(bytes: Buffer): Promise<Pixels | PictureRefusal> {
  const input = sharp(bytes, { failOn: "error", limitInputPixels: PIXEL_LIMIT });
  const { pages = 1 } = await input.metadata();
  if (pages > 1) return { kind: "animated" };
  return pixels(input.autoOrient().resize({ width: SOURCE_WIDTH, withoutEnlargement: true }));
}

/** A drawing has no size of its own: it is drawn once at the largest width. */
async function drawingPixels(bytes: Buffer): Promise<Pixels> {
  const { width = WIDEST } = await sharp(bytes).metadata();
  const density = Math.min(600, Math.max(1, (72 * WIDEST) / width));
  return pixels(sharp(bytes, { density, limitInputPixels: PIXEL_LIMIT }).resize({ width: WIDEST }).removeAlpha());
}

async function pixels(image: Sharp): Promise<Pixels> {
  return image.toColorspace("srgb").raw().toBuffer({ resolveWithObject: true });
}

function fromPixels({ data, info }: Pixels): Sharp {
  return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
}

async function writeSizes(storage: Storage, key: string, picture: Pixels, drawing: Buffer | undefined, tone: PictureTone | undefined): Promise<StoredPicture> {
  const widths: number[] = PICTURE_WIDTHS.filter((width) => width <= picture.info.width);
  if (widths.length === 0) widths.push(picture.info.width);
  for (const width of widths) {
    const file = await fromPixels(picture).resize({ width }).webp({ quality: 78, effort: 3 }).toBuffer();
    await storage.put(pictureFileName(key, width, "webp"), file);
  }
  await storage.put(`${key}.source`, drawing ?? (await fromPixels(picture).webp({ quality: 95, effort: 2 }).toBuffer()));
  const largest = widths.at(-1) ?? picture.info.width;
  const stored: StoredPicture = {
    key, width: largest, height: Math.max(1, Math.round((picture.info.height * largest) / picture.info.width)), widths,
    tone: tone ?? (await dominantTone(picture)),
  };
  // Last: where the record is, every file is.
  await storage.put(`${key}.json`, Buffer.from(JSON.stringify(stored)));
  return stored;
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

function isOutOfSpace(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EACCES" || error.code === "EROFS");
}

/**
 * Encodes a stored picture as AVIF in the widths it has as WebP; those already there are left alone.
 * @returns whether all of them are there now; false when the picture is unknown
 */
export async function encodeAvifSizes(storage: Storage, key: string): Promise<boolean> {
  const record = await readRecord(storage, key);
  const source = record && (await storage.get(`${key}.source`));
  if (!record || !source) return false;
  let decoded: Pixels | undefined;
  for (const width of record.widths) {
    const name = pictureFileName(key, width, "avif");
    if (await storage.exists(name)) continue;
    decoded ??= /^\s*<(svg|\?xml)/.test(source.toString("latin1", 0, 100)) ? await drawingPixels(source) : await pixels(sharp(source));
    await storage.put(name, await fromPixels(decoded).resize({ width }).avif({ quality: 52, effort: 3 }).toBuffer());
  }
  return true;
}
