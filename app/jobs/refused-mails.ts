import { writeRefusedMails } from "~/domain/notifications/refused-mails.server";
import { isId } from "~/lib/id";

/** Outbox topic "mail.refused_parcel", payload `{ shipmentId }`. Run again, it writes nothing twice. */
export async function mailRefusedParcels(payloads: Record<string, unknown>[]): Promise<void> {
  await writeRefusedMails(payloads.flatMap(({ shipmentId }) => (typeof shipmentId === "string" && isId(shipmentId) ? [shipmentId] : [])));
}
