import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { CartPage } from "~/features/checkout/cart-page";
import { changeVisitorCart } from "~/features/checkout/change-visitor-cart.server";
import { visitorCart } from "~/features/checkout/visitor-cart.server";
import { findCart } from "~/domain/cart/find-cart.server";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { localePath } from "~/platform/i18n/locale";
import { serverT } from "~/platform/i18n/texts.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title} · Chợ Xứ Lạng` }, { name: "robots", content: "noindex" }];
export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const ref = await visitorCart(request);
  return { title: serverT(locale)("cart.title"), cart: ref ? await findCart(ref, locale) : null };
}

/** `intent` add, set or remove; `sku`; `quantity`. A page load without JavaScript is led back to the cart. */
export async function action({ request, params }: ActionFunctionArgs) {
  const locale = localeOf(params);
  const { message, cookies, age } = await changeVisitorCart(request, await readForm(request), locale, new Date());
  const headers = new Headers(cookies.map((cookie): [string, string] => ["Set-Cookie", cookie]));
  if (message.tone === "good" && request.headers.get("Sec-Fetch-Mode") === "navigate") throw redirect(localePath(locale, "/gio-hang"), { headers, status: 303 });
  return data({ message, age }, { headers, status: message.tone === "good" ? 200 : 422 });
}

export default function Cart() {
  const { cart } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <CartPage cart={cart} message={answer?.message ?? null} age={answer?.age ?? null} />;
}
