import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { findInvoice } from "~/domain/invoices/invoice-queries.server";
import { invoicePdf } from "~/features/invoicing/invoice-pdf.server";
import { notFound } from "~/platform/http/authorise.server";
import { pdfResponse } from "~/platform/pdf/pdf-response.server";

/** Any document, for officers. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  await requireStaff(request);
  const invoice = await findInvoice(params.id ?? "");
  if (!invoice) throw notFound();
  const { bytes, name } = await invoicePdf(invoice, new Date());
  return pdfResponse(bytes, name);
}
