import { LRUCache } from "lru-cache";
import sharp, { type OverlayOptions } from "sharp";
import { isStrongAlcohol } from "~/domain/catalog/listing";
import { findShareFacts, type ShareFacts } from "~/domain/catalog/share-queries.server";
import { readPicture } from "~/platform/pictures/pictures.server";
import { storage } from "~/platform/storage/storage.server";
import brocade from "~/ui/theme/brocade.svg?raw";
import { STAR_PATH } from "./share-star";
import wordmark from "./wordmark.png?inline";

const WIDTH = 1_200;
const HEIGHT = 630;
const PAPER = WIDTH - HEIGHT;
const BAND = 36;

/** Rendered pictures by what they show: when a star goes, the key changes with it. */
const rendered = new LRUCache<string, Buffer>({ maxSize: 32 * 1_048_576, sizeCalculation: (bytes) => bytes.length + 100 });

/**
 * The picture that goes with a shared link, 1200 × 630: the product, the shop's name, and its stars while they hold. No
 * words that would need a font of the machine. Null for what is not published and for spirits, which must not be advertised.
 */
export async function sharePicture(slug: string, at: Date): Promise<Buffer | null> {
  const facts = await findShareFacts(slug, at);
  if (!facts || isStrongAlcohol(facts.abvBp)) return null;
  const key = `${facts.pictureKey} ${facts.stars}`;
  const known = rendered.get(key);
  if (known) return known;
  const bytes = await render(facts);
  rendered.set(key, bytes);
  return bytes;
}

async function render(facts: ShareFacts): Promise<Buffer> {
  const layers: OverlayOptions[] = [];
  const width = facts.widths.find((step) => step >= HEIGHT) ?? facts.widths.at(-1);
  const source = facts.pictureKey && width ? await readPicture(storage(), { key: facts.pictureKey, width, format: "webp" }) : null;
  if (source) layers.push({ input: await sharp(source).resize(HEIGHT, HEIGHT, { fit: "cover" }).toBuffer(), left: PAPER, top: 0 });
  const mark = await sharp(Buffer.from(wordmark.slice(wordmark.indexOf(",") + 1), "base64")).resize({ width: 400 }).toBuffer({ resolveWithObject: true });
  const top = facts.stars > 0 ? 200 : 300 - Math.round(mark.info.height / 2);
  layers.push({ input: mark.data, left: Math.round((PAPER - mark.info.width) / 2), top });
  layers.push({ input: Buffer.from(drawing(facts.stars)), left: 0, top: 0 });
  return sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: "#faf7f0" } })
    .composite(layers)
    .jpeg({ quality: 82, mozjpeg: true })
    .toBuffer();
}

/** The row of five flowers, the earned ones filled, and the woven band below. */
function drawing(stars: number): string {
  const size = 74;
  const left = (PAPER - 5 * size) / 2;
  const flower = (index: number) => {
    const paint = index < stars ? 'fill="#d9a21b" stroke="#6b3f22"' : 'fill="none" stroke="#b9ad97"';
    return `<path transform="translate(${left + index * size + 5} 350) scale(${(size - 10) / 24})" d="${STAR_PATH}" stroke-linejoin="round" ${paint}/>`;
  };
  const row = stars > 0 ? [0, 1, 2, 3, 4].map(flower).join("") : "";
  const tile = brocade.replace(/^[\s\S]*?<svg[^>]*>/, "").replace("</svg>", "");
  const band = `<defs><pattern id="hem" width="96" height="36" patternUnits="userSpaceOnUse">${tile}</pattern></defs><rect width="${WIDTH}" height="${BAND}" fill="url(#hem)"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">${row}<g transform="translate(0 ${HEIGHT - BAND})">${band}</g></svg>`;
}
