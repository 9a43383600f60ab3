/**
 * npm run test:chaos -- [--short] [--buyers N] [--kills N] [--restarts N] [--rush N] [--sequences N] [--races N] [--seed N]: buyers at
 * work on the production build and a database of its own, while the shop is killed, the database restarted, the card gateway failing and every
 * webhook repeated, delayed and shuffled; then a rush for the last pieces; then random lives of orders against a second reckoning, and
 * thirty at once on all that moves money or goods.
 * Prints what was done and what was checked; ends with code 1 when anything does not add up.
 */
import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { openArena } from "./chaos/arena";
import { chance } from "./chaos/chance";
import { lastPieces } from "./chaos/last-pieces";
import { readPlan } from "./chaos/plan";
import { storm } from "./chaos/storm";
import type { Finding } from "./chaos/verdict";
import { ensureBuild } from "./setup/build";
import { repositoryRoot } from "./setup/paths";
import { StartError } from "./setup/start-error";

/** The suite's own tests of money, with more of them. */
async function suite(test: string, more: Record<string, number>, check: string): Promise<Finding> {
  const child = spawn(process.execPath, [resolve(repositoryRoot, "node_modules/vitest/vitest.mjs"), "run", `tests/money/${test}`], {
    cwd: repositoryRoot, stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, ...Object.fromEntries(Object.entries(more).map(([name, value]) => [name, String(value)])) },
  });
  const code = await new Promise<number | null>((done, failed) => child.on("error", failed).on("close", done));
  return { check, ok: code === 0, detail: code === 0 ? "holds" : "see above" };
}

export async function main(args: readonly string[]): Promise<void> {
  const plan = readPlan(args, Date.now() % 1_000_000);
  await ensureBuild();
  const began = performance.now();
  const findings: Finding[] = [];
  const story = [`seed ${plan.seed}`];
  const luck = chance(plan.seed);
  const arena = await openArena(luck);
  try {
    const blown = await storm(arena, plan, luck);
    findings.push(...blown.findings);
    story.push(...blown.story);
    const rushed = await lastPieces(arena, plan, luck);
    findings.push(...rushed.findings);
    story.push(...rushed.story);
  } finally {
    await arena.close();
  }
  const { sequences, races, seed } = plan;
  if (sequences > 0) findings.push(await suite("money", { MONEY_SEQUENCES: sequences, MONEY_SEED: seed }, `${sequences} random lives of orders, with payouts that bounce: the books say what a second reckoning says`));
  if (races > 0) findings.push(await suite("races", { MONEY_RACES: races }, `${races} rounds of thirty at once on all that moves money or goods`));

  console.log(`\n${story.join("\n")}\n`);
  for (const { check, ok, detail } of findings) console.log(`${ok ? "ok  " : "BAD "}  ${check}: ${detail}`);
  const bad = findings.filter(({ ok }) => !ok).length;
  console.log(`\n${findings.length - bad} of ${findings.length} hold; ${((performance.now() - began) / 1000).toFixed(0)} s`);
  if (bad > 0) throw new StartError("Có điều không khớp sau cơn bão. / Something does not add up after the storm.");
}
