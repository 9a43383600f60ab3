import { aftersalesOf } from "~/domain/aftersales/aftersales-queries.server";
import { disputesOf } from "~/domain/aftersales/waiting.server";

/** The parcels of an order that an officer may look into, with all about them; an order has few. */
export async function disputedParcels(orderId: string) {
  return Promise.all((await disputesOf(orderId)).map(async (dispute) => ({ dispute, aftersales: await aftersalesOf(dispute.shipmentId) })));
}
