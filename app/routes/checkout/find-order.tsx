import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { termsOn } from "~/domain/orders/order-terms";
import { AllTerms } from "~/features/order-terms/all-terms";
import { FindOrderPage } from "~/features/checkout/find-order-page";
import { findOrderLink } from "~/features/checkout/find-order-link.server";
import { localDateAt } from "~/lib/local-date";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { localePath } from "~/platform/i18n/locale";
import { serverT } from "~/platform/i18n/texts.server";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: `${page?.title ?? ""} · Chợ Xứ Lạng` }, { name: "robots", content: "noindex" }];
export const headers = privateHeaders;

export function loader({ params }: LoaderFunctionArgs) {
  return { title: serverT(localeOf(params))("order.find.title"), terms: termsOn(localDateAt(new Date())) };
}

/** Code and phone number together open an order; tries are limited by address. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const locale = localeOf(params);
  const form = await readForm(request);
  const values = { code: form.get("code") ?? "", phone: form.get("phone") ?? "" };
  const found = await findOrderLink(values, context.clientAddress);
  if (found.ok) throw redirect(localePath(locale, found.value), 303);
  return data({ values, error: serverT(locale)(found.error.kind === "too_many" ? "order.find.tooMany" : "order.find.none") }, { status: found.error.kind === "too_many" ? 429 : 422 });
}

export default function FindOrder() {
  return (
    <>
      <FindOrderPage code={null} answer={useActionData<typeof action>() ?? null} />
      <AllTerms terms={useLoaderData<typeof loader>().terms} />
    </>
  );
}
