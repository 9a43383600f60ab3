/** What a backup's file consists of. The first entry says what it is, the last what it must hold. */
import { z } from "zod";

export const FORMAT = "cho-xu-lang-backup";
/** Raised when an older program would read the file wrongly. */
export const VERSION = 1;

export const HEADER = "backup.json";
export const MANIFEST = "manifest.json";
export const WAITING = "waiting-jobs.copy";
export const FILES = "files/";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const headerShape = z.object({
  format: z.literal(FORMAT),
  version: z.number().int(),
  madeAt: z.iso.datetime(),
  migrations: z.array(z.object({ name: z.string(), checksum: sha256 })).min(1),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()).min(1) })).min(1),
  sequences: z.array(z.object({ name: z.string(), last: z.string().regex(/^-?\d+$/), called: z.boolean() })),
  auditHead: z.object({ seq: z.number().int(), hash: z.string() }),
});

export const manifestShape = z.object({
  /** What COPY wrote of a table, or of the jobs that waited: its rows and the hash of its bytes. */
  tables: z.record(z.string(), z.object({ rows: z.number().int(), sha256 })),
  files: z.record(z.string(), z.object({ bytes: z.number().int(), sha256 })),
});

export type BackupHeader = z.infer<typeof headerShape>;
export type BackupManifest = z.infer<typeof manifestShape>;

/** A table's data is cut into entries of some megabytes, since an entry's size stands before it: `tables/NAME/00001.copy`. */
export function tableEntry(table: string, piece: number): string {
  return `tables/${table}/${String(piece).padStart(5, "0")}.copy`;
}

/** The table that an entry belongs to; undefined for other entries. */
export function tableOf(entry: string): string | undefined {
  return /^tables\/([^/]+)\/\d+\.copy$/.exec(entry)?.[1];
}

/** COPY writes a row a line and no line break inside a row. */
export function linesIn(chunk: Buffer): number {
  let lines = 0;
  for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) lines += 1;
  return lines;
}
