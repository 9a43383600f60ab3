import { Worker, type WorkerOptions } from "node:worker_threads";
import { err, type Result } from "~/lib/result";
import { READ_LIMITS, type Cell, type ReadLimits, type Sheet, type SheetFault } from "./sheet";
import { looksLegacy } from "./text-encoding";

/**
 * Reads a CSV or XLSX file from outside. It is opened in a thread of its own with limits on time and memory, so that no
 * file can hold or bring down the server; whatever is wrong with it comes back as a failure.
 */
export async function readSpreadsheet(bytes: Uint8Array, limits: ReadLimits = READ_LIMITS): Promise<Result<Sheet, SheetFault>> {
  if (bytes.length === 0) return err("empty");
  // The container of Excel before 2007, and of workbooks with a password.
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0) return err("old_excel");
  const read = await inThread(bytes, limits);
  if (!read.ok) return read;
  if (read.value.rows.length === 0) return err("empty");
  return hasLegacyColumn(read.value) ? err("legacy_font") : read;
}

function inThread(bytes: Uint8Array, limits: ReadLimits): Promise<Result<Sheet, SheetFault>> {
  return new Promise((resolve) => {
    const worker = openThread({
      workerData: { bytes, limits },
      execArgv: [],
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: limits.megabytes, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
      stdout: true,
      stderr: true,
    });
    const finish = (result: Result<Sheet, SheetFault>): void => {
      clearTimeout(timer);
      resolve(result);
      void worker.terminate();
    };
    const timer = setTimeout(() => finish(err("too_slow")), limits.milliseconds);
    worker.once("message", finish);
    worker.once("error", (error: NodeJS.ErrnoException) => finish(err(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "too_much_memory" : "broken")));
    worker.once("exit", () => finish(err("broken")));
  });
}

/** In the built site the thread is a file of its own beside the server (vite.config.ts); elsewhere it is run from its source. */
function openThread(options: WorkerOptions): Worker {
  const here = import.meta.url.replace(/[?#].*$/, "");
  if (!here.includes("/read-spreadsheet.server.")) return new Worker(new URL("spreadsheet-worker.js", here.replace(/\/assets\/[^/]*$/, "/")), options);
  const source = new URL("read-worker.server.ts", here).href;
  return new Worker(`import("tsx/esm/api").then(({ register }) => { register(); return import(${JSON.stringify(source)}); });`, { ...options, eval: true });
}

function hasLegacyColumn(sheet: Sheet): boolean {
  const columns = new Map<number, string[]>();
  for (const { cells } of sheet.rows) {
    cells.forEach((cell, index) => {
      if (!isMarkedText(cell)) return;
      const texts = columns.get(index);
      if (texts) texts.push(cell);
      else columns.set(index, [cell]);
    });
  }
  return [...columns.values(), [...columns.values()].flat()].some(looksLegacy);
}

function isMarkedText(cell: Cell | undefined): cell is string {
  return typeof cell === "string" && /[^\0-\u007F]/.test(cell);
}
