import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { findOwnLot } from "~/domain/traceability/desk-lots.server";
import { labelsOfLot } from "~/features/lot-desk/lot-labels.server";
import { MOST_LABELS, readLabelSize } from "~/features/lot-desk/label-sizes";
import { notFound } from "~/platform/http/authorise.server";
import { pdfResponse } from "~/platform/pdf/pdf-response.server";

/** A sheet of labels of one of the producer's own lots. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { producer } = await requireProducer(request);
  const lot = await findOwnLot(producer.id, params.id ?? "");
  const query = new URL(request.url).searchParams;
  const count = Math.min(MOST_LABELS, Math.max(1, Math.trunc(Number(query.get("count")) || 1)));
  const sheet = lot && (await labelsOfLot(lot, { size: readLabelSize(query.get("size")), count, price: query.get("price") === "1", at: new Date() }));
  if (!sheet) throw notFound();
  return pdfResponse(sheet, `tem-${lot.code}`);
}
