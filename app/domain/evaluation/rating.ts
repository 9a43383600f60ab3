import { minimumFor, scorable, STARS_WITH_MINIMUM, type CertifiedStars, type Criterion, type Marks, type ScoreSheet } from "./score-sheet";

/**
 * How a score becomes stars (Decision 26/2026/QĐ-TTg): the mean of the members' totals to two decimals, half-open bands
 * 30 ≤ 2★ < 50 ≤ 3★ < 70 ≤ 4★ < 90 ≤ 5★ ≤ 100, and minimum requirements that hold the stars down however high the mean.
 * All arithmetic is on whole hundredths of a point.
 */

/** The lowest mean of each band, in hundredths. */
const BANDS = [[5, 9000], [4, 7000], [3, 5000], [2, 3000]] as const;

/** A minimum requirement that keeps a product from a star its band would give. */
export type HeldBack = {
  code: string;
  /** The lowest star that it keeps out of reach. */
  stars: CertifiedStars;
  needs: number;
  /** What the council gave: the points that more than half of its members gave at least. */
  has: number;
};

export type Rating = {
  /** Hundredths of a point: 7250 is 72.50. */
  mean: number;
  /** Stars of the band alone, 1 to 5. */
  band: number;
  /** Stars with the minimum requirements; certificates begin at three. */
  stars: number;
  /** The requirements between `stars` and `band`, in the order of the sheet; empty when nothing holds it back. */
  heldBack: HeldBack[];
};

/** Sum of a sheet's points; a criterion without a mark counts nothing. */
export function totalOf(sheet: Pick<ScoreSheet, "criteria">, marks: Marks): number {
  return scorable(sheet).reduce((sum, { code }) => sum + (marks.get(code) ?? 0), 0);
}

/** The mean of whole totals in hundredths, half up: of 70, 71 and 71 it is 7067. @throws RangeError for no totals */
export function meanHundredths(totals: readonly number[]): number {
  if (totals.length === 0) throw new RangeError("a mean needs at least one total");
  const sum = totals.reduce((all, total) => all + total, 0);
  return Math.floor((200 * sum + totals.length) / (2 * totals.length));
}

/** Stars of the band in which a mean (hundredths) lies. */
export function bandOf(mean: number): number {
  return BANDS.find(([, lowest]) => mean >= lowest)?.[0] ?? 1;
}

/** The lowest mean of so many stars, in hundredths; 0 for one. */
export function lowestMeanOf(stars: number): number {
  return BANDS.find(([band]) => band === stars)?.[1] ?? 0;
}

/**
 * What the council as a whole gave a criterion: the points that more than half of the members gave at least (the lower
 * median). A requirement is met or not, so a majority decides it; a tie does not meet it.
 */
export function councilPoints(given: readonly number[]): number {
  const sorted = [...given].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

/** Rates one product by the sheets of all members. @throws RangeError when there is no sheet */
export function rate(sheet: Pick<ScoreSheet, "criteria">, all: readonly Marks[]): Rating {
  const mean = meanHundredths(all.map((marks) => totalOf(sheet, marks)));
  const council = new Map(scorable(sheet).map(({ code }) => [code, councilPoints(all.map((marks) => marks.get(code) ?? 0))]));
  return rateBy(sheet, mean, council);
}

/** Rates by a mean and the points that count for the requirements. */
export function rateBy(sheet: Pick<ScoreSheet, "criteria">, mean: number, points: Marks): Rating {
  const band = bandOf(mean);
  const failing = scorable(sheet).flatMap((criterion) => failure(criterion, band, points.get(criterion.code) ?? 0));
  // Requirements accumulate: whoever misses one of three stars reaches neither four nor five, and has two at most.
  const stars = failing.length === 0 ? band : Math.min(...failing.map((held) => held.stars)) - 1;
  return { mean, band, stars, heldBack: failing };
}

/** The lowest star up to `band` that a criterion keeps out of reach. */
function failure(criterion: Criterion, band: number, has: number): HeldBack[] {
  const stars = STARS_WITH_MINIMUM.find((star) => star <= band && has < minimumFor(criterion, star));
  return stars === undefined ? [] : [{ code: criterion.code, stars, needs: minimumFor(criterion, stars), has }];
}

/** "72.50" of 7250: how a mean is stored, exported and printed. */
export function hundredthsText(value: number): string {
  return `${Math.floor(value / 100)}.${String(value % 100).padStart(2, "0")}`;
}
