import { monthsBack, sumsByVat, type Invoice, type VatSum } from "~/domain/invoices/invoice";
import { listInvoices } from "~/domain/invoices/invoice-queries.server";
import type { LocalDate } from "~/lib/local-date";
import { seen, type SeenInvoice } from "./buyer-invoices.server";

export type SellersInvoice = SeenInvoice & { orderCode: string | null; shipmentId: string | null; buyerName: string };

/** A producer's documents of a month; the totals are of what it sold. */
export async function sellerInvoices(producerId: string, asked: LocalDate | null, today: LocalDate): Promise<{ month: LocalDate; months: LocalDate[]; sales: SellersInvoice[]; commission: SellersInvoice[]; sums: VatSum[] }> {
  const month = asked ?? (`${today.slice(0, 7)}-01` as LocalDate);
  const all = await listInvoices(producerId, month);
  const [sales, commission] = [all.filter(({ kind }) => kind !== "commission"), all.filter(({ kind }) => kind === "commission")];
  const months = monthsBack(today, 14);
  return { month, months: months.includes(month) ? months : [...months, month], sales: sales.map(shown), commission: commission.map(shown), sums: sumsByVat(sales.flatMap(({ lines }) => lines)) };
}

function shown(invoice: Invoice): SellersInvoice {
  return { ...seen(invoice), orderCode: invoice.orderCode, shipmentId: invoice.shipmentId, buyerName: invoice.buyer.name };
}
