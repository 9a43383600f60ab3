import type { LocalizedText } from "~/lib/localized-text";

/** A score sheet as every rule sees it; the data come from prisma/data/score-sheets through the database. */

export const STARS_WITH_MINIMUM = [3, 4, 5] as const;
export type CertifiedStars = (typeof STARS_WITH_MINIMUM)[number];

/** Set 26 (tourism) answers some criteria in one of two ways. */
export type OptionBranch = "tourist_spot" | "lodging";

export type ScoreOption = { ordinal: number; points: number; branch: OptionBranch | null };

/** One line of the sheet. Headings have no options and are not scored. */
export type Criterion = {
  code: string;
  section: string;
  parentCode: string | null;
  label: LocalizedText;
  max: number;
  options: ScoreOption[];
  /** Points without which a star is out of reach, however high the total. */
  minimum: Partial<Record<CertifiedStars, number>>;
};

export type ScoreSection = { code: string; max: number; name: LocalizedText };

export type ScoreSheet = {
  id: string;
  setNo: number;
  instrument: string;
  name: LocalizedText;
  sections: ScoreSection[];
  /** In the order of the decision, headings before what they head. */
  criteria: Criterion[];
};

/** Points by code of criterion: one person's choices on a sheet. */
export type Marks = ReadonlyMap<string, number>;

export function isScorable(criterion: Criterion): boolean {
  return criterion.options.length > 0;
}

/** The criteria that carry points; they add up to the whole sheet. */
export function scorable(sheet: Pick<ScoreSheet, "criteria">): Criterion[] {
  return sheet.criteria.filter(isScorable);
}

/** Of a criterion's minimums, the one that counts for so many stars: those of lower stars count for higher ones too. */
export function minimumFor(criterion: Pick<Criterion, "minimum">, stars: number): number {
  return Math.max(0, ...STARS_WITH_MINIMUM.filter((star) => star <= stars).map((star) => criterion.minimum[star] ?? 0));
}

/** What is wrong with a sheet's data; empty when it may be used. Leaves, headings and sections must add up, and every minimum must be an option. */
export function sheetFaults(sheet: Pick<ScoreSheet, "id" | "sections" | "criteria">): string[] {
  const faults: string[] = [];
  const leaves = scorable(sheet);
  const sum = (list: Criterion[]) => list.reduce((total, { max }) => total + max, 0);
  const check = (good: boolean, text: string) => {
    if (!good) faults.push(`${sheet.id}: ${text}`);
  };
  check(sum(leaves) === 100, `criteria add up to ${sum(leaves)}, not 100`);
  for (const section of sheet.sections) {
    const points = sum(leaves.filter((leaf) => leaf.section === section.code));
    check(points === section.max, `section ${section.code} adds up to ${points}, not ${section.max}`);
  }
  const codes = sheet.criteria.map(({ code }) => code);
  check(new Set(codes).size === codes.length, "a code is used twice");
  for (const criterion of sheet.criteria) {
    const { code, max, options, minimum, parentCode, section } = criterion;
    const children = sheet.criteria.filter((child) => child.parentCode === code);
    check(sheet.sections.some((known) => known.code === section), `${code} is of no section`);
    check(parentCode === null || codes.indexOf(parentCode) < codes.indexOf(code), `${code} stands before its heading`);
    if (options.length === 0) {
      check(children.length > 0 && sum(children) === max, `${code} is worth ${max}, its parts ${sum(children)}`);
      check(Object.keys(minimum).length === 0, `${code} is a heading with a minimum`);
      continue;
    }
    check(children.length === 0, `${code} is both scored and a heading`);
    for (const branch of new Set(options.map((option) => option.branch))) {
      const points = options.filter((option) => option.branch === branch).map((option) => option.points);
      check(new Set(points).size === points.length && Math.min(...points) >= 0, `${code} repeats or misses points`);
      check(Math.max(...points) === max, `${code} is worth ${max}, its best option ${Math.max(...points)}`);
    }
    for (const star of STARS_WITH_MINIMUM) {
      const needs = minimum[star];
      if (needs === undefined) continue;
      check(needs > 0 && options.some(({ points }) => points === needs), `${code} asks ${needs} points for ${star} stars, which no option gives`);
    }
  }
  return faults;
}
