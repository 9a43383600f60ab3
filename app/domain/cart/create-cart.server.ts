import { newId, newToken } from "~/lib/id";
import { db } from "~/platform/db/client.server";
import { QUICK_COMMIT } from "~/platform/db/quick-commit.server";
import { tokenHash } from "./token-hash.server";

/**
 * A new empty cart. The token is handed out once; only its hash is kept. A buyer has one cart: where there is one already
 * nothing is made, and it is found by the buyer's id.
 */
export async function createCart(userId?: string): Promise<{ id: string; token: string }> {
  const id = newId();
  const token = newToken();
  await db().$executeRaw`
    INSERT INTO cart (id, token_hash, user_id) SELECT ${id}::uuid, ${tokenHash(token)}::bytea, ${userId ?? null}::uuid FROM ${QUICK_COMMIT}
    ON CONFLICT (user_id) DO NOTHING`;
  return { id, token };
}
