import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { repositoryRoot } from "./paths";
import { StartError } from "./start-error";

interface SeedModule {
  /** What the shop cannot work without: communes, groups, zones. */
  seedReference(url: string): Promise<unknown>;
  seedDemo(url: string, options: { products?: number; today?: Date }): Promise<unknown>;
}

function isSeedModule(value: object): value is SeedModule {
  return "seedReference" in value && typeof value.seedReference === "function" && "seedDemo" in value && typeof value.seedDemo === "function";
}

async function loadSeed(): Promise<SeedModule> {
  const file = resolve(repositoryRoot, "prisma/seed.ts");
  if (!existsSync(file)) throw new StartError("Thiếu tệp prisma/seed.ts. / The file prisma/seed.ts is missing.");
  const module: object = await import(pathToFileURL(file).href);
  if (!isSeedModule(module)) throw new StartError("prisma/seed.ts lacks seedReference or seedDemo.");
  return module;
}

async function isEmpty(client: pg.Client, table: "commune" | "product"): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>(`SELECT EXISTS (SELECT 1 FROM ${table}) AS found`);
  return rows[0]?.found !== true;
}

/** Loads the reference data, and in a demo the demo data, into a database that has none. */
export async function seedWhenEmpty(url: string, demo: boolean): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  await client.connect();
  try {
    const noReference = await isEmpty(client, "commune");
    const noProducts = demo && (await isEmpty(client, "product"));
    if (!noReference && !noProducts) return;
    console.log("Đang nạp dữ liệu… / Loading data…");
    const seed = await loadSeed();
    if (noReference) await seed.seedReference(url);
    if (noProducts) await seed.seedDemo(url, {});
  } finally {
    await client.end();
  }
}
