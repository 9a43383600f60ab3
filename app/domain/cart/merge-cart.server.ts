import { db } from "~/platform/db/client.server";
import { tokenHash } from "./token-hash.server";

/**
 * At sign-in: the cart of the browser's token becomes the buyer's, or its lines move into the cart the buyer already has.
 * Afterwards the cart is found by `{ userId }`; the cookie has done its work and should be dropped at sign-out.
 */
export async function mergeCartOnSignIn(token: string, userId: string): Promise<void> {
  await db().$queryRaw`SELECT merge_cart(${tokenHash(token)}, ${userId}::uuid)`;
}
