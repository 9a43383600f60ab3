import { afterAll, beforeAll, describe, expect, it } from "vitest";
import pg from "pg";
import { migrate, readMigrations } from "../../scripts/setup/migrate";
import { schemaDrift } from "../../scripts/setup/schema-drift";
import { createTestDatabase, type TestDatabase } from "../setup/db";

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.close();
});

describe("migrations", () => {
  it("lead to prisma/schema", async () => {
    expect(await schemaDrift(database.url)).toBe("");
  });

  it("are recorded as Prisma's own tool records them", async () => {
    const known = await readMigrations();
    const { rows } = await client.query("SELECT * FROM _prisma_migrations ORDER BY started_at");
    expect(rows.map((row: { migration_name: string }) => row.migration_name)).toEqual(known.map(({ name }) => name));
    expect(rows[0]).toMatchObject({ checksum: known[0]?.checksum, applied_steps_count: 1, rolled_back_at: null, logs: null });
    expect(rows[0]).toHaveProperty("finished_at", expect.any(Date));
  });

  it("are applied once, by one of many", async () => {
    const extra = { name: "99990101000000_probe", sql: "CREATE TABLE probe (n int); SELECT pg_sleep(0.1);", checksum: "0" };
    const all = [...(await readMigrations()), extra];
    const results = await Promise.all([1, 2, 3].map(() => migrate(database.url, all)));
    expect(results.flat()).toEqual([extra.name]);
  });

  it("that changed after being applied are named", async () => {
    const [first, ...rest] = await readMigrations();
    if (first === undefined) throw new Error("no migrations");
    await expect(migrate(database.url, [{ ...first, checksum: "changed" }, ...rest])).rejects.toThrow(first.name);
  });

  it("that fail leave nothing behind", async () => {
    const broken = { name: "99990102000000_broken", sql: "CREATE TABLE half (n int); SELECT 1/0;", checksum: "1" };
    await expect(migrate(database.url, [...(await readMigrations()), broken])).rejects.toThrow("division by zero");
    const { rows } = await client.query("SELECT to_regclass('half') AS half");
    expect(rows).toEqual([{ half: null }]);
  });
});
