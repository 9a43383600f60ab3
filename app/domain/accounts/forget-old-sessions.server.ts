import { db } from "~/platform/db/client.server";

/** Sessions past their absolute end open nothing any more. Returns how many were removed. */
export async function forgetOldSessions(): Promise<number> {
  return db().$executeRaw`DELETE FROM session WHERE expires_at < now()`;
}
