import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { expiryTable } from "~/features/certificate-desk/expiry-desk.server";
import { localDateAt } from "~/lib/local-date";
import { notFound } from "~/platform/http/authorise.server";
import { localeOf } from "~/platform/http/locale.server";
import { SPREADSHEET_FORMATS, spreadsheetDownload } from "~/platform/spreadsheet/spreadsheet-download.server";

/** One list of the expiry desk as a file, all its pages. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireStaff(request);
  const format = SPREADSHEET_FORMATS.find((name) => name === params.format);
  if (!format) throw notFound();
  const at = new Date();
  const table = await expiryTable(new URL(request.url).searchParams, localeOf(params), at);
  return spreadsheetDownload(table, format, `${table.title} ${localDateAt(at)}`);
}
