import { tokenHash } from "./token-hash.server";

/** Whose cart: the one its secret token opens (and of that id, where given), or a signed-in buyer's own. */
export type CartRef = { token: string; id?: string } | { userId: string };

/** The reference as the database functions take it. */
export function cartRefJson(ref: CartRef): { user: string } | { token: string; cart?: string } {
  if ("userId" in ref) return { user: ref.userId };
  const token = tokenHash(ref.token).toString("hex");
  return ref.id === undefined ? { token } : { token, cart: ref.id };
}
