import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { billPdf } from "~/features/income-desk/bill-pdf.server";
import { billStatement } from "~/features/income-desk/bill-view.server";
import { notFound } from "~/platform/http/authorise.server";
import { localeOf } from "~/platform/http/locale.server";
import { pdfResponse } from "~/platform/pdf/pdf-response.server";

/** One of the producer's own bills. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const { producer } = await requireProducer(request, "orders");
  const statement = await billStatement(producer.id, params.code ?? "", new Date());
  if (!statement) throw notFound();
  const { bytes, name } = await billPdf(statement, producer.legalName, localeOf(params), new Date());
  return pdfResponse(bytes, name);
}
