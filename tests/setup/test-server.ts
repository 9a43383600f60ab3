/** One throw-away PostgreSQL for a whole test run, with a template database that every test file gets a copy of. */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { migrate } from "../../scripts/setup/migrate";
import { repositoryRoot } from "../../scripts/setup/paths";
import { startPostgres } from "../../scripts/setup/postgres";

export const TEMPLATE = "template_shop";

/** The same server, another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

export interface TestServer {
  url: string;
  stop(): Promise<void>;
}

interface SeedModule {
  seedReference(url: string): Promise<unknown>;
}

function isSeedModule(value: object): value is SeedModule {
  return "seedReference" in value && typeof value.seedReference === "function";
}

/** Loads what the shop cannot work without (communes, groups, zones), but no demo data. */
async function seedReference(url: string): Promise<void> {
  const file = resolve(repositoryRoot, "prisma/seed.ts");
  if (!existsSync(file)) return;
  const module: object = await import(pathToFileURL(file).href);
  if (isSeedModule(module)) await module.seedReference(url);
}

/** Starts the server in a folder of its own; `stop` removes the folder. */
export async function startTestServer(): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), "shop-test-"));
  const cluster = await startPostgres({ folder, durable: false });
  const stop = async (): Promise<void> => {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const client = new pg.Client({ connectionString: cluster.url });
    await client.connect();
    await client.query(`CREATE DATABASE ${TEMPLATE}`);
    await client.end();
    const template = withDatabase(cluster.url, TEMPLATE);
    await migrate(template);
    await seedReference(template);
    return { url: cluster.url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
