import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { CheckPage } from "~/features/listing-desk/check-page";
import { checkView, decideListing } from "~/features/listing-desk/check-view.server";
import { isId } from "~/lib/id";
import { notFound } from "~/platform/http/authorise.server";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { adminMeta } from "~/platform/i18n/admin-meta";
import { localePath } from "~/platform/i18n/locale";

export const meta: MetaFunction<typeof loader> = ({ params }) => adminMeta(params.lang, "nav.listings");
export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireStaff(request);
  const id = params.id ?? "";
  const view = isId(id) ? await checkView(id, new Date()) : null;
  if (!view) throw notFound();
  return { ...view, done: new URL(request.url).searchParams.get("done") };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireStaff(request);
  const id = params.id ?? "";
  if (!isId(id) || !(await checkView(id, new Date()))) throw notFound();
  const answer = await decideListing({ id, form: await readForm(request), userId: user.id, at: new Date() });
  if ("fault" in answer) return data(answer, { status: 422, headers: privateHeaders() });
  return redirect(`${localePath(localeOf(params), `/quan-tri/san-pham/${id}`)}?done=${answer.done}`, { headers: privateHeaders() });
}

export default function Listing() {
  return <CheckPage {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()} />;
}
