import type { LoaderFunctionArgs } from "@remix-run/node";
import { readSalesWeeks } from "~/domain/orders/sales";
import { salesOf } from "~/domain/orders/sales-queries.server";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { salesTable } from "~/features/sales-desk/sales-table";
import { notFound } from "~/platform/http/authorise.server";
import { localeOf } from "~/platform/http/locale.server";
import { SALES_TEXTS } from "~/platform/i18n/messages/sales";
import { SPREADSHEET_FORMATS, spreadsheetDownload } from "~/platform/spreadsheet/spreadsheet-download.server";

/** The figures of the page of sales as a file. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { producer } = await requireProducer(request, "orders");
  const format = SPREADSHEET_FORMATS.find((name) => name === params.format);
  if (!format) throw notFound();
  const locale = localeOf(params);
  const sales = await salesOf(producer.id, readSalesWeeks(new URL(request.url).searchParams), new Date());
  const table = salesTable(sales, SALES_TEXTS[locale], locale);
  return spreadsheetDownload(table, format, `${table.title} ${sales.from} ${sales.until}`);
}
