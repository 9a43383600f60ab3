import { db } from "~/platform/db/client.server";

/** True once the queue has made its tables, which it does when jobs first run. */
export async function hasQueue(): Promise<boolean> {
  const [row] = await db().$queryRaw<[{ found: boolean }]>`SELECT to_regclass('pgboss.job') IS NOT NULL AS found`;
  return row.found;
}
