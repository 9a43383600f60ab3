import { describe, expect, it } from "vitest";
import { compare } from "./differences";
import type { Criterion } from "./score-sheet";

const criterion = (code: string, ...points: number[]): Criterion => ({
  code, section: "A", parentCode: null, label: { vi: code }, max: Math.max(...points), minimum: {}, options: points.map((value, index) => ({ ordinal: index + 1, points: value, branch: null })),
});
const sheet = { criteria: [criterion("1", 0, 1, 3, 5), criterion("2", 0, 1, 2), criterion("3", 0, 1)] };
const members = (...all: number[][]) => all.map((points, index) => ({ userId: `m${index + 1}`, marks: new Map(points.map((value, at) => [String(at + 1), value])) }));

describe("sheets side by side", () => {
  it("flags a criterion beyond the threshold and whose points stand out", () => {
    const { criteria, mean } = compare(sheet, members([5, 2, 1], [5, 2, 0], [1, 1, 1]), { spreadPercent: 40, totalSpread: 10 });
    expect(mean).toBe(600);
    expect(criteria).toEqual([
      { code: "1", least: 1, most: 5, council: 5, flagged: true, outliers: ["m3"] },
      { code: "2", least: 1, most: 2, council: 2, flagged: false, outliers: [] },
      { code: "3", least: 0, most: 1, council: 1, flagged: false, outliers: [] },
    ]);
  });

  it.each([[40, false], [39, true]])("at %i percent a spread of two of five points is flagged: %s", (spreadPercent, flagged) => {
    expect(compare(sheet, members([5, 2, 1], [3, 2, 1]), { spreadPercent, totalSpread: 10 }).criteria[0]?.flagged).toBe(flagged);
  });

  it("flags a total further from the mean than the threshold", () => {
    const all = members([5, 2, 1], [0, 0, 0]);
    expect(compare(sheet, all, { spreadPercent: 100, totalSpread: 4 }).sheets).toEqual([
      { userId: "m1", total: 8, fromMean: 400, outlier: false }, { userId: "m2", total: 0, fromMean: -400, outlier: false },
    ]);
    expect(compare(sheet, all, { spreadPercent: 100, totalSpread: 3 }).sheets.every(({ outlier }) => outlier)).toBe(true);
  });
});
