import { currentUser } from "~/domain/accounts/current-user.server";
import type { CartRef } from "~/domain/cart/cart-ref.server";
import { createCart } from "~/domain/cart/create-cart.server";
import { cartCookie } from "~/platform/http/cookies.server";

/** The cart of whoever asks: a signed-in buyer's own, else the one the cookie's token opens; null when there is neither. */
export async function visitorCart(request: Request): Promise<CartRef | null> {
  const user = await currentUser(request);
  if (user) return { userId: user.id };
  const token = await cartCookie.read(request);
  return token ? { token } : null;
}

/** A new cart for whoever asks and, for a guest, the cookie that opens it. */
export async function openCart(request: Request): Promise<{ ref: CartRef; cookie: string | null }> {
  const user = await currentUser(request);
  const { token } = await createCart(user?.id);
  return user ? { ref: { userId: user.id }, cookie: null } : { ref: { token }, cookie: await cartCookie.write(token) };
}
