import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { taxPayer, withholdings } from "~/domain/settlement/withholding.server";
import { withholdingSlip } from "~/features/income-desk/withholding-slip.server";
import { notFound } from "~/platform/http/authorise.server";
import { pdfResponse } from "~/platform/pdf/pdf-response.server";

/** The slip of the taxes that were withheld of the producer in one year; 404 for a year in which none were. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const { producer } = await requireProducer(request, "orders");
  const year = (await withholdings(producer.id)).find((one) => String(one.year) === params.year);
  if (!year) throw notFound();
  return pdfResponse(await withholdingSlip(await taxPayer(producer.id), year, new Date()), `Chứng từ khấu trừ thuế ${year.year}`);
}
