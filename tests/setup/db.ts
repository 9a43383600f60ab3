import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { TEMPLATE, withDatabase } from "./test-server";

export interface TestDatabase {
  url: string;
  /** Drops the database; sessions still open on it are ended. */
  close(): Promise<void>;
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject("testServerUrl") });
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/**
 * A database of its own for one test file: all migrations and the reference data, nothing else. From then on
 * `DATABASE_URL` of this process names it, so that the shop's own code works on it. Call it in `beforeAll`, close it in
 * `afterAll`.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  if (inject("testServerUrl") === "") throw new Error("Name the file *.db.test.ts: only then a database is started");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await onServer(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
  const url = withDatabase(inject("testServerUrl"), name);
  process.env["DATABASE_URL"] = url;
  return { url, close: () => onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}
