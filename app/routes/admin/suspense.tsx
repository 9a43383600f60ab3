import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { changeSuspense } from "~/features/bank-desk/change-suspense.server";
import { SuspensePage } from "~/features/bank-desk/suspense-page";
import { suspenseView } from "~/features/bank-desk/suspense-view.server";
import { notFound } from "~/platform/http/authorise.server";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { adminMeta } from "~/platform/i18n/admin-meta";
import { localePath } from "~/platform/i18n/locale";

export const meta: MetaFunction<typeof loader> = ({ params }) => adminMeta(params.lang, "nav.money");
export const headers = privateHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request);
  const done = new URL(request.url).searchParams.get("done");
  return { ...(await suspenseView(new Date())), done: (["paid", "assigned", "returned", "claimed", "judged"] as const).find((one) => one === done) ?? null };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireStaff(request);
  const changed = await changeSuspense(await readForm(request), { userId: user.id, at: new Date() });
  if (!changed) throw notFound();
  if (!changed.ok) return data(changed.error, { status: 422, headers: privateHeaders() });
  return redirect(localePath(localeOf(params), `/quan-tri/tien/cho-xu-ly?done=${changed.value}`), { headers: privateHeaders() });
}

export default function Suspense() {
  return <SuspensePage {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()} />;
}
