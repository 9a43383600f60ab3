import { within, type Period } from "./period";

/** A dated target: so many products recognised in its years. */
export type Target = { kind: "period" | "horizon"; from: number; to: number; products: number; basis: string };

/** A target beside what was reached; `percent` with one decimal, half up. */
export type TargetProgress = Target & { reached: number; percent: number };

/**
 * `part` of `whole` in percent with one decimal, half up; 0 of a whole of 0. 215 of 60 is 358.3 (the province's report of
 * November 2025 writes 358 %), of 140 it is 153.6.
 */
export function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part * 1_000) / whole) / 10;
}

/**
 * The target of a kind that the asked years are measured by: of those whose years touch them, the one that began last.
 * Reached counts products first recognised in years that are both the target's and asked for: a report of 2019–2025 does
 * not measure the years before 2021 by a target of 2021–2025.
 */
export function progressOf(kind: Target["kind"], targets: Target[], firstYears: { year: number; products: number }[], period: Period): TargetProgress | null {
  const target = targets.filter((one) => one.kind === kind && one.from <= period.to && one.to >= period.from).toSorted((a, b) => b.from - a.from)[0];
  if (!target) return null;
  const reached = firstYears.reduce((sum, { year, products }) => sum + (within(year, period) && within(year, target) ? products : 0), 0);
  return { ...target, reached, percent: percent(reached, target.products) };
}
