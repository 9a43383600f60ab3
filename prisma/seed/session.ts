import pg from "pg";

/** A row as a table takes it: column names, values as JSON would write them. */
export type Row = Record<string, unknown>;

const ROWS_PER_STATEMENT = 2_000;

/** One connection to `url`, closed again whatever happens. */
export async function withConnection<Value>(url: string, work: (client: pg.Client) => Promise<Value>): Promise<Value> {
  const client = new pg.Client({ connectionString: url, options: "-c timezone=UTC" });
  // Without a listener a lost connection would end the process before the failing query could tell why.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Runs `work` in one transaction: all of it, or nothing. */
export async function inTransaction<Value>(client: pg.Client, work: () => Promise<Value>): Promise<Value> {
  await client.query("BEGIN");
  try {
    const value = await work();
    await client.query("COMMIT");
    return value;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}

/**
 * Writes many rows in few statements; the table's own row type gives every column its type. All rows have the columns
 * of the first. `onConflict` is the text after ON CONFLICT.
 */
export async function insertRows(client: pg.Client, table: string, rows: readonly Row[], onConflict?: string): Promise<void> {
  const first = rows[0];
  if (!first) return;
  const columns = Object.keys(first).map((column) => `"${column}"`).join(", ");
  const sql = `INSERT INTO "${table}" (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::"${table}", $1::jsonb)
    ${onConflict === undefined ? "" : `ON CONFLICT ${onConflict}`}`;
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    await client.query(sql, [JSON.stringify(rows.slice(start, start + ROWS_PER_STATEMENT))]);
  }
}

/** `DO UPDATE` of every column but the key. */
export function updateFrom(key: string, columns: readonly string[]): string {
  return `("${key}") DO UPDATE SET ${columns.map((column) => `"${column}" = excluded."${column}"`).join(", ")}`;
}
