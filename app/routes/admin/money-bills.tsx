import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { BillsPage } from "~/features/direct-money/bills-page";
import { directMoneyView } from "~/features/direct-money/bills-view.server";
import { changeBills } from "~/features/direct-money/change-bills.server";
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
  const made = /^\d{1,4}$/.test(query.get("made") ?? "") ? Number(query.get("made")) : null;
  return { view: await directMoneyView(new Date()), made, came: (["matched", "underpaid", "overpaid", "duplicate"] as const).find((one) => one === query.get("came")) ?? null };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireStaff(request);
  const changed = await changeBills(await readForm(request), { userId: user.id, at: new Date() });
  if (!changed) throw notFound();
  if (!changed.ok) return data(changed.error, { status: changed.error.kind === "malformed" ? 422 : 409, headers: privateHeaders() });
  const done = "made" in changed.value ? `made=${changed.value.made}` : `came=${changed.value.came}`;
  return redirect(localePath(localeOf(params), `/quan-tri/tien/bang-ke?${done}`), { headers: privateHeaders() });
}

export default function MoneyBills() {
  return <BillsPage {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()} />;
}
