import type { LoaderFunctionArgs } from "@remix-run/node";
import { currentUser } from "~/domain/accounts/current-user.server";
import type { CartRef } from "~/domain/cart/cart-ref.server";
import { countCartItems } from "~/domain/cart/find-cart.server";
import { cartCookie } from "~/platform/http/cookies.server";
import { privateHeaders } from "~/platform/http/cache.server";

/** What pages that are the same for everyone do not know: who looks, and how much is in the cart. */
export async function loader({ request }: LoaderFunctionArgs) {
  const user = await currentUser(request);
  const token = user ? null : await cartCookie.read(request);
  const cart: CartRef | null = user ? { userId: user.id } : token ? { token } : null;
  return Response.json({ cartCount: cart ? await countCartItems(cart) : 0, name: user ? user.name : null }, { headers: privateHeaders() });
}
