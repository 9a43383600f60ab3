/** Puts a checked backup into a database: in one transaction, so that it is there as a whole or not at all. */
import pg from "pg";
import { openStorage } from "../../app/platform/storage/storage.server";
import { applyMigration, migrate, MIGRATION_TABLE, type Migration } from "../setup/migrate";
import { StartError } from "../setup/start-error";
import { readArchive } from "./archive";
import type { SoundBackup } from "./check-backup";
import { copyIn } from "./copy";
import { type BackupHeader, FILES, tableOf, WAITING } from "./format";
import { quoted, readTables } from "./tables";

export type RestoreOptions = {
  url: string;
  files: string;
  path: string;
  backup: SoundBackup;
  migrations: Migration[];
  /** Replace what is in the database; without it, only an empty one is taken. */
  force: boolean;
};

/** Refuses a database that is in use, and one that holds something unless it may be replaced. */
async function checkTarget(client: pg.Client, force: boolean): Promise<void> {
  const { rows } = await client.query<{ sessions: string; tables: string }>(`
    SELECT (SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend') AS sessions,
           (SELECT count(*) FROM pg_class WHERE relnamespace = to_regnamespace('public') AND relkind IN ('r', 'p')) AS tables`);
  if (Number(rows[0]?.sessions) > 0) {
    throw new StartError("Cơ sở dữ liệu đang được dùng; hãy dừng chợ rồi chạy lại. / The database is in use: stop the shop first.");
  }
  if (Number(rows[0]?.tables) > 0 && !force) {
    throw new StartError(
      "Cơ sở dữ liệu này đã có dữ liệu. Thêm --force để XOÁ HẾT và thay bằng bản sao lưu. / This database is not empty. With --force everything in it is ERASED and replaced by the backup.",
    );
  }
}

/** An empty schema with the tables, rules and functions of the backup's day. */
async function rebuild(client: pg.Client, header: BackupHeader, migrations: Migration[]): Promise<void> {
  await client.query("DROP SCHEMA IF EXISTS pgboss CASCADE; DROP SCHEMA IF EXISTS public CASCADE; CREATE SCHEMA public");
  await client.query(MIGRATION_TABLE);
  const then = new Set(header.migrations.map(({ name }) => name));
  for (const migration of migrations.filter(({ name }) => then.has(name))) {
    await applyMigration(client, migration);
    // What is to happen at the end of each migration happens now: the next may change the tables it waits for.
    await client.query("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED");
  }
  const [have, wanted] = [await readTables(client), header.tables].map((tables) => JSON.stringify(tables.map(({ name, columns }) => [name, [...columns].sort()]).sort()));
  if (have !== wanted) throw new StartError("Bản sao lưu có những bảng mà các tệp cập nhật không tạo ra. / The backup's tables are not those its migrations make.");
}

type Paused = { table: string; keys: { name: string; definition: string }[]; triggers: { name: string; always: boolean }[] };

/** Triggers and foreign keys, which would judge rows one by one and in the wrong order, step aside for the loading. */
async function pauseRules(client: pg.Client): Promise<Paused[]> {
  const { rows } = await client.query<Paused>(`
    SELECT c.relname AS table,
      (SELECT coalesce(json_agg(json_build_object('name', k.conname, 'definition', pg_get_constraintdef(k.oid)) ORDER BY k.conname), '[]') FROM pg_constraint AS k WHERE k.conrelid = c.oid AND k.contype = 'f') AS keys,
      (SELECT coalesce(json_agg(json_build_object('name', t.tgname, 'always', t.tgenabled = 'A') ORDER BY t.tgname), '[]') FROM pg_trigger AS t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal AND t.tgenabled <> 'D') AS triggers
    FROM pg_class AS c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.relname <> '_prisma_migrations' ORDER BY c.relname`);
  const steps = rows.flatMap(({ table, keys, triggers }) => [
    ...keys.map(({ name }) => `DROP CONSTRAINT ${quoted(name)}`),
    ...triggers.map(({ name }) => `DISABLE TRIGGER ${quoted(name)}`),
  ].map((step) => `ALTER TABLE public.${quoted(table)} ${step}`));
  await client.query(steps.join(";\n"));
  await client.query(`TRUNCATE ${rows.map(({ table }) => `public.${quoted(table)}`).join(", ")}`);
  return rows;
}

/** They come back as they were; a foreign key that comes back examines every row. */
async function resumeRules(client: pg.Client, paused: Paused[]): Promise<void> {
  const steps = paused.flatMap(({ table, keys, triggers }) => [
    ...keys.map(({ name, definition }) => `ADD CONSTRAINT ${quoted(name)} ${definition}`),
    ...triggers.map(({ name, always }) => `ENABLE ${always ? "ALWAYS " : ""}TRIGGER ${quoted(name)}`),
  ].map((step) => `ALTER TABLE public.${quoted(table)} ${step}`));
  await client.query(steps.join(";\n"));
}

async function loadRows(client: pg.Client, path: string, header: BackupHeader): Promise<void> {
  const columns = new Map(header.tables.map((table) => [table.name, `public.${quoted(table.name)} (${table.columns.map(quoted).join(", ")})`]));
  await client.query("CREATE TEMPORARY TABLE waiting_job (name text, data jsonb) ON COMMIT DROP");
  columns.set(WAITING, "waiting_job");
  for await (const entry of readArchive(path)) {
    const into = columns.get(tableOf(entry.name) ?? "");
    if (into !== undefined) await copyIn(client, `COPY ${into} FROM STDIN`, entry.body);
  }
  await client.query("INSERT INTO outbox_message (topic, payload) SELECT name, coalesce(data, '{}') FROM waiting_job");
  for (const { name, last, called } of header.sequences) await client.query("SELECT setval($1::regclass, $2::bigint, $3)", [`public.${quoted(name)}`, last, called]);
}

/** Every table holds what the backup counted in it. */
async function countRows(client: pg.Client, { header, manifest }: SoundBackup): Promise<void> {
  const counts = header.tables.filter(({ name }) => name !== "outbox_message").map(({ name }) => `SELECT '${name}' AS name, count(*) AS rows FROM public.${quoted(name)}`);
  const { rows } = await client.query<{ name: string; rows: string }>(counts.join(" UNION ALL "));
  const wrong = rows.find(({ name, rows: counted }) => manifest.tables[name]?.rows !== Number(counted));
  if (wrong !== undefined) throw new StartError(`Bảng ${wrong.name} không đủ dòng. / Table ${wrong.name} does not have all its rows.`);
}

async function loadDatabase(options: RestoreOptions): Promise<void> {
  const { backup, path } = options;
  const client = new pg.Client({ connectionString: options.url, connectionTimeoutMillis: 10_000, application_name: "restore" });
  client.on("error", () => undefined);
  await client.connect();
  try {
    await checkTarget(client, options.force);
    await client.query("BEGIN");
    await client.query("SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL datestyle = 'ISO'; SET LOCAL timezone = 'UTC'; SET LOCAL client_min_messages = error");
    await rebuild(client, backup.header, options.migrations);
    const paused = await pauseRules(client);
    await loadRows(client, path, backup.header);
    await resumeRules(client, paused);
    await countRows(client, backup);
    await client.query("COMMIT");
    await client.query("ANALYZE");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
}

async function loadFiles({ path, files }: RestoreOptions): Promise<void> {
  const storage = openStorage(files);
  for await (const entry of readArchive(path)) {
    if (!entry.name.startsWith(FILES)) continue;
    const chunks: Buffer[] = [];
    for await (const chunk of entry.body) chunks.push(chunk);
    await storage.put(entry.name.slice(FILES.length), Buffer.concat(chunks));
  }
}

/**
 * Restores the database as it was, then brings it up to this code's age, then puts the files in their folder; files that lie
 * there already and are not in the backup stay. @returns the migrations that are newer than the backup
 */
export async function restoreBackup(options: RestoreOptions): Promise<string[]> {
  await loadDatabase(options);
  await loadFiles(options);
  return migrate(options.url, options.migrations);
}
