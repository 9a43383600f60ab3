import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { minimumFor, scorable, sheetFaults, STARS_WITH_MINIMUM, type ScoreSheet } from "./score-sheet";
import { readScoreSheetFile, type ScoreSheetFile } from "./score-sheet-file";

const file = JSON.parse(readFileSync(new URL("../../../prisma/data/score-sheets/26-2026-qd-ttg.json", import.meta.url), "utf8")) as ScoreSheetFile;
const sheets = readScoreSheetFile(file);

/** From the decision: number of criteria, points of the headings, how many criteria carry a minimum for 3, 4 and 5 stars. */
const TABLE: [number, number, string, string][] = [
  [1, 32, "1:18 2:10 3:12 4:13 5:12 6:12 7:3 8:5 9:5 10:5 11:2 12:3", "7/12/3"],
  [2, 31, "1:18 2:10 3:12 4:13 5:12 6:15 7:5 8:5 9:5 10:2 11:3", "7/13/6"],
  [4, 32, "1:18 2:10 3:12 4:13 5:12 6:12 7:3 8:5 9:5 10:5 11:2 12:3", "7/14/6"],
  [8, 32, "1:18 2:10 3:12 4:13 5:12 6:15 7:5 8:5 9:5 10:2 11:3", "8/14/6"],
  [14, 29, "1:17 2:11 3:12 4:13 5:12 6:15 7:5 8:5 9:5 10:5", "8/10/3"],
  [18, 31, "1:18 2:10 3:12 4:13 5:12 6:5 7:4 8:5 9:3 10:3 11:5 12:3 13:2 14:5", "7/10/3"],
  [21, 28, "1:19 2:9 3:12 4:13 5:12 6:21 7:4 8:5 9:5", "7/9/4"],
  [25, 25, "1:19 2:9 3:12 4:13 5:12 6:15 7:10 8:5 9:5", "4/9/3"],
  [26, 32, "1:14 2:12 3:14 4:17 5:8 6:3 7:3 8:3 9:2 10:3 11:2 12:3 13:4 14:4 15:3 16:3 17:2", "1/2/0"],
];

function setOf(no: number): ScoreSheet {
  const sheet = sheets.find(({ setNo }) => setNo === no);
  if (!sheet) throw new Error(`no sheet of set ${no}`);
  return sheet;
}

describe("the sheets of Decision 26/2026/QĐ-TTg", () => {
  it("are 26, one a set, in force from the day of the decision", () => {
    expect(sheets.map(({ setNo }) => setNo)).toEqual(Array.from({ length: 26 }, (_, index) => index + 1));
    expect([file.validFrom, file.validTo]).toEqual(["2026-05-22", null]);
  });

  it.each(sheets.map((sheet) => [sheet.id, sheet] as const))("%s adds up", (_id, sheet) => {
    expect(sheetFaults(sheet)).toEqual([]);
  });

  it.each(TABLE)("set %i has its %i criteria, headings and minimums", (no, count, headings, minimums) => {
    const sheet = setOf(no);
    expect(scorable(sheet)).toHaveLength(count);
    expect(sheet.criteria.filter(({ code }) => !code.includes(".")).map(({ code, max }) => `${code}:${max}`).join(" ")).toBe(headings);
    expect(STARS_WITH_MINIMUM.map((star) => scorable(sheet).filter(({ minimum }) => minimum[star] !== undefined).length).join("/")).toBe(minimums);
  });

  it.each(sheets.map((sheet) => [sheet.id, sheet] as const))("%s lets every star be reached", (_id, sheet) => {
    for (const criterion of scorable(sheet)) expect(minimumFor(criterion, 5)).toBeLessThanOrEqual(criterion.max);
  });

  it("gives the tourism criteria with two answers both of them", () => {
    const answers = scorable(setOf(26)).filter(({ options }) => options.some(({ branch }) => branch !== null));
    expect(answers.map(({ code, options }) => [code, options.map(({ branch, points }) => `${branch}:${points}`).join(" ")])).toEqual([
      ["8", "tourist_spot:1 tourist_spot:3 lodging:1 lodging:3"],
      ["9", "tourist_spot:1 tourist_spot:2 lodging:1 lodging:2"],
      ["15", "tourist_spot:1 tourist_spot:3 lodging:1 lodging:3"],
    ]);
  });

  it("have their repairs: set 4 criterion 1.2 begins at nothing", () => {
    expect(scorable(setOf(4)).find(({ code }) => code === "1.2")?.options.map(({ points }) => points)).toEqual([0, 1, 2]);
  });
});

describe("a file with a fault is named", () => {
  const broken = (change: (sheet: ScoreSheet) => void) => {
    const copy = structuredClone(setOf(1));
    change(copy);
    return sheetFaults(copy).join("; ");
  };
  const leaf = (sheet: ScoreSheet, code: string) => sheet.criteria.find((criterion) => criterion.code === code) as ScoreSheet["criteria"][number];
  it.each<[string, (sheet: ScoreSheet) => void, RegExp]>([
    ["points that do not add up", (sheet) => { leaf(sheet, "7").max = 4; leaf(sheet, "7").options.push({ ordinal: 9, points: 4, branch: null }); }, /add up to 101.*section C/],
    ["an option above the maximum", (sheet) => { leaf(sheet, "1.1").options.push({ ordinal: 9, points: 9, branch: null }); }, /1\.1 is worth 3, its best option 9/],
    ["a minimum no option gives", (sheet) => { leaf(sheet, "5.1").minimum = { 4: 4 }; }, /5\.1 asks 4 points for 4 stars/],
    ["a heading that is not the sum of its parts", (sheet) => { leaf(sheet, "1").max = 17; }, /1 is worth 17, its parts 18/],
    ["a code used twice", (sheet) => { leaf(sheet, "1.2").code = "1.1"; }, /twice/],
  ])("%s", (_name, change, fault) => {
    expect(broken(change)).toMatch(fault);
  });
});
