import type { LoaderFunctionArgs } from "@remix-run/node";
import { findInvoice } from "~/domain/invoices/invoice-queries.server";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { invoicePdf } from "~/features/invoicing/invoice-pdf.server";
import { notFound } from "~/platform/http/authorise.server";
import { pdfResponse } from "~/platform/pdf/pdf-response.server";

/** One of the producer's own documents. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const { producer } = await requireProducer(request, "orders");
  const invoice = await findInvoice(params.id ?? "", { producerId: producer.id });
  if (!invoice) throw notFound();
  const { bytes, name } = await invoicePdf(invoice, new Date());
  return pdfResponse(bytes, name);
}
