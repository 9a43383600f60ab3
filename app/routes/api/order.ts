import type { LoaderFunctionArgs } from "@remix-run/node";
import { findOrderByToken } from "~/domain/orders/order-queries.server";
import { apiLocale, bearerToken } from "~/features/checkout/api-request.server";
import { orderJson } from "~/features/checkout/order-api.server";
import { methodNotAllowed, problem } from "~/platform/http/problem.server";
import { ownJson } from "~/platform/http/whole-body.server";
import { serverT } from "~/platform/i18n/texts.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const locale = apiLocale(request);
  const order = await findOrderByToken(params.code ?? "", bearerToken(request), locale);
  if (order) return ownJson(orderJson(order));
  const t = serverT(locale);
  return problem(404, { title: t("error.notFound"), detail: t("error.orderNotFound") });
}

export function action() {
  return methodNotAllowed("GET");
}
