/** Writes everything the shop keeps into one file while it is open: the database as of one moment, and the files. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { StartError } from "../setup/start-error";
import { ArchiveWriter } from "./archive";
import { copyOut } from "./copy";
import { type BackupHeader, type BackupManifest, FILES, FORMAT, HEADER, linesIn, MANIFEST, tableEntry, VERSION, WAITING } from "./format";
import { hasQueue, quoted, readSequences, readTables } from "./tables";

const PIECE = 4 * 1024 * 1024;

export type BackupOptions = {
  url: string;
  /** Where pictures and papers lie. */
  files: string;
  /** The file to make; must not exist. */
  path: string;
  at: Date;
};

async function readHeader(client: pg.Client, at: Date): Promise<BackupHeader> {
  const migrations = await client.query<{ name: string; checksum: string; finished: boolean }>(
    "SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name",
  );
  const unfinished = migrations.rows.find(({ finished }) => !finished);
  if (unfinished !== undefined) {
    throw new StartError(`Lần cập nhật "${unfinished.name}" còn dở dang, chưa sao lưu được. / Migration "${unfinished.name}" was left unfinished: there is nothing sound to back up.`);
  }
  const head = await client.query<{ seq: string; hash: string }>("SELECT seq::text, encode(hash, 'hex') AS hash FROM audit_seal ORDER BY seq DESC LIMIT 1");
  return {
    format: FORMAT,
    version: VERSION,
    madeAt: at.toISOString(),
    migrations: migrations.rows.map(({ name, checksum }) => ({ name, checksum })),
    tables: await readTables(client),
    sequences: await readSequences(client),
    auditHead: { seq: Number(head.rows[0]?.seq ?? 0), hash: head.rows[0]?.hash ?? "" },
  };
}

/** What one COPY answers, in entries of some megabytes; nothing is written for an empty one. */
async function addCopy(archive: ArchiveWriter, source: AsyncIterable<Buffer>, nameOf: (piece: number) => string): Promise<{ rows: number; sha256: string }> {
  const hash = createHash("sha256");
  let rows = 0;
  let pieces = 0;
  let held: Buffer[] = [];
  let size = 0;
  const flush = async (): Promise<void> => {
    if (size === 0) return;
    await archive.add(nameOf((pieces += 1)), size, held);
    [held, size] = [[], 0];
  };
  for await (const chunk of source) {
    hash.update(chunk);
    rows += linesIn(chunk);
    held.push(chunk);
    size += chunk.length;
    if (size >= PIECE) await flush();
  }
  await flush();
  return { rows, sha256: hash.digest("hex") };
}

/** Files are renamed into place and never changed, so that one open file is one version of it. */
async function addFile(archive: ArchiveWriter, folder: string, name: string): Promise<{ bytes: number; sha256: string } | undefined> {
  const handle = await open(join(folder, name)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  // Removed since the folder was read.
  if (handle === undefined) return undefined;
  const hash = createHash("sha256");
  try {
    const { size } = await handle.stat();
    const read = async function* (): AsyncGenerator<Buffer> {
      for await (const chunk of createReadStream("", { fd: handle.fd, autoClose: false, end: Math.max(size - 1, 0) }) as AsyncIterable<Buffer>) {
        hash.update(chunk);
        yield chunk;
      }
    };
    await archive.add(`${FILES}${name}`, size, size === 0 ? [] : read());
    return { bytes: size, sha256: hash.digest("hex") };
  } finally {
    await handle.close();
  }
}

async function fileNames(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  // Half-written files begin with a dot.
  return entries.filter((entry) => entry.isFile() && !entry.name.startsWith(".")).map((entry) => entry.name).sort();
}

/** Jobs that were handed to the queue and are not done, as messages again: the queue's own tables are of one version of it only. */
const WAITING_JOBS = `SELECT name, data FROM pgboss.job WHERE state IN ('created', 'retry', 'active') AND name NOT LIKE '\\_\\_pgboss\\_\\_%'
  AND name NOT IN (SELECT name FROM pgboss.schedule) ORDER BY created_on`;

async function addAll(archive: ArchiveWriter, client: pg.Client, options: BackupOptions): Promise<BackupManifest> {
  const header = await readHeader(client, options.at);
  const headerBytes = Buffer.from(`${JSON.stringify(header, null, 1)}\n`);
  await archive.add(HEADER, headerBytes.length, [headerBytes]);
  const manifest: BackupManifest = { tables: {}, files: {} };
  for (const { name, columns } of header.tables) {
    const source = copyOut(client, `COPY public.${quoted(name)} (${columns.map(quoted).join(", ")}) TO STDOUT`);
    manifest.tables[name] = await addCopy(archive, source, (piece) => tableEntry(name, piece));
  }
  if (await hasQueue(client)) {
    manifest.tables[WAITING] = await addCopy(archive, copyOut(client, `COPY (${WAITING_JOBS}) TO STDOUT`), (piece) => tableEntry(WAITING, piece));
  }
  // Only now: whatever a row of the snapshot names was written before that row.
  for (const name of await fileNames(options.files)) {
    const added = await addFile(archive, options.files, name);
    if (added !== undefined) manifest.files[name] = added;
  }
  const bytes = Buffer.from(`${JSON.stringify(manifest)}\n`);
  await archive.add(MANIFEST, bytes.length, [bytes]);
  return manifest;
}

/**
 * Writes the backup beside its name and renames it into place once it is whole. Reads one snapshot of the database and locks
 * nothing that the shop needs.
 */
export async function writeBackup(options: BackupOptions): Promise<BackupManifest> {
  const draft = `${options.path}.part`;
  await rm(draft, { force: true });
  const client = new pg.Client({ connectionString: options.url, connectionTimeoutMillis: 10_000, application_name: "backup" });
  client.on("error", () => undefined);
  await client.connect();
  const archive = new ArchiveWriter(draft);
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    await client.query("SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL datestyle = 'ISO'; SET LOCAL timezone = 'UTC'; SET LOCAL extra_float_digits = 3");
    const manifest = await addAll(archive, client, options);
    await archive.close();
    await rename(draft, options.path);
    return manifest;
  } catch (error) {
    await archive.abandon();
    await rm(draft, { force: true });
    throw error;
  } finally {
    await client.end();
  }
}
