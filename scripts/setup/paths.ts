import { resolve } from "node:path";

/** The folder that holds package.json, wherever the command was typed. */
export const repositoryRoot = resolve(import.meta.dirname, "../..");

/** Where everything lives that this copy keeps between starts; `DATA_DIR` moves it (tests, benchmarks). */
export function dataFolder(environment: NodeJS.ProcessEnv = process.env): string {
  return resolve(repositoryRoot, environment["DATA_DIR"] || ".data");
}
