import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { CarriersPage } from "~/features/money-desk/carriers/carriers-page";
import { carriersView } from "~/features/money-desk/carriers/carriers-view.server";
import { changeWriteOff } from "~/features/money-desk/carriers/change-write-off.server";
import { notFound } from "~/platform/http/authorise.server";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { adminMeta } from "~/platform/i18n/admin-meta";
import { localePath } from "~/platform/i18n/locale";

export const meta: MetaFunction<typeof loader> = ({ params }) => adminMeta(params.lang, "nav.money");
export const headers = privateHeaders;

/** `?carrier=` opens what lies with one. */
export async function loader({ request }: LoaderFunctionArgs) {
  const user = await requireStaff(request);
  const query = new URL(request.url).searchParams;
  const carrier = query.get("carrier")?.replaceAll("\0", "").slice(0, 100) ?? null;
  return { view: await carriersView(carrier, new Date()), self: user.id, done: (["asked", "written_off", "declined"] as const).find((one) => one === query.get("done")) ?? null };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireStaff(request);
  const answer = await changeWriteOff(await readForm(request), { userId: user.id, at: new Date() });
  if (!answer) throw notFound();
  if ("done" in answer) return redirect(localePath(localeOf(params), `/quan-tri/tien/thu-ho?done=${answer.done}`), { headers: privateHeaders() });
  return data(answer, { status: 422, headers: privateHeaders() });
}

export default function Carriers() {
  return <CarriersPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
