import { reindexAll } from "../app/domain/search/engine.server";
import { disconnect } from "../app/platform/db/client.server";

/** `npm run reindex`: rebuilds the search index while it goes on answering. */
export async function main(): Promise<void> {
  const started = performance.now();
  const { indexed, removed, engines } = await reindexAll();
  await disconnect();
  console.log(`Indexed ${indexed} products, removed ${removed} (${engines.join(", ")}) in ${((performance.now() - started) / 1_000).toFixed(1)} s`);
}
