import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { readPeriod } from "~/domain/programme/period";
import { findReport, usualPeriod } from "~/domain/programme/report-queries.server";
import { reportDocument, reportSpreadsheet } from "~/features/programme-report/report-file.server";
import { env } from "~/platform/env/env.server";
import { localeOf } from "~/platform/http/locale.server";

/** The report as a file: `?format=xlsx`, otherwise PDF. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireStaff(request);
  const at = new Date();
  const query = new URL(request.url).searchParams;
  const report = await findReport(readPeriod(query, await usualPeriod(at)), at, env().provinceCode);
  return query.get("format") === "xlsx" ? reportSpreadsheet(report, localeOf(params)) : reportDocument(report, localeOf(params), at);
}
