/**
 * One running copy per data folder. The lock is a file with the holder's process number and start, so that a copy that
 * was killed leaves nothing to clean up by hand.
 */
import { linkSync, mkdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isAlive, processStart } from "./processes";
import { StartError } from "./start-error";

interface Holder {
  pid: number;
  started: string;
  /** The address it serves, or the command that it runs. */
  what: string;
}

export interface CopyLock {
  release(): void;
}

function readHolder(file: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(file, "utf8"));
    if (typeof value !== "object" || value === null) return undefined;
    const { pid, started, what } = value as Partial<Holder>;
    if (typeof pid !== "number" || typeof started !== "string" || typeof what !== "string") return undefined;
    return { pid, started, what };
  } catch {
    return undefined;
  }
}

/** Who holds the lock of this data folder right now; undefined when nobody living does. */
export function lockHolder(folder: string): { pid: number; what: string } | undefined {
  const holder = readHolder(join(folder, "running.json"));
  if (holder === undefined || !isAlive(holder.pid)) return undefined;
  return processStart(holder.pid) === holder.started ? holder : undefined;
}

/** Only one starter at a time may judge and remove a lock left behind; a judge that died is replaced after 5 s. */
function removeStale(folder: string, file: string): void {
  const judging = join(folder, "running.judge");
  try {
    mkdirSync(judging);
  } catch {
    try {
      if (Date.now() - statSync(judging).mtimeMs > 5_000) rmdirSync(judging);
    } catch {
      return;
    }
    return;
  }
  try {
    if (lockHolder(folder) === undefined) rmSync(file, { force: true });
  } finally {
    rmdirSync(judging);
  }
}

/**
 * Takes the lock or throws a {@link StartError} that names the copy already running.
 * @param what the address or command to show to a second copy
 */
export async function takeLock(folder: string, what: string): Promise<CopyLock> {
  const file = join(folder, "running.json");
  const mine: Holder = { pid: process.pid, started: processStart(process.pid), what };
  const draft = join(folder, `running.${process.pid}.json`);
  writeFileSync(draft, JSON.stringify(mine));
  try {
    for (let attempt = 0; attempt < 100; attempt += 1) {
      try {
        linkSync(draft, file);
        return { release: () => releaseLock(file, mine) };
      } catch (error) {
        if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
      }
      const holder = lockHolder(folder);
      if (holder !== undefined) {
        throw new StartError(
          `Chợ đang chạy rồi (tiến trình ${holder.pid}): ${holder.what}. / Already running (process ${holder.pid}): ${holder.what}.`,
        );
      }
      removeStale(folder, file);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new StartError(`Không khoá được ${file}. / Could not lock ${file}.`);
  } finally {
    rmSync(draft, { force: true });
  }
}

function releaseLock(file: string, mine: Holder): void {
  const holder = readHolder(file);
  if (holder?.pid === mine.pid && holder.started === mine.started) rmSync(file, { force: true });
}
