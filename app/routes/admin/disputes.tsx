import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { lastAsked } from "~/domain/payments/ask-gateway.server";
import { listDisputes } from "~/domain/payments/disputes/dispute-queries.server";
import { DisputesPage } from "~/features/dispute-desk/disputes-page";
import { privateHeaders } from "~/platform/http/cache.server";
import { adminMeta } from "~/platform/i18n/admin-meta";

export const meta: MetaFunction<typeof loader> = ({ params }) => adminMeta(params.lang, "nav.money");
export const headers = privateHeaders;

const MOST = 200;

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request);
  const [disputes, asked] = await Promise.all([listDisputes(MOST), lastAsked()]);
  return { disputes, asked };
}

export default function Disputes() {
  return <DisputesPage {...useLoaderData<typeof loader>()} />;
}
