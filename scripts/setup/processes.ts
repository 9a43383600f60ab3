import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";

/** The fields of `/proc/PID/stat` after the program's name; undefined without such a file. */
function processFields(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return undefined;
  }
}

/** True while a process with this number exists, whoever owns it; one that has ended and waits to be collected does not count. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return false;
  }
  return processFields(pid)?.[0] !== "Z";
}

/**
 * When a process began, as text that differs for every later process of the same number; "" when it is gone or cannot
 * be asked. Process numbers are used again, most of all inside containers.
 */
export function processStart(pid: number): string {
  if (process.platform === "linux") return processFields(pid)?.[19] ?? "";
  try {
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return "";
  }
}

/** True when the process is a PostgreSQL server working in this data folder. */
export function isPostgresOf(pid: number, folder: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform !== "linux") {
    try {
      return execFileSync("ps", ["-o", "comm=", "-p", String(pid)], { encoding: "utf8" }).includes("postgres");
    } catch {
      return false;
    }
  }
  try {
    if (readFileSync(`/proc/${pid}/comm`, "utf8").trim() !== "postgres") return false;
  } catch {
    return false;
  }
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === folder;
  } catch {
    return true;
  }
}
