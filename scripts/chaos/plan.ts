import { StartError } from "../setup/start-error";

/** How hard it will blow. */
export type Plan = { buyers: number; kills: number; restarts: number; /** Buyers after the last pieces. */ rush: number; /** Random lives of orders, and rounds of thirty at once; none: the suite has some anyway. */ sequences: number; races: number; seed: number };

const LONG: Omit<Plan, "seed"> = { buyers: 1_000, kills: 20, restarts: 3, rush: 2_000, sequences: 10_000, races: 50 };
/** Two minutes, for every day. */
const SHORT: Omit<Plan, "seed"> = { buyers: 40, kills: 2, restarts: 1, rush: 120, sequences: 0, races: 0 };

/** Reads `--short` and `--name N`; throws a StartError for anything else. */
export function readPlan(args: readonly string[], seed: number): Plan {
  const plan: Plan = { ...(args[0] === "--short" ? SHORT : LONG), seed };
  const rest = args[0] === "--short" ? args.slice(1) : args;
  for (let index = 0; index < rest.length; index += 2) {
    const name = rest[index]?.replace(/^--/, "") ?? "";
    const value = Number(rest[index + 1]);
    if (!(name in plan) || !Number.isInteger(value) || value < 0) {
      throw new StartError(`[--short] --buyers N, --kills N, --restarts N, --rush N, --sequences N, --races N, --seed N; không hiểu / not understood: ${rest[index]} ${rest[index + 1] ?? ""}`);
    }
    plan[name as keyof Plan] = value;
  }
  return plan;
}
