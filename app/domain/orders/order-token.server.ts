import { createHmac, timingSafeEqual } from "node:crypto";
import { tokenHash } from "~/domain/cart/token-hash.server";
import { env } from "~/platform/env/env.server";

/**
 * The secret that opens an order without an account. It is made from the shop's secret and the order's id, so that the
 * same answer can be given twice and a mail written later, while the database holds only its hash.
 */
export function orderToken(orderId: string): string {
  return createHmac("sha256", env().sessionSecret).update(`order:${orderId}`).digest("base64url");
}

/** Whether a token opens the order whose hash this is; takes the same time for every wrong one. */
export function opensOrder(token: string, storedHash: Uint8Array): boolean {
  return timingSafeEqual(tokenHash(token), storedHash);
}
