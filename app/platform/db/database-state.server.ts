import { db } from "./client.server";

export type DatabaseState = { database: "ok" | "down"; migrations: "ok" | "down" };

/** Whether the database answers, and whether the last migration begun was also finished. */
export async function databaseState(): Promise<DatabaseState> {
  try {
    const rows = await db().$queryRaw<{ applied: number; broken: number }[]>`
      SELECT count(*) FILTER (WHERE finished_at IS NOT NULL)::int AS applied,
             count(*) FILTER (WHERE finished_at IS NULL AND rolled_back_at IS NULL)::int AS broken FROM _prisma_migrations`;
    const [row] = rows;
    return { database: "ok", migrations: row && row.applied > 0 && row.broken === 0 ? "ok" : "down" };
  } catch {
    // What is wrong with it stands in the log of whatever needed it; here the answer is only that it is.
    return { database: "down", migrations: "down" };
  }
}
