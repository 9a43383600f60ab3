import type { LoaderFunctionArgs } from "@remix-run/node";
import { cartJson } from "~/domain/cart/api-schema.server";
import { findCart } from "~/domain/cart/find-cart.server";
import { apiCart, apiLocale, cartNotFound } from "~/features/checkout/api-request.server";
import { methodNotAllowed } from "~/platform/http/problem.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const locale = apiLocale(request);
  const cart = await findCart(apiCart(request, params.id, locale), locale);
  return cart ? Response.json(cartJson(cart), { headers: { "Cache-Control": "no-store" } }) : cartNotFound(locale);
}

export function action() {
  return methodNotAllowed("GET");
}
