import { writeOrderMails } from "~/domain/notifications/order-mails.server";
import { isId } from "~/lib/id";

/** Outbox topic "mail.order_confirmation", payload `{ orderId, occasion: placed | paid | cancelled | weighed | refunded | refused, parcel?, refund? }`. Run again, it writes nothing twice. */
export async function mailOrders(payloads: Record<string, unknown>[]): Promise<void> {
  await writeOrderMails(
    payloads.flatMap(({ orderId, occasion, parcel, refund }): Parameters<typeof writeOrderMails>[0] => {
      if (typeof orderId !== "string" || !isId(orderId)) return [];
      if ((occasion === "weighed" || occasion === "refused") && typeof parcel === "string") return [{ orderId, occasion, time: parcel }];
      if (occasion === "refunded" && typeof refund === "string") return [{ orderId, occasion, time: refund }];
      return [{ orderId, occasion: occasion === "paid" || occasion === "cancelled" ? occasion : "placed" }];
    }),
  );
}
