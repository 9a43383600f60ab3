import type { LoaderFunctionArgs } from "@remix-run/node";
import { priceTable } from "~/domain/inventory/price-table";
import { listStockNames } from "~/domain/inventory/stock-table.server";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { localDateAt } from "~/lib/local-date";
import { notFound } from "~/platform/http/authorise.server";
import { localeOf } from "~/platform/http/locale.server";
import { LISTING_TEXTS } from "~/platform/i18n/messages/listing";
import { SPREADSHEET_FORMATS, spreadsheetDownload } from "~/platform/spreadsheet/spreadsheet-download.server";

/** All prices and counts of a producer as a file; read back unchanged it changes nothing. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { producer } = await requireProducer(request, "stock");
  const format = SPREADSHEET_FORMATS.find((name) => name === params.format);
  if (!format) throw notFound();
  const t = LISTING_TEXTS[localeOf(params)];
  const table = priceTable(await listStockNames(producer.id), {
    title: t["stock.title"], sku: t["stock.sku"], product: t["stock.product"], variant: t["variant.name"], unit: t["variant.unit"], price: t["stock.price"], stock: t["stock.left"],
  });
  return spreadsheetDownload(table, format, `${table.title} ${localDateAt(new Date())}`);
}
