import type { ActionFunctionArgs } from "@remix-run/node";
import { cartJson, lineChange } from "~/domain/cart/api-schema.server";
import { changeLine, removeLine } from "~/domain/cart/change-cart.server";
import { apiCart, apiLocale, cartProblem } from "~/features/checkout/api-request.server";
import { fieldProblems } from "~/features/checkout/checkout-input.server";
import { readJson } from "~/platform/http/body.server";
import { methodNotAllowed, problem } from "~/platform/http/problem.server";
import { ownJson } from "~/platform/http/whole-body.server";
import { serverT } from "~/platform/i18n/texts.server";

export function loader() {
  return methodNotAllowed("PATCH, DELETE");
}

export async function action({ request, params }: ActionFunctionArgs) {
  if (request.method !== "PATCH" && request.method !== "DELETE") return methodNotAllowed("PATCH, DELETE");
  const locale = apiLocale(request);
  const cart = apiCart(request, params.id, locale);
  const sku = params.sku ?? "";
  if (!/^[\w.-]{1,64}$/.test(sku)) return cartProblem({ kind: "no_line" }, locale);

  if (request.method === "DELETE") {
    const removed = await removeLine(cart, sku, locale);
    return removed.ok ? ownJson(cartJson(removed.value)) : cartProblem(removed.error, locale);
  }
  const change = lineChange.safeParse(await readJson(request));
  if (!change.success) return problem(422, { title: serverT(locale)("error.badInput"), errors: fieldProblems(change.error, locale) });
  const changed = await changeLine(cart, sku, change.data.quantity, locale);
  return changed.ok ? ownJson(cartJson(changed.value)) : cartProblem(changed.error, locale);
}
