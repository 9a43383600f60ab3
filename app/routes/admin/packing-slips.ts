import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireStaff } from "~/domain/accounts/current-user.server";
import { findParcelsOf } from "~/domain/orders/parcel-queries.server";
import { sendersOf } from "~/domain/producers/sender.server";
import { pickedIds } from "~/features/order-desk/picked";
import { packingSlips } from "~/features/parcel-desk/packing-slips.server";
import { notFound } from "~/platform/http/authorise.server";
import { pdfResponse } from "~/platform/pdf/pdf-response.server";

/** Packing slips of the ticked orders or parcels, whoever sends them. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  await requireStaff(request);
  const query = new URL(request.url).searchParams;
  const ids = pickedIds(query.keys());
  const parcels = await findParcelsOf(query.get("list") === "parcels" ? { parcels: ids } : { orders: ids });
  if (parcels.length === 0) throw notFound();
  const senders = await sendersOf([...new Set(parcels.map(({ producerId }) => producerId))]);
  const slips = parcels.flatMap(({ producerId, ...parcel }) => {
    const sender = senders.get(producerId);
    return sender ? [{ parcel, sender }] : [];
  });
  return pdfResponse(await packingSlips(slips, new Date()), `Phiếu gói hàng ${slips.length} kiện`);
}
