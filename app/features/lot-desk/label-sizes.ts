/** Labels on sheets of A4 as stationers sell them, in millimetres, and the code on each. No code is smaller than 20 mm. */
export const LABEL_SIZES = {
  "38x21": { width: 38, height: 21.2, columns: 5, rows: 13, top: 10.7, left: 4.5, gapX: 2.5, gapY: 0, code: 20 },
  "70x37": { width: 70, height: 37, columns: 3, rows: 8, top: 0.5, left: 0, gapX: 0, gapY: 0, code: 28 },
  "105x74": { width: 105, height: 74.25, columns: 2, rows: 4, top: 0, left: 0, gapX: 0, gapY: 0, code: 46 },
} as const;
export type LabelSize = keyof typeof LABEL_SIZES;

export const MOST_LABELS = 500;

export function readLabelSize(text: string | null): LabelSize {
  return (Object.keys(LABEL_SIZES) as LabelSize[]).find((size) => size === text) ?? "70x37";
}
