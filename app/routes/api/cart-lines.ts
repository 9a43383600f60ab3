import type { ActionFunctionArgs } from "@remix-run/node";
import { cartJson, newLine } from "~/domain/cart/api-schema.server";
import { addLine } from "~/domain/cart/change-cart.server";
import { ageFault } from "~/domain/cart/of-age";
import { localDateAt } from "~/lib/local-date";
import { apiCart, apiLocale, cartProblem } from "~/features/checkout/api-request.server";
import { fieldProblems } from "~/features/checkout/checkout-input.server";
import { readJson } from "~/platform/http/body.server";
import { methodNotAllowed, problem } from "~/platform/http/problem.server";
import { ownJson } from "~/platform/http/whole-body.server";
import { serverT } from "~/platform/i18n/texts.server";

export function loader() {
  return methodNotAllowed("POST");
}

export async function action({ request, params }: ActionFunctionArgs) {
  if (request.method !== "POST") return methodNotAllowed("POST");
  const locale = apiLocale(request);
  const cart = apiCart(request, params.id, locale);
  const line = newLine.safeParse(await readJson(request));
  if (!line.success) return problem(422, { title: serverT(locale)("error.badInput"), errors: fieldProblems(line.error, locale) });
  const age = ageFault(line.data.birth_date, localDateAt(new Date()));
  const changed = await addLine(cart, line.data.sku, line.data.quantity, locale, { ofAge: age === null });
  return changed.ok ? ownJson(cartJson(changed.value)) : cartProblem(changed.error, locale, age);
}
