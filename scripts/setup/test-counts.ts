import { existsSync, readFileSync } from "node:fs";

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

function numbers(file: string): (name: string, group?: string) => number {
  const report: unknown = JSON.parse(readFileSync(file, "utf8"));
  return (name, group) => {
    const holder = group === undefined ? report : (report as Record<string, unknown>)[group];
    const value = (holder as Record<string, unknown> | undefined)?.[name];
    return typeof value === "number" ? value : 0;
  };
}

/** What a Vitest JSON report counted; a report that was never written counts as one failure. */
export function vitestCounts(file: string): Counts {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const of = numbers(file);
  // A file that fails to load holds no tests: it is a failure all the same.
  const failed = Math.max(of("numFailedTests"), of("numFailedTestSuites") > 0 ? 1 : 0);
  return { passed: of("numPassedTests"), failed, skipped: of("numPendingTests") + of("numTodoTests") };
}

/** What a Playwright JSON report counted; a test that passed on a second try counts as failed. */
export function playwrightCounts(file: string): Counts {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const of = numbers(file);
  return { passed: of("expected", "stats"), failed: of("unexpected", "stats") + of("flaky", "stats"), skipped: of("skipped", "stats") };
}

export function total(all: Counts[]): Counts {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const counts of all) {
    sum.passed += counts.passed;
    sum.failed += counts.failed;
    sum.skipped += counts.skipped;
  }
  return sum;
}

/** The closing line of `npm test`. */
export function countsLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
