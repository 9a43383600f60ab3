import { councilPoints, meanHundredths, totalOf } from "./rating";
import { scorable, type Marks, type ScoreSheet } from "./score-sheet";

/** From which difference on the council looks again; both are set on the round. */
export type Thresholds = {
  /** A criterion is flagged when the members' points lie more than one point and further apart than this part of its maximum, in percent. */
  spreadPercent: number;
  /** A sheet is flagged when its total lies further than this many points from the mean. */
  totalSpread: number;
};

export type MemberSheet = { userId: string; marks: Marks };

export type Comparison = {
  /** Of every criterion: the least and most that a member gave, what the council gave, and whether they lie too far apart. */
  criteria: { code: string; least: number; most: number; council: number; flagged: boolean; outliers: string[] }[];
  sheets: { userId: string; total: number; /** Hundredths above (or below) the mean. */ fromMean: number; outlier: boolean }[];
  mean: number;
};

/** Lays the sheets of a dossier side by side. @throws RangeError when there is none */
export function compare(sheet: Pick<ScoreSheet, "criteria">, all: readonly MemberSheet[], { spreadPercent, totalSpread }: Thresholds): Comparison {
  const totals = all.map(({ userId, marks }) => ({ userId, total: totalOf(sheet, marks) }));
  const mean = meanHundredths(totals.map(({ total }) => total));
  return {
    mean,
    criteria: scorable(sheet).map(({ code, max }) => {
      const given = all.map(({ userId, marks }) => ({ userId, points: marks.get(code) ?? 0 }));
      const points = given.map((one) => one.points);
      const [least, most, council] = [Math.min(...points), Math.max(...points), councilPoints(points)];
      // One point is the least that two people can differ by, and no difference on criteria worth one or two.
      const apart = (distance: number) => distance > 1 && distance * 100 > spreadPercent * max;
      const flagged = apart(most - least);
      return { code, least, most, council, flagged, outliers: flagged ? given.filter((one) => apart(Math.abs(one.points - council))).map(({ userId }) => userId) : [] };
    }),
    sheets: totals.map(({ userId, total }) => {
      const fromMean = total * 100 - mean;
      return { userId, total, fromMean, outlier: Math.abs(fromMean) > totalSpread * 100 };
    }),
  };
}
