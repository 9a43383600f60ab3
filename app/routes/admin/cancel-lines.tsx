import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { CancelPage } from "~/features/cancelling/cancel-page";
import { cancellingView, takeCancelling } from "~/features/cancelling/take-cancelling.server";
import { deskOrder } from "~/features/order-desk/desk-queries.server";
import { notFound } from "~/platform/http/authorise.server";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { adminMeta } from "~/platform/i18n/admin-meta";
import { localePath } from "~/platform/i18n/locale";

export const meta: MetaFunction<typeof loader> = ({ params, data: page }) => adminMeta(params.lang, "order.title", page?.parcel.code);
export const headers = privateHeaders;

async function openParcel({ params }: Pick<LoaderFunctionArgs, "params">) {
  const order = await deskOrder(params.code ?? "", localeOf(params));
  const parcel = order.shipments.find(({ id }) => id === params.parcel);
  if (!parcel) throw notFound();
  return { parcel: await cancellingView(parcel.id), back: localePath(localeOf(params), `/quan-tri/don-hang/${order.code}`) };
}

export async function loader(args: LoaderFunctionArgs) {
  await requireStaff(args.request);
  return openParcel(args);
}

export async function action(args: ActionFunctionArgs) {
  const user = await requireStaff(args.request);
  const { parcel, back } = await openParcel(args);
  const answer = await takeCancelling(parcel, await readForm(args.request), { reason: "operator", by: user.id }, new Date());
  if (answer.kind === "done") return redirect(`${back}?done=lines-cancelled`, { headers: privateHeaders() });
  return data(answer, { status: answer.kind === "form" ? answer.status : 200, headers: privateHeaders() });
}

export default function CancelLines() {
  return <CancelPage {...useLoaderData<typeof loader>()} side="desk" answer={useActionData<typeof action>()} />;
}
