import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { CertificatePage } from "~/features/certificate-desk/certificate-page";
import { changeCertificate } from "~/features/certificate-desk/change-certificate.server";
import { certificateDesk } from "~/features/certificate-desk/desk-queries.server";
import { isId } from "~/lib/id";
import { notFound } from "~/platform/http/authorise.server";
import { ANY_LENGTH, readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { adminMeta } from "~/platform/i18n/admin-meta";
import { localePath } from "~/platform/i18n/locale";

export const meta: MetaFunction<typeof loader> = ({ params, data }) => adminMeta(params.lang, "cert.title", data?.entry.number);
export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireStaff(request);
  return { ...(await certificateDesk(params.id ?? "", localeOf(params), new Date())), done: new URL(request.url).searchParams.get("done") };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireStaff(request);
  const id = params.id ?? "";
  if (!isId(id)) throw notFound();
  const locale = localeOf(params);
  const answer = await changeCertificate({ id, form: await readForm(request, ANY_LENGTH), user, locale, at: new Date() });
  if ("done" in answer) return redirect(localePath(locale, `/quan-tri/chung-nhan/${id}?done=${answer.done}`), { headers: privateHeaders() });
  return data(answer, { status: answer.status, headers: privateHeaders() });
}

export default function Certificate() {
  return <CertificatePage {...useLoaderData<typeof loader>()} refusal={useActionData<typeof action>()} />;
}
