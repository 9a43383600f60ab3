import { disconnect } from "~/platform/db/client.server";
import { Notices } from "~/platform/db/listen.server";
import { env } from "~/platform/env/env.server";
import { pageCache } from "~/platform/http/page-cache.server";
import { startWorker, stopWorker } from "~/platform/jobs/worker.server";
import { clearSearchCache, keepSearchAnswers } from "~/domain/search/engine.server";
import { JOBS } from "./registry.server";

/** Caches hold only what the database would tell about: while it cannot, they are off. */
const notices = new Notices({
  shop_changed: {
    heard: dropCaches,
    resumed: () => {
      pageCache.setEnabled(env().cache === "on");
      keepSearchAnswers(true);
    },
    interrupted: () => {
      pageCache.setEnabled(false);
      keepSearchAnswers(false);
    },
  },
});

function dropCaches(): void {
  pageCache.drop();
  clearSearchCache();
}

/** Starts what runs beside requests; called once by the server process. */
export async function boot(): Promise<void> {
  await notices.open();
  if (env().worker !== "off") await startWorker(JOBS);
}

/** Lets jobs under way end, then closes every connection. */
export async function shutdown(): Promise<void> {
  await stopWorker();
  await notices.close();
  await disconnect();
}
