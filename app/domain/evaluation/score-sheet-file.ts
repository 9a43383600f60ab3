import type { LocalizedText } from "~/lib/localized-text";
import { STARS_WITH_MINIMUM, type Criterion, type OptionBranch, type ScoreSection, type ScoreSheet } from "./score-sheet";

/** A file of prisma/data/score-sheets: all sheets of one decision, and the days between which it holds. */
export type ScoreSheetFile = {
  instrument: string;
  validFrom: string;
  /** The first day on which it no longer holds. */
  validTo: string | null;
  /** What was mended against the source, in words. */
  repairs: string[];
  sections: ScoreSection[];
  sheets: { id: string; set: number; name: LocalizedText; criteria: FileCriterion[] }[];
};

type FileCriterion = {
  code: string;
  section: string;
  parent?: string;
  label: LocalizedText;
  max: number;
  /** Points of the options; absent on headings. */
  options?: number[];
  /** Instead of `options` where a criterion can be answered in two ways. */
  branches?: Record<OptionBranch, number[]>;
  gates?: Partial<Record<"3" | "4" | "5", number>>;
};

/** The sheets of a file in the shape the rules use. */
export function readScoreSheetFile(file: ScoreSheetFile): ScoreSheet[] {
  return file.sheets.map(({ id, set, name, criteria }) => ({
    id, setNo: set, instrument: file.instrument, name, sections: file.sections, criteria: criteria.map(readCriterion),
  }));
}

function readCriterion({ code, section, parent, label, max, options, branches, gates }: FileCriterion): Criterion {
  const choices: { points: number; branch: OptionBranch | null }[] = branches
    ? (Object.entries(branches) as [OptionBranch, number[]][]).flatMap(([branch, points]) => points.map((value) => ({ points: value, branch })))
    : (options ?? []).map((points) => ({ points, branch: null }));
  return {
    code, section, parentCode: parent ?? null, label, max,
    options: choices.map((choice, index) => ({ ordinal: index + 1, ...choice })),
    minimum: Object.fromEntries(STARS_WITH_MINIMUM.flatMap((star) => (gates?.[star] === undefined ? [] : [[star, gates[star]]]))),
  };
}
