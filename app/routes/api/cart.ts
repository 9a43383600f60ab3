import type { LoaderFunctionArgs } from "@remix-run/node";
import { cartJson } from "~/domain/cart/api-schema.server";
import { findCart } from "~/domain/cart/find-cart.server";
import { apiCart, apiLocale, cartNotFound } from "~/features/checkout/api-request.server";
import { methodNotAllowed } from "~/platform/http/problem.server";
import { ownJson } from "~/platform/http/whole-body.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const locale = apiLocale(request);
  const cart = await findCart(apiCart(request, params.id, locale), locale);
  return cart ? ownJson(cartJson(cart)) : cartNotFound(locale);
}

export function action() {
  return methodNotAllowed("GET");
}
