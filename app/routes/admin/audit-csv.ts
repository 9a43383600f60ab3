import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { readAuditQuery } from "~/features/audit-log/audit-log.server";
import { auditTableOf } from "~/features/audit-log/audit-table-of.server";
import { localDateAt } from "~/lib/local-date";
import { localeOf } from "~/platform/http/locale.server";
import { spreadsheetDownload } from "~/platform/spreadsheet/spreadsheet-download.server";

/** `/quan-tri/nhat-ky/csv`: the rows that the page shows with the same filter, as a file. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  await requireStaff(request);
  const table = await auditTableOf(readAuditQuery(new URL(request.url).searchParams), localeOf(params));
  return spreadsheetDownload(table, "csv", `${table.title}-${localDateAt(new Date())}`);
}
