import { createHmac } from "node:crypto";
import { env } from "~/platform/env/env.server";

/** The secret that opens a place of a waiting list, made from the shop's secret and the place's id: a mail written later names the same link. */
export function placeToken(placeId: string): string {
  return createHmac("sha256", env().sessionSecret).update(`place:${placeId}`).digest("base64url");
}

/** The address of a place, without site and language. */
export function placePath(placeId: string): string {
  return `/cho-hang/${placeId}?k=${placeToken(placeId)}`;
}
