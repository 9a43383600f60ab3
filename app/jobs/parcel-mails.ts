import { writeParcelMails } from "~/domain/notifications/parcel-mails.server";
import { isId } from "~/lib/id";

/** Outbox topic "mail.new_parcels", payload `{ orderId }`. Run again, it writes nothing twice. */
export async function mailParcels(payloads: Record<string, unknown>[]): Promise<void> {
  await writeParcelMails(payloads.flatMap(({ orderId }) => (typeof orderId === "string" && isId(orderId) ? [orderId] : [])));
}
