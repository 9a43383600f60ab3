import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { addCertificate } from "~/features/certificate-desk/change-certificate.server";
import { certificateChoices } from "~/features/certificate-desk/desk-queries.server";
import { NewCertificatePage } from "~/features/certificate-desk/new-certificate-page";
import { ANY_LENGTH, readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { adminMeta } from "~/platform/i18n/admin-meta";
import { localePath } from "~/platform/i18n/locale";

export const meta: MetaFunction<typeof loader> = ({ params }) => adminMeta(params.lang, "cert.new");
export const headers = privateHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request);
  return { choices: await certificateChoices() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireStaff(request);
  const answer = await addCertificate({ form: await readForm(request, ANY_LENGTH), user, at: new Date() });
  if ("id" in answer) return redirect(localePath(localeOf(params), `/quan-tri/chung-nhan/${answer.id}?done=create`), { headers: privateHeaders() });
  return data(answer, { status: answer.status, headers: privateHeaders() });
}

export default function CertificateNew() {
  const { choices } = useLoaderData<typeof loader>();
  return <NewCertificatePage choices={choices} refusal={useActionData<typeof action>()} />;
}
