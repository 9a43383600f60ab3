import { writeListingMail } from "~/domain/notifications/listing-mails.server";
import { isId } from "~/lib/id";

/** Outbox topic "mail.listing", payload `{ draftId, occasion: approved | returned, at }`. Run again, it writes nothing twice. */
export async function mailListings(payloads: Record<string, unknown>[]): Promise<void> {
  for (const { draftId, occasion, at } of payloads) {
    if (typeof draftId !== "string" || !isId(draftId) || typeof at !== "string") continue;
    if (occasion === "approved" || occasion === "returned") await writeListingMail(draftId, occasion, at);
  }
}
