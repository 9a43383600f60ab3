import { createHash, timingSafeEqual } from "node:crypto";

/** SHA-256 of a cart's or an order's token, the only form of it that is stored. */
export function tokenHash(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

/** Whether a token is the one whose hash this is; takes the same time for every wrong one. */
export function opensWithToken(token: string, storedHash: Uint8Array): boolean {
  return timingSafeEqual(tokenHash(token), storedHash);
}
