import type { ActionFunctionArgs } from "@remix-run/node";
import { cartRefJson } from "~/domain/cart/cart-ref.server";
import { ageFault } from "~/domain/cart/of-age";
import { fingerprintOf } from "~/domain/orders/place-order.server";
import { startCardPayment } from "~/domain/payments/start-card-payment.server";
import { apiCart, apiLocale, bearerToken, checkoutProblem } from "~/features/checkout/api-request.server";
import { parseNewOrder } from "~/features/checkout/checkout-input.server";
import { placedOrderJson } from "~/features/checkout/order-api.server";
import { checkOut } from "~/features/checkout/place-order.server";
import { localDateAt } from "~/lib/local-date";
import { readJson } from "~/platform/http/body.server";
import { methodNotAllowed, problem } from "~/platform/http/problem.server";
import { ownJson } from "~/platform/http/whole-body.server";
import { serverT } from "~/platform/i18n/texts.server";

export function loader() {
  return methodNotAllowed("POST");
}

export async function action({ request }: ActionFunctionArgs) {
  if (request.method !== "POST") return methodNotAllowed("POST");
  const locale = apiLocale(request);
  const t = serverT(locale);
  bearerToken(request);
  const key = request.headers.get("Idempotency-Key") ?? "";
  if (!/^[\x20-\x7e]{1,255}$/.test(key)) return problem(400, { title: t("error.badInput"), detail: t("error.keyMissing") });
  const body = parseNewOrder(await readJson(request), locale);
  if (!body.ok) return problem(422, { title: t("error.badInput"), errors: body.error.errors });

  const at = new Date();
  const { input } = body.value;
  const cart = apiCart(request, body.value.cart, locale);
  // The token is part of it, so that only its holder gets an earlier answer back.
  const fingerprint = fingerprintOf([cartRefJson(cart), { ...input, expectedTotal: String(input.expectedTotal) }]);
  const placed = await checkOut({ cart, input, idempotency: { key, fingerprint }, locale, userId: null, ofAge: ageFault(body.value.birthDate, localDateAt(at)) === null, at });
  if (!placed.ok) return checkoutProblem(placed.error, locale);

  // The order stands whatever the gateway says; without an address the buyer pays from the order's page.
  const card = placed.value.payment.method === "card" ? await startCardPayment(placed.value.orderId) : null;
  const answer = placedOrderJson(placed.value, card?.ok ? card.value.url : null, locale);
  return ownJson(answer, 201);
}
