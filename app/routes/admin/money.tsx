import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { preparePayouts } from "~/domain/settlement/prepare-payouts.server";
import { MoneyPage } from "~/features/money-desk/money-page";
import { findOrderCode, moneyView } from "~/features/money-desk/money-view.server";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { adminMeta } from "~/platform/i18n/admin-meta";
import { localePath } from "~/platform/i18n/locale";

export const meta: MetaFunction<typeof loader> = ({ params }) => adminMeta(params.lang, "nav.money");
export const headers = privateHeaders;

/** `?order=` is a code somebody looks for: it leads to its page. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireStaff(request);
  const asked = new URL(request.url).searchParams.get("order")?.slice(0, 40) ?? null;
  const code = asked === null ? null : await findOrderCode(asked);
  if (code) throw redirect(localePath(localeOf(params), `/quan-tri/tien/don/${code}`), { headers: privateHeaders() });
  return { money: await moneyView(new Date()), missed: asked };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireStaff(request);
  const form = await readForm(request);
  if (form.get("intent") !== "prepare") return data({ kind: null }, { status: 422, headers: privateHeaders() });
  const run = await preparePayouts(new Date(), user.id);
  const open = (path: string) => redirect(localePath(localeOf(params), `/quan-tri/tien/dot/${path}`), { headers: privateHeaders() });
  if (run.ok) return open(`${run.value.runId}?done=prepared`);
  return run.error.kind === "already" ? open(run.error.runId) : data({ kind: run.error.kind }, { status: 422, headers: privateHeaders() });
}

export default function Money() {
  return <MoneyPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()?.kind ?? undefined} />;
}
