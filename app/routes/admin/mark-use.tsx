import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { changeRecord } from "~/features/inspection-desk/change-records.server";
import { markDesk } from "~/features/inspection-desk/desk-queries.server";
import { MarkPage } from "~/features/inspection-desk/mark-page";
import { isId } from "~/lib/id";
import { notFound } from "~/platform/http/authorise.server";
import { ANY_LENGTH, readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { adminMeta } from "~/platform/i18n/admin-meta";
import { localePath } from "~/platform/i18n/locale";

export const meta: MetaFunction<typeof loader> = ({ params }) => adminMeta(params.lang, "audit.subject.mark_use");
export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireStaff(request);
  return { ...(await markDesk(params.id ?? "", new Date())), done: new URL(request.url).searchParams.get("done") };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireStaff(request);
  const id = params.id ?? "";
  if (!isId(id)) throw notFound();
  const locale = localeOf(params);
  const answer = await changeRecord({ id, form: await readForm(request, ANY_LENGTH), userId: user.id, locale, at: new Date() });
  if ("done" in answer) return redirect(localePath(locale, `/quan-tri/kiem-tra/bieu-trung/${id}?done=${answer.done}`), { headers: privateHeaders() });
  return data(answer, { status: answer.status, headers: privateHeaders() });
}

export default function MarkUse() {
  return <MarkPage {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()} />;
}
