/** The checks of `npm test`, in order; the first that fails ends the run. */
import { spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { ensureBuild, ensureClient } from "./build";
import { findChromium } from "./chromium";
import { report } from "./main";
import { repositoryRoot } from "./paths";
import { type Counts, countsLine, playwrightCounts, total, vitestCounts } from "./test-counts";

const results = resolve(repositoryRoot, ".cache/test-results");
const vitestReport = resolve(results, "vitest.json");
const playwrightReport = resolve(results, "playwright.json");

/** Runs an installed tool with Node, its output shown; true when it ended well. */
async function tool(script: string, args: string[], environment: Record<string, string> = {}): Promise<boolean> {
  const child = spawn(process.execPath, [resolve(repositoryRoot, "node_modules", script), ...args], {
    cwd: repositoryRoot,
    env: { ...process.env, ...environment },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const code = await new Promise<number | null>((done, failed) => child.on("error", failed).on("close", done));
  return code === 0;
}

interface Check {
  name: string;
  run(): Promise<boolean>;
  /** For checks that count tests. */
  counts?(): Counts;
}

const checks: Check[] = [
  { name: "types", run: () => tool("typescript/bin/tsc", ["--noEmit", "--pretty", "false"]) },
  { name: "lint", run: () => tool("oxlint/bin/oxlint", ["-c", ".config/oxlint.json", "--deny-warnings"]) },
  {
    name: "layers",
    run: () => tool("dependency-cruiser/bin/dependency-cruise.mjs", ["--config", ".config/dependency-cruiser.cjs", "app", "scripts", "prisma", "tests"]),
  },
  { name: "dead code and unused packages", run: () => tool("knip/bin/knip.js", ["--config", ".config/knip.json", "--no-config-hints"]) },
  {
    name: "unit and integration tests",
    run: () => tool("vitest/vitest.mjs", ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${vitestReport}`]),
    counts: () => vitestCounts(vitestReport),
  },
  {
    name: "production build",
    run: async () => {
      await ensureBuild();
      return true;
    },
  },
  {
    name: "browser tests",
    run: () =>
      tool("@playwright/test/cli.js", ["test", "--config", "tests/playwright.config.ts", "--reporter=list,json"], {
        CHROMIUM_PATH: findChromium(),
        PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport,
        PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1",
      }),
    counts: () => playwrightCounts(playwrightReport),
  },
];

async function succeeds(check: Check): Promise<boolean> {
  try {
    return await check.run();
  } catch (error) {
    report(error);
    return false;
  }
}

/** Runs all checks; the last line counts tests, a failed check without tests as one. Ends the process, with 1 on any failure. */
export async function runChecks(): Promise<never> {
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  const counted: Counts[] = [];
  const started = performance.now();
  await ensureClient();
  for (const check of checks) {
    console.log(`\n— ${check.name}`);
    const good = await succeeds(check);
    const counts = check.counts?.() ?? { passed: 0, failed: 0, skipped: 0 };
    counted.push(good || counts.failed > 0 ? counts : { ...counts, failed: 1 });
    if (good && counts.failed === 0) continue;
    console.error(`\nKhông đạt / Failed: ${check.name}`);
    break;
  }
  const sum = total(counted);
  console.log(`\n${((performance.now() - started) / 1000).toFixed(0)} s`);
  console.log(countsLine(sum));
  process.exit(sum.failed === 0 && sum.passed > 0 ? 0 : 1);
}
