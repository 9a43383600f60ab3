import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { dueRefunds, listRefunds } from "~/domain/payments/refunds/refund-queries.server";
import { REFUND_TABS, RefundsPage } from "~/features/refunds/refunds-page";
import { privateHeaders } from "~/platform/http/cache.server";
import { adminMeta } from "~/platform/i18n/admin-meta";

export const meta: MetaFunction<typeof loader> = ({ params }) => adminMeta(params.lang, "nav.refunds");
export const headers = privateHeaders;

const MOST = 200;

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request);
  const asked = new URL(request.url).searchParams.get("tab");
  const tab = REFUND_TABS.find((one) => one === asked) ?? "due";
  if (tab === "due") return { tab, tasks: await dueRefunds(MOST), refunds: [] };
  return { tab, tasks: [], refunds: await listRefunds(tab === "done" ? ["paid", "failed", "declined"] : [tab], MOST) };
}

export default function Refunds() {
  return <RefundsPage {...useLoaderData<typeof loader>()} />;
}
