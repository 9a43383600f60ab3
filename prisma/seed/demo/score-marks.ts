import { minimumFor, scorable, type Criterion, type ScoreSheet } from "~/domain/evaluation/score-sheet";
import type { Chance } from "../random";

/** Points by code. */
export type DemoMarks = Map<string, number>;

const pointsOf = ({ options }: Criterion): number[] => [...new Set(options.map(({ points }) => points))].sort((a, b) => a - b);
const totalOf = (marks: DemoMarks): number => [...marks.values()].reduce((sum, points) => sum + points, 0);

/** A sheet that meets the requirements of so many stars and comes as near to a total as its options let it. */
export function marksFor(sheet: ScoreSheet, stars: number, total: number, chance: Chance): DemoMarks {
  const criteria = scorable(sheet);
  const marks: DemoMarks = new Map(criteria.map((criterion) => [criterion.code, pointsOf(criterion).find((points) => points >= minimumFor(criterion, stars)) ?? criterion.max]));
  for (let tries = 0; totalOf(marks) < total && tries < 600; tries += 1) {
    const criterion = criteria[chance.between(0, criteria.length - 1)];
    if (!criterion) break;
    const now = marks.get(criterion.code) ?? 0;
    const next = pointsOf(criterion).find((points) => points > now);
    if (next !== undefined && totalOf(marks) - now + next <= total) marks.set(criterion.code, next);
  }
  return marks;
}

/** Another member's view of the same product: a few criteria one option up or down, requirements of `stars` kept. */
export function variation(sheet: ScoreSheet, base: DemoMarks, stars: number, chance: Chance): DemoMarks {
  const criteria = scorable(sheet);
  const marks = new Map(base);
  for (let change = 0; change < 4; change += 1) {
    const criterion = criteria[chance.between(0, criteria.length - 1)];
    if (!criterion) break;
    const options = pointsOf(criterion);
    const index = options.indexOf(marks.get(criterion.code) ?? 0) + (chance.between(0, 1) === 0 ? -1 : 1);
    const points = options[index];
    if (points !== undefined && points >= minimumFor(criterion, stars)) marks.set(criterion.code, points);
  }
  return marks;
}
