import type { LoaderFunctionArgs } from "@remix-run/node";
import { findInvoice } from "~/domain/invoices/invoice-queries.server";
import { openOrder } from "~/features/checkout/order-access.server";
import { invoicePdf } from "~/features/invoicing/invoice-pdf.server";
import { notFound } from "~/platform/http/authorise.server";
import { localeOf } from "~/platform/http/locale.server";
import { pdfResponse } from "~/platform/pdf/pdf-response.server";

/** A document of an order, for whoever may open the order: by its link's token or its buyer's account. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const order = await openOrder(request, params.code ?? "", localeOf(params));
  const invoice = order && (await findInvoice(params.id ?? "", { orderId: order.id }));
  if (!invoice) throw notFound();
  const { bytes, name } = await invoicePdf(invoice, new Date());
  return pdfResponse(bytes, name);
}
