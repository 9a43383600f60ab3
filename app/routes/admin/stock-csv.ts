import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { readRecount } from "~/domain/inventory/recount.server";
import { readRecountQuery } from "~/features/recount/recount-query";
import { recountTable } from "~/features/recount/recount-table.server";
import { localDateAt } from "~/lib/local-date";
import { notFound } from "~/platform/http/authorise.server";
import { localeOf } from "~/platform/http/locale.server";
import { spreadsheetDownload } from "~/platform/spreadsheet/spreadsheet-download.server";

/** The movements of a stock figure as a file, found by SKU. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  await requireStaff(request);
  const query = new URL(request.url).searchParams;
  const filter = readRecountQuery(query);
  const recount = await readRecount({ sku: (query.get("sku") ?? "").slice(0, 60) }, null, filter);
  if (!recount) throw notFound();
  const table = await recountTable(recount, filter, localeOf(params));
  return spreadsheetDownload(table, "csv", `${table.title} ${localDateAt(new Date())}`);
}
