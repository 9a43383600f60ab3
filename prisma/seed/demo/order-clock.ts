import type pg from "pg";

/** Columns that the shop's functions leave to their default, which is the moment of writing. */
const DATED = [["stock_movement", "at"], ["ledger_transaction", "at"], ["line_charge", "at"], ["invoice", "issued_at"], ["invoice_buyer", "at"], ["audit_entry", "at"], ["bank_credit", "received_at"]] as const;

/**
 * Runs `work` in the open transaction with a clock that it sets itself, and with ids that follow from their number. The
 * shop's SQL functions date what they write with now() and number it with new_id(); a schema that is searched first
 * gives them others. So half a year of orders goes through the very functions of the shop, checks, stock and ledger with
 * it, and the same seed gives the same rows. Nothing of it is left at the end.
 */
export async function withOwnClock(client: pg.Client, work: (setClock: (at: Date) => Promise<void>) => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ path: string; schema: string }>("SELECT current_setting('search_path') AS path, quote_ident(current_schema()) AS schema");
  const { path, schema } = rows[0] ?? { path: "public", schema: "public" };
  // A table with checks that wait for the commit cannot be altered.
  await client.query("SET CONSTRAINTS ALL IMMEDIATE");
  await client.query(`
    CREATE SCHEMA demo_clock;
    CREATE SEQUENCE demo_clock.numbers;
    CREATE FUNCTION demo_clock.now() RETURNS timestamptz LANGUAGE sql STABLE AS $$ SELECT current_setting('demo_clock.at')::timestamptz $$;
    CREATE FUNCTION demo_clock.new_id() RETURNS uuid LANGUAGE sql VOLATILE AS $$
      SELECT overlay(md5('demo order row ' || nextval('demo_clock.numbers')) PLACING '8' FROM 13 FOR 1)::uuid $$;
    ${DATED.map(([table, column]) => `ALTER TABLE ${table} ALTER COLUMN ${column} SET DEFAULT demo_clock.now();`).join("\n")}`);
  await client.query("SELECT set_config('search_path', $1, true)", [`demo_clock, pg_catalog, ${schema}`]);
  await work(async (at) => {
    await client.query("SELECT set_config('demo_clock.at', $1, true)", [at.toISOString()]);
  });
  await client.query("SELECT set_config('search_path', $1, true)", [path]);
  await client.query(`${DATED.map(([table, column]) => `ALTER TABLE ${table} ALTER COLUMN ${column} SET DEFAULT CURRENT_TIMESTAMP;`).join("\n")}
    DROP FUNCTION demo_clock.now(); DROP FUNCTION demo_clock.new_id(); DROP SEQUENCE demo_clock.numbers; DROP SCHEMA demo_clock;
    SET CONSTRAINTS ALL DEFERRED`);
}
