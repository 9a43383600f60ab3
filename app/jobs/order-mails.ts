import { writeOrderMail } from "~/domain/notifications/order-mails.server";
import { isId } from "~/lib/id";

/** Outbox topic "mail.order_confirmation", payload `{ orderId, occasion: placed | paid | cancelled }`. Run again, it writes nothing twice. */
export async function writeOrderMails(payloads: Record<string, unknown>[]): Promise<void> {
  for (const { orderId, occasion } of payloads) {
    if (typeof orderId !== "string" || !isId(orderId)) continue;
    await writeOrderMail(orderId, occasion === "paid" || occasion === "cancelled" ? occasion : "placed");
  }
}
