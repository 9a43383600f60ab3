import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { isRouteErrorResponse, useLoaderData, useParams, useRouteError } from "@remix-run/react";
import { FindOrderPage } from "~/features/checkout/find-order-page";
import { awaitedTransfer, openOrder } from "~/features/checkout/order-access.server";
import { OrderPage } from "~/features/checkout/order-page";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
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
  if (!order) throw new Response(null, { status: 404 });
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

/** Without the link's token it may still be the buyer: code and phone number open it too. */
export function ErrorBoundary() {
  const error = useRouteError();
  const { code } = useParams();
  if (!isRouteErrorResponse(error) || error.status !== 404) throw error;
  return <FindOrderPage code={code?.slice(0, 20) ?? ""} answer={null} />;
}
