import { TRANSFER_OCCASIONS, writeTransferMails } from "~/domain/notifications/direct-mails.server";
import { isId } from "~/lib/id";

/** Outbox topic "mail.direct", payload `{ shipmentId, occasion: placed | said_paid | not_come | awaiting, at? }`. Run again, it writes nothing twice. */
export async function mailTransfers(payloads: Record<string, unknown>[]): Promise<void> {
  for (const { shipmentId, occasion: name, at } of payloads) {
    const occasion = TRANSFER_OCCASIONS.find((one) => one === name);
    if (occasion && typeof shipmentId === "string" && isId(shipmentId)) await writeTransferMails(shipmentId, occasion, typeof at === "string" ? at : "");
  }
}
