import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { ApplicationPage } from "~/features/joining/application-page";
import { applicationView, decideApplication } from "~/features/joining/review.server";
import { isId } from "~/lib/id";
import { notFound } from "~/platform/http/authorise.server";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { adminMeta } from "~/platform/i18n/admin-meta";
import { localePath } from "~/platform/i18n/locale";

export const meta: MetaFunction<typeof loader> = ({ params }) => adminMeta(params.lang, "nav.sellers");
export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireStaff(request);
  const id = params.id ?? "";
  const view = isId(id) ? await applicationView(id) : null;
  if (!view) throw notFound();
  return { ...view, done: new URL(request.url).searchParams.get("done") };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireStaff(request);
  const id = params.id ?? "";
  if (!isId(id)) throw notFound();
  const answer = await decideApplication({ id, form: await readForm(request), userId: user.id, at: new Date() });
  if ("refusal" in answer) return data(answer, { status: answer.refusal.fault === "not_found" ? 404 : 422, headers: privateHeaders() });
  return redirect(`${localePath(localeOf(params), `/quan-tri/nguoi-ban/${id}`)}?done=${answer.done}`, { headers: privateHeaders() });
}

export default function Seller() {
  return <ApplicationPage {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()?.refusal} />;
}
