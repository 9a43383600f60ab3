import type { LoaderFunctionArgs } from "@remix-run/node";
import { readRecount } from "~/domain/inventory/recount.server";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { readRecountQuery } from "~/features/recount/recount-query";
import { recountTable } from "~/features/recount/recount-table.server";
import { localDateAt } from "~/lib/local-date";
import { notFound } from "~/platform/http/authorise.server";
import { localeOf } from "~/platform/http/locale.server";
import { spreadsheetDownload } from "~/platform/spreadsheet/spreadsheet-download.server";

/** The movements of one of a producer's stock figures as a file. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const { producer } = await requireProducer(request, "stock");
  const filter = readRecountQuery(new URL(request.url).searchParams);
  const recount = await readRecount({ id: params.id ?? "" }, producer.id, filter);
  if (!recount) throw notFound();
  const table = await recountTable(recount, filter, localeOf(params));
  return spreadsheetDownload(table, "csv", `${table.title} ${localDateAt(new Date())}`);
}
