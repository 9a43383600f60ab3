/**
 * Data the shop starts with. `seedReference` loads what every shop needs, `seedDemo` the invented catalogue. From the
 * command line (`npm run seed -- --products N`) both, on the database of DATABASE_URL.
 */
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { connect } from "~/platform/db/client.server";
import { refreshSearchDocuments } from "~/domain/search/refresh-search-documents.server";
import { loadDemo, type DemoOptions, type DemoResult } from "./seed/demo/demo";
import { seedReference } from "./seed/reference";

export { seedReference };
export type { DemoOptions, DemoResult };

/** Where the shop keeps its pictures when the caller does not say. */
function storageUrl(): string {
  return process.env["STORAGE_URL"] || `${process.env["DATA_DIR"] || ".data"}/files`;
}

/**
 * Loads the demo catalogue, or what is missing of it, on top of the reference data, and rebuilds the search documents
 * where they do not match the published listings. Run again on a complete database it changes nothing. Ended in
 * between, it leaves either nothing or everything but the search documents, and those in the outbox.
 */
export async function seedDemo(url: string, options: DemoOptions = {}): Promise<DemoResult> {
  await seedReference(url);
  const result = await loadDemo(url, { ...options, storageUrl: options.storageUrl ?? storageUrl() });
  const client = connect(url, 2);
  try {
    const [documents, listings] = await Promise.all([client.searchDocument.count(), client.product.count({ where: { state: "published" } })]);
    if (documents === listings && result.products === 0) return result;
    const last = await client.outboxMessage.aggregate({ _max: { id: true } });
    await refreshSearchDocuments(client, "all", options.today);
    // What was waiting when the rebuild began is in it.
    await client.outboxMessage.deleteMany({ where: { topic: "search.product", deliveredAt: null, id: { lte: last._max.id ?? 0n } } });
  } finally {
    await client.$disconnect();
  }
  return result;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { products: { type: "string" } } });
  const url = process.env["DATABASE_URL"];
  if (!url) throw new Error("DATABASE_URL is not set: `npm run seed` sets it");
  const products = values.products === undefined ? undefined : Number(values.products);
  if (products !== undefined && (!Number.isSafeInteger(products) || products < 1 || products > 100_000)) {
    throw new Error("--products takes a whole number from 1 to 100000");
  }
  const started = performance.now();
  const added = await seedDemo(url, products === undefined ? {} : { products });
  console.log(`Added ${added.products} products of ${added.producers} producers in ${((performance.now() - started) / 1_000).toFixed(1)} s`);
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) await main();
