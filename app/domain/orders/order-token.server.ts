import { createHmac } from "node:crypto";
import { env } from "~/platform/env/env.server";

/**
 * The secret that opens an order without an account. It is made from the shop's secret and the order's id, so that the
 * same answer can be given twice and a mail written later, while the database holds only its hash.
 */
export function orderToken(orderId: string): string {
  return createHmac("sha256", env().sessionSecret).update(`order:${orderId}`).digest("base64url");
}
