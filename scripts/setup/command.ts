/** Runs one of the commands beside the shop (bench, seed, reindex, …) on the shop's database. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { readSettings } from "../../app/platform/env/settings";
import { ensureBuild, ensureClient } from "./build";
import { joinDatabase } from "./database";
import { report } from "./main";
import { migrate } from "./migrate";
import { dataFolder, repositoryRoot } from "./paths";
import { keptSecret } from "./secret";
import { seedWhenEmpty } from "./seed";
import { StartError } from "./start-error";

/** A command's module: its default export or `main` does the work and resolves when it is done. */
function entryOf(module: object): (args: string[]) => Promise<unknown> {
  const entry: unknown = "main" in module ? module.main : "default" in module ? module.default : undefined;
  if (typeof entry !== "function") throw new StartError("The command's module exports neither main nor default.");
  return async (args) => entry(args);
}

function moduleOf(name: string): string {
  const file = name === "seed" ? "prisma/seed.ts" : `scripts/${name}.ts`;
  if (!/^[a-z-]+$/.test(name) || !existsSync(resolve(repositoryRoot, file))) {
    throw new StartError(`Không có lệnh "${name}". / There is no command "${name}".`);
  }
  return pathToFileURL(resolve(repositoryRoot, file)).href;
}

/** A copy is taken of what is there, and put where nothing is: neither is brought up to date or filled first. */
const AS_IT_IS = new Set(["backup", "restore"]);

async function work(name: string, args: string[]): Promise<void> {
  const href = moduleOf(name);
  process.env["NODE_ENV"] ||= "production";
  const settings = readSettings(process.env);
  await ensureClient();
  if (name === "bench") await ensureBuild();
  const database = await joinDatabase(`npm run ${name}`);
  try {
    process.env["DATABASE_URL"] = database.url;
    // The shop goes by what was set, not by the address just provided.
    process.env["DEMO"] ||= settings.demo ? "1" : "0";
    process.env["SESSION_SECRET"] ||= keptSecret(dataFolder());
    if (!AS_IT_IS.has(name)) {
      await migrate(database.url);
      await seedWhenEmpty(database.url, settings.demo);
    }
    await entryOf(await import(href))(args);
  } finally {
    await database.stop();
  }
}

/** Runs the command; the process ends with code 1 where it fails. */
export async function runCommand(name: string, args: string[]): Promise<void> {
  try {
    await work(name, args);
    process.exit();
  } catch (error) {
    report(error);
    process.exit(1);
  }
}
