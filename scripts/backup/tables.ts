/** What the database consists of, asked of its own catalogue. */
import type pg from "pg";
import type { BackupHeader } from "./format";

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Tables with the columns that are stored, each after those it refers to; where tables refer to each other in a circle, by name. */
export async function readTables(client: pg.Client): Promise<BackupHeader["tables"]> {
  const { rows } = await client.query<{ name: string; columns: string[]; refers: string[] }>(`
    SELECT c.relname AS name,
      (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute AS a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
      (SELECT coalesce(array_agg(DISTINCT r.relname::text), '{}') FROM pg_constraint AS k JOIN pg_class AS r ON r.oid = k.confrelid WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid <> c.oid) AS refers
    FROM pg_class AS c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> '_prisma_migrations'
    ORDER BY c.relname`);
  const left = new Map(rows.map((row) => [row.name, row]));
  const ordered: BackupHeader["tables"] = [];
  while (left.size > 0) {
    const next = [...left.values()].find(({ refers }) => refers.every((other) => !left.has(other))) ?? [...left.values()][0];
    if (next === undefined) break;
    left.delete(next.name);
    ordered.push({ name: next.name, columns: next.columns });
  }
  return ordered;
}

/** How far every sequence has counted. A sequence knows no snapshot: it may be further than the rows, which does no harm. */
export async function readSequences(client: pg.Client): Promise<BackupHeader["sequences"]> {
  const { rows } = await client.query<{ name: string }>("SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'S' ORDER BY relname");
  if (rows.length === 0) return [];
  const asked = rows.map(({ name }) => `SELECT '${name.replaceAll("'", "''")}' AS name, last_value::text AS last, is_called AS called FROM public.${quoted(name)}`);
  return (await client.query<{ name: string; last: string; called: boolean }>(asked.join(" UNION ALL "))).rows;
}

/** True where the queue of jobs has its tables: it makes them itself when the shop first runs. */
export async function hasQueue(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>("SELECT to_regclass('pgboss.job') IS NOT NULL AND to_regclass('pgboss.schedule') IS NOT NULL AS found");
  return rows[0]?.found === true;
}
