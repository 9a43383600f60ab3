import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { payoutStatement } from "~/features/income-desk/income-view.server";
import { statementPdf } from "~/features/income-desk/statement-pdf.server";
import { notFound } from "~/platform/http/authorise.server";
import { localeOf } from "~/platform/http/locale.server";
import { pdfResponse } from "~/platform/pdf/pdf-response.server";

/** The statement of one of the producer's own payouts. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const { producer } = await requireProducer(request, "orders");
  const statement = await payoutStatement(producer.id, params.code ?? "");
  if (!statement) throw notFound();
  const { bytes, name } = await statementPdf(statement, producer.legalName, localeOf(params), new Date());
  return pdfResponse(bytes, name);
}
