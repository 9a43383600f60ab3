import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { listStatements } from "~/domain/reconciliation/statement-queries.server";
import { StatementsPage } from "~/features/bank-desk/statements-page";
import { MOST_ROWS, takeStatement } from "~/features/bank-desk/take-statement.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { readUpload } from "~/platform/http/upload.server";
import { adminMeta } from "~/platform/i18n/admin-meta";
import { localePath } from "~/platform/i18n/locale";

export const meta: MetaFunction<typeof loader> = ({ params }) => adminMeta(params.lang, "nav.money");
export const headers = privateHeaders;

const SHOWN = 60;

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request);
  return { statements: await listStatements(SHOWN), most: MOST_ROWS };
}

/** A bank's file: read and kept, nothing is booked before its page was looked at. */
export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireStaff(request);
  const taken = await takeStatement(await readUpload(request), { userId: user.id, at: new Date() });
  if (!taken.ok) return data(taken.error, { status: 422, headers: privateHeaders() });
  const { id, isNew } = taken.value;
  return redirect(localePath(localeOf(params), `/quan-tri/tien/sao-ke/${id}?done=${isNew ? "kept" : "same"}`), { headers: privateHeaders() });
}

export default function BankStatements() {
  return <StatementsPage {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()} />;
}
