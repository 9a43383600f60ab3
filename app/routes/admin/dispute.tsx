import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { changeDispute } from "~/features/dispute-desk/change-dispute.server";
import { DisputePage } from "~/features/dispute-desk/dispute-page";
import { disputeView } from "~/features/dispute-desk/dispute-view.server";
import { notFound } from "~/platform/http/authorise.server";
import { ANY_LENGTH, readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { adminMeta } from "~/platform/i18n/admin-meta";
import { localePath } from "~/platform/i18n/locale";

export const meta: MetaFunction<typeof loader> = ({ params, data }) => adminMeta(params.lang, "nav.money", data?.dispute.orderCode ?? undefined);
export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireStaff(request);
  const done = new URL(request.url).searchParams.get("done");
  return { ...(await disputeView(params.id ?? "")), done: (["answered", "decided"] as const).find((one) => one === done) ?? null };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireStaff(request);
  const { dispute } = await disputeView(params.id ?? "");
  const changed = await changeDispute(dispute.id, await readForm(request, ANY_LENGTH), { userId: user.id, at: new Date() });
  if (!changed) throw notFound();
  if (!changed.ok) return data(changed.error, { status: 422, headers: privateHeaders() });
  return redirect(localePath(localeOf(params), `/quan-tri/tien/khieu-nai/${dispute.id}?done=${changed.value}`), { headers: privateHeaders() });
}

export default function DisputeRecord() {
  return <DisputePage {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()} />;
}
