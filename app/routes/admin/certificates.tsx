import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { readRegisterFilter } from "~/domain/certificates/register";
import { listRegister, REGISTER_PAGE_SIZE } from "~/domain/certificates/register.server";
import { RegisterPage } from "~/features/certificate-desk/register-page";
import { registerChoices } from "~/features/certificate-desk/register-table.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { adminMeta } from "~/platform/i18n/admin-meta";

export const meta: MetaFunction<typeof loader> = ({ params }) => adminMeta(params.lang, "cert.title");
export const headers = privateHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request);
  const at = new Date();
  const query = new URL(request.url).searchParams;
  const filter = readRegisterFilter(query);
  const [choices, list] = await Promise.all([registerChoices(at), listRegister(filter, at)]);
  return { filter, query: query.toString(), choices, pageSize: REGISTER_PAGE_SIZE, ...list };
}

export default function Certificates() {
  return <RegisterPage {...useLoaderData<typeof loader>()} />;
}
