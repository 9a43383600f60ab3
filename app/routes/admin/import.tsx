import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { changeImport } from "~/features/certificate-import/change-import.server";
import { importDesk } from "~/features/certificate-import/import-desk.server";
import { ImportPage } from "~/features/certificate-import/import-page";
import { isId } from "~/lib/id";
import { notFound } from "~/platform/http/authorise.server";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { adminMeta } from "~/platform/i18n/admin-meta";
import { localePath } from "~/platform/i18n/locale";

export const meta: MetaFunction<typeof loader> = ({ params, data }) => [
  ...adminMeta(params.lang, "nav.certificates", data?.fileName),
  // While it is written the page comes anew by itself, without JavaScript too.
  ...(data?.state === "applying" ? [{ httpEquiv: "refresh", content: "1" }] : []),
];
export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireStaff(request);
  return importDesk(params.id ?? "", new URL(request.url).searchParams);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireStaff(request);
  const id = params.id ?? "";
  if (!isId(id)) throw notFound();
  const answer = await changeImport({ id, form: await readForm(request), user, at: new Date() });
  if ("intent" in answer) return data(answer, { status: answer.status, headers: privateHeaders() });
  const list = "/quan-tri/chung-nhan/nhap";
  const next = answer.done === "undo" ? `${list}?done=undo` : answer.done === "discard" ? list : `${list}/${id}`;
  return redirect(localePath(localeOf(params), next), { headers: privateHeaders() });
}

export default function Import() {
  return <ImportPage desk={useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()} />;
}
