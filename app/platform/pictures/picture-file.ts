/** Widths in which pictures are served; never wider than the source. */
export const PICTURE_WIDTHS = [320, 640, 1200] as const;

export type PictureFormat = "webp" | "avif";

export type PictureFile = { key: string; width: number; format: PictureFormat };

const FILE = /^([0-9a-f]{24})-([1-9]\d{0,3})\.(webp|avif)$/;

/** "{key}-{width}.{webp|avif}", the last part of the address `/files/pictures/…`. */
export function pictureFileName(key: string, width: number, format: PictureFormat): string {
  return `${key}-${width}.${format}`;
}

/** Reads such a name; null for anything else. */
export function parsePictureFileName(name: string): PictureFile | null {
  const match = FILE.exec(name);
  if (!match) return null;
  return { key: match[1] ?? "", width: Number(match[2]), format: match[3] === "avif" ? "avif" : "webp" };
}

/** Colours shown until a picture is there; the theme has a class for each. */
export const PICTURE_TONES = {
  leaf: [201, 221, 187],
  honey: [244, 213, 142],
  anise: [216, 184, 153],
  indigo: [52, 68, 111],
  persimmon: [242, 180, 140],
  rice: [241, 231, 210],
  mist: [198, 216, 224],
  plum: [197, 169, 192],
  tea: [175, 199, 162],
  stone: [203, 197, 186],
} as const satisfies Record<string, readonly [number, number, number]>;

export type PictureTone = keyof typeof PICTURE_TONES;

/** The tone nearest to a colour. */
export function nearestTone(red: number, green: number, blue: number): PictureTone {
  let best: PictureTone = "stone";
  let least = Number.POSITIVE_INFINITY;
  for (const [tone, [r, g, b]] of Object.entries(PICTURE_TONES) as [PictureTone, readonly [number, number, number]][]) {
    const distance = 2 * (r - red) ** 2 + 4 * (g - green) ** 2 + 3 * (b - blue) ** 2;
    if (distance < least) [best, least] = [tone, distance];
  }
  return best;
}
