import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { exportRoundResults } from "~/domain/evaluation/exchange/export-results.server";
import { resultsTable } from "~/domain/evaluation/exchange/results-table";
import { isId } from "~/lib/id";
import { notFound } from "~/platform/http/authorise.server";
import { privateHeaders } from "~/platform/http/cache.server";
import { wholeResponse } from "~/platform/http/whole-body.server";
import { attachment, spreadsheetDownload } from "~/platform/spreadsheet/spreadsheet-download.server";

/** A round's results as JSON (ocop-results), XLSX or CSV, as the ministry's software and this one take them in. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  await requireStaff(request);
  const { id = "", format } = params;
  const exported = isId(id) ? await exportRoundResults(id) : null;
  if (!exported) throw notFound();
  const { file, name } = exported;
  if (format === "xlsx" || format === "csv") return spreadsheetDownload(resultsTable("Kết quả", file.results), format, name);
  if (format !== "json") throw notFound();
  return wholeResponse(`${JSON.stringify(file, null, 2)}\n`, {
    headers: { ...privateHeaders(), "Content-Type": "application/json; charset=utf-8", "Content-Disposition": attachment(`${name}.json`) },
  });
}
