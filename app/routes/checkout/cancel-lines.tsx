import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { isRouteErrorResponse, useActionData, useLoaderData, useParams, useRouteError } from "@remix-run/react";
import { currentUser } from "~/domain/accounts/current-user.server";
import { CancelPage } from "~/features/cancelling/cancel-page";
import { cancellingView, takeCancelling } from "~/features/cancelling/take-cancelling.server";
import { FindOrderPage } from "~/features/checkout/find-order-page";
import { openOrder } from "~/features/checkout/order-access.server";
import { notFound } from "~/platform/http/authorise.server";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { localePath } from "~/platform/i18n/locale";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.parcel.code ?? ""} · Chợ Xứ Lạng` },
  { name: "robots", content: "noindex" },
  // The link's token must not travel to other sites.
  { name: "referrer", content: "same-origin" },
];
export const headers = privateHeaders;

/** The parcel for whoever may open its order, and the order's page. Throws 404 for everybody else. */
async function openParcel({ request, params }: Pick<LoaderFunctionArgs, "request" | "params">) {
  const order = await openOrder(request, params.code ?? "", localeOf(params));
  const parcel = order?.shipments.find(({ id }) => id === params.parcel);
  if (!order || !parcel) throw notFound();
  const token = new URL(request.url).searchParams.get("token");
  const back = (more: Record<string, string> = {}) => {
    const query = new URLSearchParams({ ...(token ? { token } : {}), ...more }).toString();
    return localePath(localeOf(params), `/don-hang/${order.code}${query && `?${query}`}`);
  };
  return { parcel: await cancellingView(parcel.id), back };
}

export async function loader(args: LoaderFunctionArgs) {
  const { parcel, back } = await openParcel(args);
  return { parcel, back: back() };
}

export async function action(args: ActionFunctionArgs) {
  const { parcel, back } = await openParcel(args);
  const user = await currentUser(args.request);
  const answer = await takeCancelling(parcel, await readForm(args.request), { reason: "buyer", by: user?.id ?? null }, new Date());
  if (answer.kind === "done") throw redirect(back({ done: "cancelled" }), { status: 303, headers: privateHeaders() });
  return data(answer, { status: answer.kind === "form" ? answer.status : 200, headers: privateHeaders() });
}

export default function CancelLines() {
  return <div className="page py-6 md:py-10"><CancelPage {...useLoaderData<typeof loader>()} side="buyer" answer={useActionData<typeof action>()} /></div>;
}

/** Without the link's token it may still be the buyer: code and phone number open the order too. */
export function ErrorBoundary() {
  const error = useRouteError();
  const { code } = useParams();
  if (!isRouteErrorResponse(error) || error.status !== 404) throw error;
  return <FindOrderPage code={code?.slice(0, 20) ?? ""} answer={null} />;
}
