import { db } from "~/platform/db/client.server";

/** Carts of guests that nobody has touched for ninety days: their cookie has ended by then. Returns how many. */
export async function forgetOldCarts(): Promise<number> {
  return db().$executeRaw`DELETE FROM cart WHERE user_id IS NULL AND updated_at < now() - interval '90 days'`;
}
