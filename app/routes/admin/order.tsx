import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { changeOrder } from "~/features/order-desk/change-order.server";
import { deskOrder, orderDesk } from "~/features/order-desk/desk-queries.server";
import { OrderPage } from "~/features/order-desk/order-page";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { adminMeta } from "~/platform/i18n/admin-meta";
import { localePath } from "~/platform/i18n/locale";

export const meta: MetaFunction<typeof loader> = ({ params, data }) => adminMeta(params.lang, "order.title", data?.order.code);
export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireStaff(request);
  return { ...(await orderDesk(params.code ?? "", localeOf(params))), done: new URL(request.url).searchParams.get("done") };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireStaff(request);
  const locale = localeOf(params);
  const order = await deskOrder(params.code ?? "", locale);
  const answer = await changeOrder({ order, form: await readForm(request), user, at: new Date() });
  if ("done" in answer) return redirect(localePath(locale, `/quan-tri/don-hang/${order.code}?done=${answer.done}`), { headers: privateHeaders() });
  return data(answer, { status: answer.status, headers: privateHeaders() });
}

export default function Order() {
  return <OrderPage {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()} />;
}
