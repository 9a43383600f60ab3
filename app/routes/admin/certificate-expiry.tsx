import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { readExpiryFilter } from "~/domain/certificates/expiry-desk";
import { countExpiry, EXPIRY_PAGE_SIZE, listExpiry } from "~/domain/certificates/expiry-desk.server";
import { listCommunes } from "~/domain/places/place-queries.server";
import { changeExpiry } from "~/features/certificate-desk/expiry-desk.server";
import { ExpiryPage } from "~/features/certificate-desk/expiry-page";
import { localDateAt } from "~/lib/local-date";
import { env } from "~/platform/env/env.server";
import { readForm } from "~/platform/http/body.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { adminMeta } from "~/platform/i18n/admin-meta";

export const meta: MetaFunction<typeof loader> = ({ params }) => adminMeta(params.lang, "nav.expiry");
export const headers = privateHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request);
  const at = new Date();
  const query = new URL(request.url).searchParams;
  const filter = readExpiryFilter(query);
  const [counts, list, communes] = await Promise.all([countExpiry(at), listExpiry(filter, at), listCommunes(env().provinceCode)]);
  return { filter, query: query.toString(), counts, communes: communes.map(({ code, fullName }) => ({ code, name: fullName })), pageSize: EXPIRY_PAGE_SIZE, today: localDateAt(at), ...list };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requireStaff(request);
  const answer = await changeExpiry({ form: await readForm(request), user, locale: localeOf(params), at: new Date() });
  return data(answer, { status: answer.status, headers: privateHeaders() });
}

export default function CertificateExpiry() {
  return <ExpiryPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
