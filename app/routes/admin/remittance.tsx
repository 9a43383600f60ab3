import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { remittanceView } from "~/features/money-desk/carriers/carriers-view.server";
import { RemittancePage } from "~/features/money-desk/carriers/remittance-page";
import { privateHeaders } from "~/platform/http/cache.server";
import { adminMeta } from "~/platform/i18n/admin-meta";

export const meta: MetaFunction<typeof loader> = ({ params, data }) => adminMeta(params.lang, "nav.money", data?.remittance.bankReference);
export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireStaff(request);
  return remittanceView(params.id ?? "");
}

export default function Remittance() {
  return <RemittancePage {...useLoaderData<typeof loader>()} />;
}
