import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { repositoryRoot } from "../../setup/paths";

const run = promisify(execFile);

/** Builds the bare page for production, the way the shop itself is built; the folder of the build. */
export async function buildBareRemix(): Promise<string> {
  const remix = resolve(repositoryRoot, "node_modules/@remix-run/dev/dist/cli.js");
  await run(process.execPath, [remix, "vite:build", "--config", "scripts/bench/bare-remix/vite.config.ts"], {
    cwd: repositoryRoot,
    env: { ...process.env, NODE_ENV: "production" },
  });
  return resolve(repositoryRoot, "build/bench-bare-remix");
}
