import { cartRefJson, type CartRef } from "~/domain/cart/cart-ref.server";
import { tokenHash } from "~/domain/cart/token-hash.server";
import { newId } from "~/lib/id";
import type { Locale } from "~/lib/localized-text";
import { err, ok, type Result } from "~/lib/result";
import { db } from "~/platform/db/client.server";
import { placeToken } from "./place-token.server";

export type PlaceRequest = { sku: string; quantity: number; name: string; email: string; locale: Locale; userId: string | null };

export type PlaceRefusal =
  /** Not sold ahead, or its time is over. */
  | { kind: "unavailable" }
  /** Nobody waits and there is enough: it can simply be bought. */
  | { kind: "firm" }
  /** Beyond the high band; `left` is how many may still be waited for. */
  | { kind: "full"; left: number }
  /** The address has a place already. */
  | { kind: "already" }
  | { kind: "range"; minimum: number; maximum: number };

/** A place at the end of the waiting list; its person gets a mail with the link to it. */
export async function takePlace(request: PlaceRequest, at: Date): Promise<Result<{ placeId: string }, PlaceRefusal>> {
  const id = newId();
  const rows = await db().$queryRaw<[{ answer: { kind: "waiting" } | PlaceRefusal }]>`
    SELECT take_place(${JSON.stringify({ ...request, id, tokenHash: tokenHash(placeToken(id)).toString("hex"), at })}::jsonb) AS answer`;
  const { answer } = rows[0];
  return answer.kind === "waiting" ? ok({ placeId: id }) : err(answer);
}

/** Puts an offered place into a cart, held for it alone until the offer ends. `over`: it is not offered (any more). */
export async function claimPlace(placeId: string, cart: CartRef, at: Date): Promise<"taken" | "over" | "no_cart"> {
  const rows = await db().$queryRaw<[{ kind: "taken" | "over" | "no_cart" }]>`
    SELECT claim_place(${JSON.stringify({ placeId, at, ...cartRefJson(cart) })}::jsonb) ->> 'kind' AS kind`;
  return rows[0].kind;
}

/** Gives a place up; without effect when it is decided already. */
export async function withdrawPlace(placeId: string): Promise<void> {
  await db().waitingPlace.updateMany({ where: { id: placeId, state: { in: ["waiting", "offered"] } }, data: { state: "withdrawn", cartId: null } });
}
