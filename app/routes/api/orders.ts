import type { ActionFunctionArgs } from "@remix-run/node";
import { tokenHash } from "~/domain/cart/token-hash.server";
import { fingerprintOf } from "~/domain/orders/place-order.server";
import { startCardPayment } from "~/domain/payments/start-card-payment.server";
import { newOrder } from "~/features/checkout/api-operations.server";
import { apiCart, apiLocale, bearerToken, checkoutProblem } from "~/features/checkout/api-request.server";
import { fieldProblems, parseCheckout } from "~/features/checkout/checkout-input.server";
import { placedOrderJson } from "~/features/checkout/order-api.server";
import { checkOut } from "~/features/checkout/place-order.server";
import { readJson } from "~/platform/http/body.server";
import { methodNotAllowed, problem } from "~/platform/http/problem.server";
import { serverT } from "~/platform/i18n/texts.server";

export function loader() {
  return methodNotAllowed("POST");
}

export async function action({ request }: ActionFunctionArgs) {
  if (request.method !== "POST") return methodNotAllowed("POST");
  const locale = apiLocale(request);
  const t = serverT(locale);
  const token = bearerToken(request);
  const key = request.headers.get("Idempotency-Key") ?? "";
  if (!/^[\x20-\x7e]{1,255}$/.test(key)) return problem(400, { title: t("error.badInput"), detail: t("error.keyMissing") });

  const body = newOrder.safeParse(await readJson(request));
  if (!body.success) return problem(422, { title: t("error.badInput"), errors: fieldProblems(body.error, locale) });
  const placed = await placeParsed();
  return placed;
}
