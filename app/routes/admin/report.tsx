import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { readPeriod } from "~/domain/programme/period";
import { findReport, usualPeriod } from "~/domain/programme/report-queries.server";
import { drawReport } from "~/features/programme-report/report-plots.server";
import { StaffReport } from "~/features/programme-report/staff-report";
import { localDateAt } from "~/lib/local-date";
import { env } from "~/platform/env/env.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { localeOf } from "~/platform/http/locale.server";
import { adminMeta } from "~/platform/i18n/admin-meta";

export const meta: MetaFunction<typeof loader> = ({ params }) => adminMeta(params.lang, "nav.report");
export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireStaff(request);
  const at = new Date();
  const period = readPeriod(new URL(request.url).searchParams, await usualPeriod(at));
  const report = await findReport(period, at, env().provinceCode);
  return { report, plots: drawReport(report, localeOf(params)), day: localDateAt(at) };
}

export default function StaffReportRoute() {
  return <StaffReport {...useLoaderData<typeof loader>()} />;
}
