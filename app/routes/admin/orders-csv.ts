import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { findDeskOrders } from "~/domain/orders/desk-orders.server";
import { findDeskParcels } from "~/domain/orders/desk-parcels.server";
import { orderTable, parcelTable } from "~/features/order-desk/order-tables";
import { pickedIds } from "~/features/order-desk/picked";
import { localDateAt } from "~/lib/local-date";
import { notFound } from "~/platform/http/authorise.server";
import { localeOf } from "~/platform/http/locale.server";
import { spreadsheetDownload } from "~/platform/spreadsheet/spreadsheet-download.server";

/** The ticked orders or parcels as a file. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  await requireStaff(request);
  const query = new URL(request.url).searchParams;
  const [ids, locale, at] = [pickedIds(query.keys()), localeOf(params), new Date()];
  if (ids.length === 0) throw notFound();
  const table = query.get("list") === "parcels" ? parcelTable(await findDeskParcels(ids, at), locale) : orderTable(await findDeskOrders(ids), locale);
  return spreadsheetDownload(table, "csv", `${table.title} ${localDateAt(at)}`);
}
