import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { registerTable } from "~/features/certificate-desk/register-table.server";
import { localDateAt } from "~/lib/local-date";
import { notFound } from "~/platform/http/authorise.server";
import { localeOf } from "~/platform/http/locale.server";
import { SPREADSHEET_FORMATS, spreadsheetDownload } from "~/platform/spreadsheet/spreadsheet-download.server";

/** The register as a file: what the list with the same filter shows, on all its pages. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireStaff(request);
  const format = SPREADSHEET_FORMATS.find((name) => name === params.format);
  if (!format) throw notFound();
  const at = new Date();
  const table = await registerTable(new URL(request.url).searchParams, localeOf(params), at);
  return spreadsheetDownload(table, format, `Giấy chứng nhận OCOP ${localDateAt(at)}`);
}
