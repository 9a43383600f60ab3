import { createHash } from "node:crypto";

/** SHA-256 of a cart's or an order's token, the only form of it that is stored. */
export function tokenHash(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
