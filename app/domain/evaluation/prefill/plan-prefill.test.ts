import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { LocalDate } from "~/lib/local-date";
import { isDocumentKind } from "../documents";
import { scorable, type ScoreSheet } from "../score-sheet";
import { readScoreSheetFile, type ScoreSheetFile } from "../score-sheet-file";
import { optionAtLevel, ruleFor, rulesOf } from "./evidence-rules";
import { FACT_KINDS, type Fact, type FactKind } from "./facts";
import { atStake, planPrefill } from "./plan-prefill";

const sheets = readScoreSheetFile(JSON.parse(readFileSync(new URL("../../../../prisma/data/score-sheets/26-2026-qd-ttg.json", import.meta.url), "utf8")) as ScoreSheetFile);
const fruit = sheets.find(({ setNo }) => setNo === 1) as ScoreSheet;
const rules = rulesOf(fruit);

const fact = (kind: FactKind, value = 1): Fact => ({ kind, value, title: `${kind} ${value}`, on: "2026-11-25" as LocalDate, link: "/san-pham/na" });
const pointsOf = (sheet: ScoreSheet, facts: Fact[]): Record<string, number> => Object.fromEntries(planPrefill(sheet, facts).marks.map(({ code, points }) => [code, points]));

describe("the rules", () => {
  it("speak only of criteria that their sets have, of papers and facts that exist, each once", () => {
    const seen = new Set<string>();
    for (const { id, criteria, document, supports } of rules?.rules ?? []) {
      expect(isDocumentKind(document), id).toBe(true);
      for (const { fact: kind, level } of supports) expect(FACT_KINDS.includes(kind) && level > 0, `${id} ${kind}`).toBe(true);
      for (const { code, sets } of criteria) {
        for (const set of sets) {
          const sheet = sheets.find(({ setNo }) => setNo === set);
          expect(sheet && scorable(sheet).some((criterion) => criterion.code === code), `${id}: set ${set} has ${code}`).toBe(true);
          expect(seen.has(`${set} ${code}`), `set ${set} ${code} twice`).toBe(false);
          seen.add(`${set} ${code}`);
        }
      }
    }
    expect(seen.size).toBeGreaterThan(200);
  });

  it.each([["quality_system", /chất lượng sản phẩm/i], ["global_market", /toàn cầu/i], ["growth", /tăng trưởng/i], ["story", /câu chuyện/i], ["reach", /khu vực phân phối/i], ["certified_area", /chứng nhận chất lượng/i]])("%s means the same question in every set", (id, label) => {
    for (const { code, sets } of rules?.rules.find((rule) => rule.id === id)?.criteria ?? []) {
      for (const set of sets) expect(sheets.find(({ setNo }) => setNo === set)?.criteria.find((one) => one.code === code)?.label.vi).toMatch(label);
    }
  });

  it("are none for another decision", () => {
    expect(rulesOf({ instrument: "99/2030/QĐ-TTg" })).toBeNull();
    expect(planPrefill({ ...fruit, instrument: "99/2030/QĐ-TTg" }, [fact("shop")])).toEqual({ papers: [], marks: [] });
  });
});

describe("a level", () => {
  const options = (...points: number[]) => ({ options: points.map((value, index) => ({ ordinal: index + 1, points: value, branch: null })) });
  it.each([[1, 1], [2, 3], [3, 5], [9, 5]])("%i of 0, 1, 3, 5 is %i points", (level, points) => {
    expect(optionAtLevel(options(0, 1, 3, 5), level)?.points).toBe(points);
  });
  it("counts from below whatever the order of the options, and is none for two-way criteria", () => {
    expect(optionAtLevel(options(3, 0, 1), 1)?.points).toBe(1);
    expect(optionAtLevel({ options: [{ ordinal: 1, points: 1, branch: "lodging" }] }, 1)).toBeNull();
    expect(optionAtLevel(options(0, 1), 0)).toBeNull();
  });
});

describe("filling in", () => {
  it("gives nothing for nothing", () => {
    expect(planPrefill(fruit, [])).toEqual({ papers: [], marks: [] });
  });

  it("puts each fact at the criteria it speaks for, with the points it supports", () => {
    const facts = [fact("growing_area"), fact("lot"), fact("trace"), fact("mark_shared"), fact("sales_provinces", 6), fact("sales_growth", 4), fact("shop"), fact("organisation", 3)];
    expect(pointsOf(fruit, facts)).toEqual({ "1.1": 2, "2.3": 3, "3.1": 3, "3.4": 1, "3.5": 2, "4.1": 3, "4.2": 1 });
    const papers = planPrefill(fruit, facts).papers.filter(({ code }) => code === "1.1");
    expect(papers.map(({ title, kind }) => [title, kind])).toEqual([["lot 1", "material_origin"], ["growing_area 1", "material_origin"]]);
  });

  it("takes what buyers say as a paper of the customers' register, whatever they say", () => {
    const plan = planPrefill(fruit, [fact("reviews", 12)]);
    expect(plan.papers).toEqual([{ code: "4.2", kind: "market", title: "reviews 12", link: "/san-pham/na" }]);
    expect(plan.marks.map(({ code, points }) => [code, points])).toEqual([["4.2", 1]]);
  });

  it("takes a fall in sales as a paper and as no point", () => {
    const plan = planPrefill(fruit, [fact("sales_growth", -5)]);
    expect(plan.papers.map(({ code }) => code)).toEqual(["3.4"]);
    expect(plan.marks).toEqual([]);
  });

  it("finds the same question under another code of another set", () => {
    const processed = sheets.find(({ setNo }) => setNo === 7) as ScoreSheet;
    expect(ruleFor(rulesOf(processed), 7, "9")?.id).toBe("quality_system");
    expect(pointsOf(processed, [fact("quality_iso22000")])).toEqual({ "9": 5 });
    expect(pointsOf(fruit, [fact("quality_iso22000")])).toEqual({ "10": 5 });
  });

  it("gives the same plan for the same facts", () => {
    const facts = [fact("lot"), fact("lot", 1), fact("quality_vietgap")];
    expect(planPrefill(fruit, facts)).toEqual(planPrefill(fruit, [...facts]));
  });
});

it("shows the points at stake, the most first, and says what would prove them", () => {
  const marks = scorable(fruit).map(({ code, max }) => ({ code, points: code === "4.1" ? 1 : code === "1.2" ? 0 : code === "7" ? 1 : max }));
  expect(atStake(fruit, marks, [{ code: "7" }]).map(({ code, points, max, papers, needs }) => [code, points, max, papers, needs === null])).toEqual([
    ["4.1", 1, 5, 0, false], ["1.2", 0, 2, 0, false], ["7", 1, 3, 1, true],
  ]);
});
