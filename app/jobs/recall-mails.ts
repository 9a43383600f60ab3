import { writeRecallMail } from "~/domain/notifications/recall-mails.server";
import { isId } from "~/lib/id";

/** Outbox topic "mail.recall", payload `{ recallId, orderId }`. Run again, it writes nothing twice. */
export async function mailRecalls(payloads: Record<string, unknown>[]): Promise<void> {
  for (const { recallId, orderId } of payloads) {
    if (typeof recallId === "string" && typeof orderId === "string" && isId(recallId) && isId(orderId)) await writeRecallMail(recallId, orderId);
  }
}
