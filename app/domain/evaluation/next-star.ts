import { councilPoints, lowestMeanOf, meanHundredths, rate, totalOf } from "./rating";
import { minimumFor, scorable, type Criterion, type Marks, type ScoreSheet } from "./score-sheet";

/** One criterion raised to one of its options. */
export type Lift = { code: string; from: number; to: number };

export type NextStar = {
  stars: number;
  target: number;
  /** Requirements that must be met first, the smallest step first. */
  requirements: Lift[];
  /** Hundredths of a point still missing once those are met; 0 when they are enough. */
  missing: number;
  /** Further steps that bring the missing points: the fewest, those worth most first. */
  steps: Lift[];
};

type Shape = Pick<ScoreSheet, "criteria">;

/**
 * What would lift a product to its next star, criterion by criterion: first the requirements it does not meet, then single
 * steps up that bring the points still missing. Null at five stars. Of several sheets it asks what the whole council
 * would have to give; without any it starts from nothing.
 */
export function nextStar(sheet: Shape, all: readonly Marks[]): NextStar | null {
  const sheets = all.length === 0 ? [new Map<string, number>()] : [...all];
  const { stars } = rate(sheet, sheets);
  if (stars >= 5) return null;
  // One and two stars give no certificate: the next star that counts is then the third.
  const target = Math.max(3, stars + 1);
  const criteria = scorable(sheet);
  const requirements = criteria
    .flatMap((criterion) => requirementOf(criterion, pointsOf(sheets, criterion.code), target))
    .sort((a, b) => a.to - a.from - (b.to - b.from));
  let lifted = requirements.reduce<readonly Marks[]>(raiseAll, sheets);
  const missing = Math.max(0, lowestMeanOf(target) - meanOf(sheet, lifted));
  const steps: Lift[] = [];
  while (meanOf(sheet, lifted) < lowestMeanOf(target)) {
    const step = bestStep(criteria, lifted);
    if (!step) break;
    steps.push(step);
    lifted = raiseAll(lifted, step);
  }
  return { stars, target, requirements, missing, steps: joined(steps) };
}

function pointsOf(sheets: readonly Marks[], code: string): number {
  return councilPoints(sheets.map((marks) => marks.get(code) ?? 0));
}

function meanOf(sheet: Shape, sheets: readonly Marks[]): number {
  return meanHundredths(sheets.map((marks) => totalOf(sheet, marks)));
}

/** The smallest option that meets what a star asks of a criterion; nothing when it is met. */
function requirementOf({ code, options, minimum }: Criterion, from: number, target: number): Lift[] {
  const needs = minimumFor({ minimum }, target);
  if (from >= needs) return [];
  return [{ code, from, to: Math.min(...options.map(({ points }) => points).filter((points) => points >= needs)) }];
}

/** Every sheet with at least that many points on a criterion. */
function raiseAll(sheets: readonly Marks[], { code, to }: Lift): readonly Marks[] {
  return sheets.map((marks) => new Map(marks).set(code, Math.max(marks.get(code) ?? 0, to)));
}

/** Of all criteria's next options the one worth most; of equals the earlier in the sheet. */
function bestStep(criteria: readonly Criterion[], sheets: readonly Marks[]): Lift | null {
  let best: Lift | null = null;
  for (const { code, options } of criteria) {
    const from = pointsOf(sheets, code);
    const above = options.map(({ points }) => points).filter((points) => points > from);
    if (above.length === 0) continue;
    const to = Math.min(...above);
    if (best === null || to - from > best.to - best.from) best = { code, from, to };
  }
  return best;
}

/** Two steps of one criterion as one. */
function joined(steps: readonly Lift[]): Lift[] {
  const lifts = new Map<string, Lift>();
  for (const step of steps) lifts.set(step.code, { ...step, from: lifts.get(step.code)?.from ?? step.from });
  return [...lifts.values()];
}
