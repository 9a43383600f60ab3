import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { uploadList, uploadRefusal } from "~/features/certificate-import/change-import.server";
import { importList } from "~/features/certificate-import/import-desk.server";
import { ImportsPage } from "~/features/certificate-import/imports-page";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { readUpload } from "~/platform/http/upload.server";
import { adminMeta } from "~/platform/i18n/admin-meta";
import { localeOfParam, localePath } from "~/platform/i18n/locale";
import { IMPORT_TEXTS } from "~/platform/i18n/messages/importing";

export const meta: MetaFunction<typeof loader> = ({ params }) => adminMeta(params.lang, "nav.certificates", IMPORT_TEXTS[localeOfParam(params.lang) ?? "vi"].title);
export const headers = privateHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request);
  const query = new URL(request.url).searchParams;
  const page = query.get("page") ?? "";
  return { list: await importList(/^[1-9]\d{0,4}$/.test(page) ? Number(page) : 1), done: query.get("done") };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireStaff(request);
  const upload = await readUpload(request);
  const result = upload.ok ? await uploadList({ upload: upload.value, user, at: new Date() }) : uploadRefusal(upload.error);
  if (result.ok) return redirect(localePath(localeOf(params), `/quan-tri/chung-nhan/nhap/${result.value.id}`), { headers: privateHeaders() });
  return data(result.error, { status: result.error.kind === "too_large" ? 413 : 422, headers: privateHeaders() });
}

export default function Imports() {
  return <ImportsPage {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()} />;
}
