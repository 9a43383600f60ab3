/** Reads a whole backup before anything is changed: damaged, cut off, foreign and newer files are refused here. */
import { createHash, type Hash } from "node:crypto";
import { existsSync } from "node:fs";
import { z } from "zod";
import type { Migration } from "../setup/migrate";
import { StartError } from "../setup/start-error";
import { ArchiveError, type Entry, readArchive } from "./archive";
import { type BackupHeader, type BackupManifest, FILES, FORMAT, HEADER, headerShape, linesIn, MANIFEST, manifestShape, tableOf, VERSION } from "./format";

export type SoundBackup = { header: BackupHeader; manifest: BackupManifest };

/** Larger ones are not what this program writes there. */
const LARGEST_TEXT = 256 * 1024 * 1024;
const FILE_NAME = /^[a-z0-9][a-z0-9.-]{0,120}$/;

const refusals = {
  missing: (path: string) => `Không có tệp ${path}. / There is no file ${path}.`,
  foreign: (path: string) => `${path} không phải bản sao lưu của chợ. / ${path} is not a backup of this shop.`,
  damaged: (path: string, what: string) => `${path} đã hỏng hoặc bị cắt cụt (${what}); chưa thay đổi gì. / ${path} is damaged or cut off (${what}): nothing was changed.`,
  newer: (path: string, what: string) => `${path} do phiên bản mới hơn hoặc khác tạo ra (${what}); hãy dùng mã nguồn của phiên bản đó. / ${path} was made by a newer or another version (${what}): restore it with that version.`,
};

async function text(entry: Entry): Promise<unknown> {
  if (entry.bytes > LARGEST_TEXT) throw new ArchiveError(`${entry.name} is too large`);
  const chunks: Buffer[] = [];
  for await (const chunk of entry.body) chunks.push(chunk);
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    throw new ArchiveError(`${entry.name} cannot be read`);
  }
}

/** The header, once it is this shop's and of this code's age or older. */
function readHeader(value: unknown, path: string, known: readonly Migration[]): BackupHeader {
  const claim = z.object({ format: z.literal(FORMAT), version: z.number() }).safeParse(value);
  if (!claim.success) throw new StartError(refusals.foreign(path));
  if (claim.data.version > VERSION) throw new StartError(refusals.newer(path, `format ${claim.data.version}`));
  const header = headerShape.safeParse(value);
  if (!header.success) throw new ArchiveError(`${HEADER} is not complete`);
  for (const { name, checksum } of header.data.migrations) {
    if (known.find((migration) => migration.name === name)?.checksum !== checksum) throw new StartError(refusals.newer(path, name));
  }
  return header.data;
}

type Found = { rows: number; bytes: number; hash: Hash };

async function readBody(entry: Entry, into: Map<string, Found>, name: string): Promise<void> {
  const found = into.get(name) ?? { rows: 0, bytes: 0, hash: createHash("sha256") };
  into.set(name, found);
  for await (const chunk of entry.body) {
    found.hash.update(chunk);
    found.rows += linesIn(chunk);
    found.bytes += chunk.length;
  }
}

const EMPTY = createHash("sha256").digest("hex");

/** Names the first part that is not what the manifest says. */
function differs(manifest: BackupManifest, header: BackupHeader, tables: Map<string, Found>, files: Map<string, Found>): string | undefined {
  for (const { name } of header.tables) if (manifest.tables[name] === undefined) return name;
  for (const name of tables.keys()) if (manifest.tables[name] === undefined) return name;
  for (const name of files.keys()) if (manifest.files[name] === undefined) return name;
  for (const [name, { rows, sha256 }] of Object.entries(manifest.tables)) {
    const found = tables.get(name);
    if ((found?.rows ?? 0) !== rows || (found?.hash.digest("hex") ?? EMPTY) !== sha256) return name;
  }
  for (const [name, { bytes, sha256 }] of Object.entries(manifest.files)) {
    const found = files.get(name);
    if (found?.bytes !== bytes || found.hash.digest("hex") !== sha256) return name;
  }
  return undefined;
}

async function readAll(path: string, known: readonly Migration[]): Promise<SoundBackup> {
  let header: BackupHeader | undefined;
  let manifest: BackupManifest | undefined;
  const tables = new Map<string, Found>();
  const files = new Map<string, Found>();
  for await (const entry of readArchive(path)) {
    const table = tableOf(entry.name);
    const file = entry.name.startsWith(FILES) ? entry.name.slice(FILES.length) : undefined;
    if (header === undefined) {
      if (entry.name !== HEADER) throw new StartError(refusals.foreign(path));
      header = readHeader(await text(entry), path, known);
    } else if (manifest !== undefined) throw new ArchiveError("something follows the end");
    else if (table !== undefined) await readBody(entry, tables, table);
    else if (file !== undefined && FILE_NAME.test(file)) await readBody(entry, files, file);
    else if (entry.name === MANIFEST) {
      const parsed = manifestShape.safeParse(await text(entry));
      if (!parsed.success) throw new ArchiveError(`${MANIFEST} is not complete`);
      manifest = parsed.data;
    } else throw new ArchiveError(`unknown entry ${entry.name.slice(0, 60)}`);
  }
  if (header === undefined) throw new StartError(refusals.foreign(path));
  if (manifest === undefined) throw new ArchiveError("the manifest is missing");
  const wrong = differs(manifest, header, tables, files);
  if (wrong !== undefined) throw new ArchiveError(wrong);
  return { header, manifest };
}

/**
 * Reads the file to its end and compares every part with the manifest.
 * @param known the migrations of this code
 * @throws StartError with the sentence for whoever asked
 */
export async function checkBackup(path: string, known: readonly Migration[]): Promise<SoundBackup> {
  if (!existsSync(path)) throw new StartError(refusals.missing(path));
  try {
    return await readAll(path, known);
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    // What is no gzip at all was never a backup.
    if (/incorrect header check/.test(error.message)) throw new StartError(refusals.foreign(path), { cause: error });
    throw new StartError(refusals.damaged(path, error.message), { cause: error });
  }
}
