import type { LoaderFunctionArgs } from "@remix-run/node";
import { findParcels, listParcelsToPack, MOST_PARCELS } from "~/domain/orders/parcel-queries.server";
import { requireProducer } from "~/domain/producers/acting-for.server";
import { sendersOf } from "~/domain/producers/sender.server";
import { packingSlips } from "~/features/parcel-desk/packing-slips.server";
import { isId } from "~/lib/id";
import { notFound } from "~/platform/http/authorise.server";
import { pdfResponse } from "~/platform/pdf/pdf-response.server";

/** Packing slips of the parcels named (`?parcel=`, again and again), or of all that are to be packed. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const { producer } = await requireProducer(request, "orders");
  const ids = new URL(request.url).searchParams.getAll("parcel").slice(0, MOST_PARCELS);
  const parcels = ids.length > 0 ? await findParcels(producer.id, ids.filter(isId)) : await listParcelsToPack(producer.id);
  if (parcels.length === 0) throw notFound();
  const [first] = parcels;
  const name = parcels.length === 1 && first ? `Phiếu gói hàng ${first.code}` : `Phiếu gói hàng ${parcels.length} kiện`;
  const sender = (await sendersOf([producer.id])).get(producer.id);
  if (!sender) throw notFound();
  return pdfResponse(await packingSlips(parcels.map((parcel) => ({ parcel, sender })), new Date()), name);
}
