import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { changeRates } from "~/features/money-desk/change-rates.server";
import { RatesPage } from "~/features/money-desk/rates-page";
import { ratesView } from "~/features/money-desk/rates-view.server";
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
  const query = new URL(request.url).searchParams;
  return { view: await ratesView(query, new Date()), done: (["added", "ended"] as const).find((one) => one === query.get("done")) ?? null };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireStaff(request);
  const answer = await changeRates(await readForm(request), { userId: user.id, at: new Date() });
  if (!answer) throw notFound();
  if ("done" in answer) return redirect(localePath(localeOf(params), `/quan-tri/tien/phi?done=${answer.done}`), { headers: privateHeaders() });
  return data(answer, { status: 422, headers: privateHeaders() });
}

export default function MoneyRates() {
  return <RatesPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
