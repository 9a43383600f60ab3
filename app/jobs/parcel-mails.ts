import { writeParcelMails } from "~/domain/notifications/parcel-mails.server";
import { pushNewParcels } from "~/domain/notifications/parcel-pushes.server";
import { isId } from "~/lib/id";

/** Outbox topic "mail.new_parcels", payload `{ orderId }`: mails first, then the telephones that may be told. Run again, it writes no mail twice. */
export async function mailParcels(payloads: Record<string, unknown>[]): Promise<void> {
  const orders = payloads.flatMap(({ orderId }) => (typeof orderId === "string" && isId(orderId) ? [orderId] : []));
  await writeParcelMails(orders);
  await pushNewParcels(orders);
}
