import type { ActionFunctionArgs } from "@remix-run/node";
import { createCart } from "~/domain/cart/create-cart.server";
import { apiLocale } from "~/features/checkout/api-request.server";
import { methodNotAllowed } from "~/platform/http/problem.server";
import { ownJson } from "~/platform/http/whole-body.server";

export function loader() {
  return methodNotAllowed("POST");
}

export async function action({ request }: ActionFunctionArgs) {
  if (request.method !== "POST") return methodNotAllowed("POST");
  apiLocale(request);
  return ownJson(await createCart(), 201);
}
