import { randomUUID } from "node:crypto";
import { access, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { env } from "~/platform/env/env.server";

/** Where files are kept. Names are flat: letters, digits, dots and hyphens, as `NAME` says. */
export interface Storage {
  /** Writes the whole file or nothing; an existing one of that name is replaced. */
  put(name: string, bytes: Uint8Array): Promise<void>;
  /** The file's bytes; null when there is none. */
  get(name: string): Promise<Buffer | null>;
  exists(name: string): Promise<boolean>;
  /** Whether it can be read and written now; for readiness. */
  check(): Promise<boolean>;
}

const NAME = /^[a-z0-9][a-z0-9.-]{0,120}$/;

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

class FolderStorage implements Storage {
  constructor(private readonly folder: string) {}

  /** Refuses any name that could lead out of the folder: names come from addresses. */
  private path(name: string): string {
    if (!NAME.test(name) || name.includes("..")) throw new RangeError(`not a storage name: ${JSON.stringify(name.slice(0, 40))}`);
    return join(this.folder, name);
  }

  async put(name: string, bytes: Uint8Array): Promise<void> {
    const path = this.path(name);
    await mkdir(this.folder, { recursive: true });
    // Renamed into place, so that nobody ever reads half a file.
    const draft = join(this.folder, `.${randomUUID()}.part`);
    try {
      await writeFile(draft, bytes);
      await rename(draft, path);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  }

  async get(name: string): Promise<Buffer | null> {
    try {
      return await readFile(this.path(name));
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  async exists(name: string): Promise<boolean> {
    try {
      await access(this.path(name));
      return true;
    } catch (error) {
      if (isMissing(error)) return false;
      throw error;
    }
  }

  async check(): Promise<boolean> {
    try {
      const name = `.check-${process.pid}`;
      await mkdir(this.folder, { recursive: true });
      await writeFile(join(this.folder, name), "");
      await rm(join(this.folder, name), { force: true });
      return true;
    } catch {
      return false;
    }
  }
}

/**
 * The folder that `STORAGE_URL` names, as a path or a file: address.
 * @throws Error for a bucket, which this version cannot keep files in
 */
export function storageFolder(url: string): string {
  if (/^s3:/i.test(url)) throw new Error("STORAGE_URL: buckets (s3://…) are not supported yet, name a folder");
  return resolve(/^file:/i.test(url) ? fileURLToPath(url) : url);
}

/** Opens the storage at `STORAGE_URL`. */
export function openStorage(url: string): Storage {
  return new FolderStorage(storageFolder(url));
}

let opened: Storage | undefined;

/** The storage of this process. */
export function storage(): Storage {
  opened ??= openStorage(env().storageUrl);
  return opened;
}
