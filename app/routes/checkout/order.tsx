import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { awaitedTransfer, openOrder } from "~/features/checkout/order-access.server";
import { OrderPage } from "~/features/checkout/order-page";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { localePath } from "~/platform/i18n/locale";
import { serverT } from "~/platform/i18n/texts.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ""} · Chợ Xứ Lạng` },
  { name: "robots", content: "noindex" },
  // The link's token must not travel to other sites.
  { name: "referrer", content: "same-origin" },
];
export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const locale = localeOf(params);
  const order = await openOrder(request, params.code ?? "", locale);
  // Without the link's token it may still be the buyer: code and phone number open it too.
  if (!order) throw redirect(localePath(locale, `/don-hang?code=${encodeURIComponent((params.code ?? "").slice(0, 20))}`));
  const asked = new URL(request.url).searchParams;
  return {
    title: serverT(locale)("order.title", { code: order.code }),
    order,
    transfer: await awaitedTransfer(order),
    fresh: asked.has("new"),
    leftCardPage: asked.get("card") === "left",
  };
}

export default function Order() {
  return <OrderPage {...useLoaderData<typeof loader>()} />;
}
