import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { orderPath } from "~/domain/orders/order-link";
import { orderToken } from "~/domain/orders/order-token.server";
import { startCardPayment } from "~/domain/payments/start-card-payment.server";
import { checkoutPage, takeCheckout } from "~/features/checkout/checkout-desk.server";
import { CheckoutPage } from "~/features/checkout/checkout-page";
import { visitorCart } from "~/features/checkout/visitor-cart.server";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { localePath } from "~/platform/i18n/locale";
import { serverT } from "~/platform/i18n/texts.server";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: `${page?.title ?? ""} · Chợ Xứ Lạng` }, { name: "robots", content: "noindex" }];
export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const ref = await visitorCart(request);
  const page = ref && (await checkoutPage(request, ref, {}, locale));
  if (!page) throw redirect(localePath(locale, "/gio-hang"));
  return { title: serverT(locale)("checkout.title"), page };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const locale = localeOf(params);
  const ref = await visitorCart(request);
  if (!ref) throw redirect(localePath(locale, "/gio-hang"), 303);
  const outcome = await takeCheckout(request, ref, await readForm(request), locale, new Date());
  if (outcome.kind === "again") {
    // The page's own data, too: it depends on the province just chosen, which only the form knows.
    const page = await checkoutPage(request, ref, outcome.answer.values, locale);
    if (!page) throw redirect(localePath(locale, "/gio-hang"), 303);
    return data({ answer: outcome.answer, page }, { status: outcome.status });
  }
  const { order } = outcome;
  const orderPage = localePath(locale, `${orderPath(order.code, orderToken(order.orderId))}&new=1`);
  if (order.payment.method !== "card") throw redirect(orderPage, 303);
  const card = await startCardPayment(order.orderId);
  throw redirect(card.ok ? card.value.url : orderPage, 303);
}

/** After an answer the action's page is shown; loading it again would lose the province. */
export function shouldRevalidate() {
  return false;
}

export default function Checkout() {
  const loaded = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const page = answered?.page ?? loaded.page;
  // A new attempt number with each answer: the form is made anew around what was typed.
  return <CheckoutPage key={page.attempt} data={page} answer={answered?.answer ?? null} />;
}
