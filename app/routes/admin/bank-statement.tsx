import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { recordStatement } from "~/domain/reconciliation/record-statement.server";
import { StatementPage } from "~/features/bank-desk/statement-page";
import { statementView } from "~/features/bank-desk/statement-view.server";
import { notFound } from "~/platform/http/authorise.server";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { adminMeta } from "~/platform/i18n/admin-meta";
import { localePath } from "~/platform/i18n/locale";

export const meta: MetaFunction<typeof loader> = ({ params, data }) => adminMeta(params.lang, "nav.money", data?.statement.lastDay);
export const headers = privateHeaders;

/** `?xem=` is the list of rows: those to look at, or all. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireStaff(request);
  const query = new URL(request.url).searchParams;
  const done = (["kept", "same", "recorded"] as const).find((one) => one === query.get("done")) ?? null;
  return { ...(await statementView(params.id ?? "", query.get("xem"))), done };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireStaff(request);
  const { statement } = await statementView(params.id ?? "", null);
  if ((await readForm(request)).get("intent") !== "record") throw notFound();
  await recordStatement(statement.id, { userId: user.id, at: new Date() });
  return redirect(localePath(localeOf(params), `/quan-tri/tien/sao-ke/${statement.id}?done=recorded`), { headers: privateHeaders() });
}

export default function BankStatement() {
  return <StatementPage {...useLoaderData<typeof loader>()} />;
}
