import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextStar } from "./next-star";
import { bandOf, councilPoints, hundredthsText, meanHundredths, rate, totalOf } from "./rating";
import { minimumFor, scorable, type Marks, type ScoreSheet } from "./score-sheet";
import { readScoreSheetFile, type ScoreSheetFile } from "./score-sheet-file";

const sheets = readScoreSheetFile(JSON.parse(readFileSync(new URL("../../../prisma/data/score-sheets/26-2026-qd-ttg.json", import.meta.url), "utf8")) as ScoreSheetFile);
const fruit = sheets.find(({ setNo }) => setNo === 1) as ScoreSheet;

/** Full marks but for those given. */
function marks(sheet: ScoreSheet, other: Record<string, number> = {}): Marks {
  return new Map(scorable(sheet).map(({ code, max }) => [code, other[code] ?? max]));
}

/** Any choice of options on any of the 26 sheets. */
const choices = fc.constantFrom(...sheets).chain((sheet) =>
  fc.tuple(...scorable(sheet).map(({ code, options }) => fc.constantFrom(...options.map(({ points }) => points)).map((points) => [code, points] as const))).map((pairs) => ({ sheet, marks: new Map(pairs) as Marks })));
const councils = fc.constantFrom(...sheets).chain((sheet) =>
  fc.array(fc.tuple(...scorable(sheet).map(({ code, options }) => fc.constantFrom(...options.map(({ points }) => points)).map((points) => [code, points] as const))), { minLength: 1, maxLength: 7 })
    .map((all) => ({ sheet, all: all.map((pairs) => new Map(pairs) as Marks) })));

describe("bands", () => {
  it.each([
    [0, 1], [2999, 1], [3000, 2], [4999, 2], [5000, 3], [6999, 3], [7000, 4], [8999, 4], [9000, 5], [10000, 5],
  ])("a mean of %i hundredths lies in band %i", (mean, band) => {
    expect(bandOf(mean)).toBe(band);
  });
});

describe("the mean", () => {
  it.each([
    [[70, 71, 71], 7067], [[70, 70, 71], 7033], [[69, 70], 6950], [[89, 90, 90, 90, 90, 90, 90, 90], 8988], [[50], 5000], [[0, 0, 0], 0], [[100, 100], 10000],
  ])("of %j is %i hundredths, half up", (totals, mean) => {
    expect(meanHundredths(totals)).toBe(mean);
  });

  it("never lets rounding carry a council of up to 100 over a band's edge", () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 100 }), (totals) => {
      const sum = totals.reduce((all, one) => all + one, 0);
      for (const edge of [30, 50, 70, 90]) expect(meanHundredths(totals) >= edge * 100).toBe(sum >= edge * totals.length);
    }));
  });

  it("has a mean only of something", () => {
    expect(() => meanHundredths([])).toThrow(RangeError);
  });

  it.each([[7250, "72.50"], [7205, "72.05"], [5, "0.05"], [10000, "100.00"]])("%i is written %s", (value, text) => {
    expect(hundredthsText(value)).toBe(text);
  });
});

describe("what the council gave", () => {
  it.each([[[3, 3, 1], 3], [[3, 1, 1], 1], [[3, 1], 1], [[2, 3, 1, 3], 2], [[3, 3, 3, 1], 3], [[4], 4]])("of %j is %i", (given, points) => {
    expect(councilPoints(given)).toBe(points);
  });
});

describe("set 1, worked by hand from the decision", () => {
  it("gives five stars to full marks", () => {
    expect(rate(fruit, [marks(fruit)])).toEqual({ mean: 10000, band: 5, stars: 5, heldBack: [] });
  });

  it("holds at four what lacks export markets (4.1 asks 5 points of five stars)", () => {
    expect(rate(fruit, [marks(fruit, { "4.1": 3 })])).toEqual({ mean: 9800, band: 5, stars: 4, heldBack: [{ code: "4.1", stars: 5, needs: 5, has: 3 }] });
  });

  it("holds at three what lacks the trace code on its label (2.3 asks 3 points of four stars)", () => {
    expect(rate(fruit, [marks(fruit, { "2.3": 2 })])).toMatchObject({ mean: 9900, band: 5, stars: 3, heldBack: [{ code: "2.3", stars: 4, needs: 3, has: 2 }] });
  });

  it("holds at two what lacks a lawful pack (2.2 asks 2 points of three stars)", () => {
    expect(rate(fruit, [marks(fruit, { "2.2": 1 })])).toMatchObject({ band: 5, stars: 2, heldBack: [{ code: "2.2", stars: 3, needs: 2, has: 1 }] });
  });

  it("does not speak of requirements above the band", () => {
    const poor = marks(fruit, { "4.1": 3, "4.2": 0, "4.3": 0, "5.3": 1, "1.7": 0, "7": 0, "12": 1, "3.2": 0, "3.1": 1, "3.3": 1, "2.4": 0, "10": 3 });
    expect(totalOf(fruit, poor)).toBe(72);
    expect(rate(fruit, [poor])).toMatchObject({ band: 4, stars: 4, heldBack: [] });
  });

  it("asks the council's majority, not one member", () => {
    const lacks = marks(fruit, { "2.3": 2 });
    expect(rate(fruit, [marks(fruit), marks(fruit), lacks]).stars).toBe(5);
    expect(rate(fruit, [marks(fruit), lacks, lacks]).stars).toBe(3);
    expect(rate(fruit, [marks(fruit), lacks]).stars).toBe(3);
  });

  it("is told what lifts it to the next star", () => {
    expect(nextStar(fruit, [marks(fruit, { "4.1": 3, "1.3": 2 })])).toEqual({
      stars: 4, target: 5, missing: 0, steps: [], requirements: [{ code: "1.3", from: 2, to: 3 }, { code: "4.1", from: 3, to: 5 }],
    });
    expect(nextStar(fruit, [marks(fruit)])).toBeNull();
  });
});

describe("any choice on any sheet", () => {
  it("rates as the decision's own words do", () => {
    fc.assert(fc.property(choices, ({ sheet, marks: chosen }) => {
      const total = totalOf(sheet, chosen);
      const reaches = (stars: number, lowest: number) => total >= lowest && scorable(sheet).every(({ code, minimum }) =>
        ([3, 4, 5] as const).every((gate) => gate > stars || (chosen.get(code) ?? 0) >= (minimum[gate] ?? 0)));
      const expected = reaches(5, 90) ? 5 : reaches(4, 70) ? 4 : reaches(3, 50) ? 3 : total >= 30 ? 2 : 1;
      expect(rate(sheet, [chosen]).stars).toBe(expected);
    }));
  });

  it("never has more stars than its band, and says what holds it when it has fewer", () => {
    fc.assert(fc.property(councils, ({ sheet, all }) => {
      const { stars, band, heldBack } = rate(sheet, all);
      expect(stars).toBeLessThanOrEqual(band);
      expect(heldBack.length > 0).toBe(stars < band);
    }));
  });

  it("never loses a star by a better option", () => {
    fc.assert(fc.property(councils, fc.nat(), ({ sheet, all }, pick) => {
      const leaves = scorable(sheet);
      const leaf = leaves[pick % leaves.length];
      if (!leaf) return;
      const better = all.map((chosen) => new Map(chosen).set(leaf.code, leaf.max));
      expect(rate(sheet, better).stars).toBeGreaterThanOrEqual(rate(sheet, all).stars);
    }));
  });

  it("reaches the next star by what it is told, and not by less than the requirements", () => {
    fc.assert(fc.property(councils, ({ sheet, all }) => {
      const plan = nextStar(sheet, all);
      if (!plan) return;
      const lifted = [...plan.requirements, ...plan.steps].reduce<readonly Marks[]>(
        (now, { code, to }) => now.map((chosen) => new Map(chosen).set(code, Math.max(chosen.get(code) ?? 0, to))), all);
      expect(rate(sheet, lifted).stars).toBeGreaterThanOrEqual(plan.target);
      const [first] = plan.requirements;
      if (first) expect(minimumFor(scorable(sheet).find(({ code }) => code === first.code) ?? { minimum: {} }, plan.target)).toBeGreaterThan(first.from);
    }));
  });
});
