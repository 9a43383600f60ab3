/**
 * Applies `prisma/migrations` into Prisma's own table, without the engine that Prisma's CLI downloads. The folder and
 * the table stay those of `prisma migrate deploy`: either may be used on the same database.
 */
import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { resolve } from "node:path";
import pg from "pg";
import { repositoryRoot } from "./paths";
import { StartError } from "./start-error";

/** The number that Prisma's own tool locks while it migrates. */
const PRISMA_LOCK = 72_707_369;

export interface Migration {
  name: string;
  sql: string;
  /** SHA-256 of the file, as Prisma records it. */
  checksum: string;
}

interface AppliedRow {
  migration_name: string;
  checksum: string;
  finished_at: Date | null;
  rolled_back_at: Date | null;
}

/** The migrations of a folder, oldest first. */
export async function readMigrations(folder: string = resolve(repositoryRoot, "prisma/migrations")): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
  return Promise.all(
    names.map(async (name) => {
      const content = await readFile(resolve(folder, name, "migration.sql"));
      return { name, sql: content.toString("utf8"), checksum: createHash("sha256").update(content).digest("hex") };
    }),
  );
}

/** Prisma's own table of what was applied. */
export const MIGRATION_TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                  VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum            VARCHAR(64) NOT NULL,
    finished_at         TIMESTAMPTZ,
    migration_name      VARCHAR(255) NOT NULL,
    logs                TEXT,
    rolled_back_at      TIMESTAMPTZ,
    started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

/** Refuses a history that this code did not write; tells which migrations are already in. */
function checkHistory(rows: AppliedRow[], migrations: Migration[]): Set<string> {
  const applied = new Set<string>();
  for (const row of rows) {
    if (row.rolled_back_at !== null) continue;
    if (row.finished_at === null) {
      throw new StartError(
        `Lần cập nhật cơ sở dữ liệu "${row.migration_name}" đã dở dang; hãy xử lý bằng "prisma migrate resolve". / Migration "${row.migration_name}" was left unfinished: settle it with "prisma migrate resolve".`,
      );
    }
    const known = migrations.find((migration) => migration.name === row.migration_name);
    if (known !== undefined && known.checksum !== row.checksum) {
      throw new StartError(
        `Tệp cập nhật "${row.migration_name}" đã bị sửa sau khi áp dụng vào cơ sở dữ liệu này; hãy trả lại tệp cũ và viết một tệp mới. / Migration "${row.migration_name}" was changed after this database applied it: restore the file and write a new migration.`,
      );
    }
    applied.add(row.migration_name);
  }
  return applied;
}

/** Applies one migration inside the caller's transaction and notes it in Prisma's table. */
export async function applyMigration(client: pg.Client, migration: Migration): Promise<void> {
  const started = new Date();
  await client.query(migration.sql);
  await client.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, $4, clock_timestamp(), 1)`,
    [randomUUID(), migration.checksum, migration.name, started],
  );
}

async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  await client.query("BEGIN");
  try {
    await applyMigration(client, migration);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(
      `Không áp dụng được "${migration.name}", cơ sở dữ liệu giữ nguyên như trước: ${reason}. / Migration "${migration.name}" failed and was rolled back: ${reason}.`,
      { cause: error },
    );
  }
}

/**
 * Brings a database up to date; each migration is one transaction. Several processes may call it at once: one works,
 * the others wait and find nothing left.
 * @returns the names applied now, oldest first
 * @throws StartError when one fails, was left unfinished, or was changed after it had been applied
 */
export async function migrate(url: string, migrations?: Migration[]): Promise<string[]> {
  const wanted = migrations ?? (await readMigrations());
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, application_name: "migrate" });
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (error) {
    const reason = error instanceof Error ? error.message || ("code" in error ? String(error.code) : error.name) : String(error);
    throw new StartError(
      `Không kết nối được cơ sở dữ liệu (DATABASE_URL): ${reason}. / The database (DATABASE_URL) cannot be reached: ${reason}.`,
      { cause: error },
    );
  }
  try {
    await client.query("SELECT pg_advisory_lock($1)", [PRISMA_LOCK]);
    await client.query(MIGRATION_TABLE);
    const { rows } = await client.query<AppliedRow>(
      "SELECT migration_name, checksum, finished_at, rolled_back_at FROM _prisma_migrations ORDER BY started_at",
    );
    const applied = checkHistory(rows, wanted);
    const pending = wanted.filter((migration) => !applied.has(migration.name));
    for (const migration of pending) await applyOne(client, migration);
    return pending.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}
