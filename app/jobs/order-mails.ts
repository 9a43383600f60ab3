import { writeOrderMails } from "~/domain/notifications/order-mails.server";
import { isId } from "~/lib/id";

/** Outbox topic "mail.order_confirmation", payload `{ orderId, occasion: placed | paid | cancelled }`. Run again, it writes nothing twice. */
export async function mailOrders(payloads: Record<string, unknown>[]): Promise<void> {
  await writeOrderMails(
    payloads.flatMap(({ orderId, occasion }) =>
      typeof orderId === "string" && isId(orderId) ? [{ orderId, occasion: occasion === "paid" || occasion === "cancelled" ? occasion : "placed" }] : [],
    ),
  );
}
