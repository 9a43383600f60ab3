/** The database a command works on: the one of DATABASE_URL, the embedded one already running, or the embedded one started for it. */
import { dataFolder } from "./paths";
import { type CopyLock, lockHolder, takeLock } from "./lock";
import { type EmbeddedPostgres, prepareFolder, startPostgres } from "./postgres";
import { runningPostgres } from "./postgres-connection";
import { rethrowAsSentence } from "./start-error";

export interface Database {
  url: string;
  stop(): Promise<void>;
}

const WATCH_MS = 2_000;

/** Brings the embedded server back when it dies under a shop that is running. */
function watch(cluster: EmbeddedPostgres): () => void {
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    cluster
      .revive()
      .then((revived) => {
        if (revived) console.log("PostgreSQL đã được khởi động lại. / PostgreSQL was started again.");
      })
      .catch((error: unknown) => console.error(error instanceof Error ? error.message : error))
      .finally(() => {
        busy = false;
      });
  }, WATCH_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** Locks the data folder for this process. @param what shown to a second copy: an address or a command */
export async function lockDataFolder(what: string): Promise<CopyLock> {
  const folder = dataFolder();
  prepareFolder(folder);
  try {
    return await takeLock(folder, what);
  } catch (error) {
    rethrowAsSentence(error, folder);
  }
}

/** Starts the embedded PostgreSQL and keeps it alive until `stop`. The caller holds the lock. */
export async function startDatabase(): Promise<Database> {
  const cluster = await startPostgres({ folder: dataFolder(), durable: true });
  const unwatch = watch(cluster);
  return {
    url: cluster.url,
    stop: async () => {
      unwatch();
      await cluster.stop();
    },
  };
}

/** For commands beside the shop: joins the running database, or starts it for as long as the command takes. */
export async function joinDatabase(command: string): Promise<Database> {
  const external = process.env["DATABASE_URL"];
  if (external) return { url: external, stop: async () => undefined };
  if (lockHolder(dataFolder()) !== undefined) {
    const url = await runningPostgres(dataFolder());
    if (url !== undefined) return { url, stop: async () => undefined };
  }
  const lock = await lockDataFolder(command);
  try {
    const database = await startDatabase();
    return {
      url: database.url,
      stop: async () => {
        await database.stop();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}
