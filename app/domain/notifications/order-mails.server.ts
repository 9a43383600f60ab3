import { orderPath } from "~/domain/orders/order-link";
import { findOrdersById } from "~/domain/orders/order-queries.server";
import { orderToken } from "~/domain/orders/order-token.server";
import type { OrderView } from "~/domain/orders/order-view";
import { transferDetails } from "~/domain/payments/transfer-details.server";
import { env } from "~/platform/env/env.server";
import { localePath } from "~/platform/i18n/locale";
import { deliverMails, type WrittenMail } from "./deliver-mail.server";
import { orderMailText, type MailOccasion } from "./order-mail-text";

/** Writes and sends the mails of occasions of orders, each once however often it is asked; none without an address. */
export async function writeOrderMails(occasions: readonly { orderId: string; occasion: MailOccasion; /** Which time of several: part of what makes it one occasion. */ time?: string }[]): Promise<void> {
  const orders = new Map((await findOrdersById(occasions.map(({ orderId }) => orderId))).map((order) => [order.id, order]));
  await deliverMails(
    occasions.flatMap(({ orderId, occasion, time }) => {
      const mail = orderMail(orders.get(orderId), occasion, time);
      return mail ? [mail] : [];
    }),
  );
}

function orderMail(order: OrderView | undefined, occasion: MailOccasion, time?: string): WrittenMail | null {
  if (!order || order.contact.email === null) return null;
  const { payment } = order;
  const open = payment.state === "awaiting" && payment.reference !== null;
  const text = orderMailText(order, occasion, {
    link: env().siteUrl + localePath(order.locale, orderPath(order.code, orderToken(order.id))),
    transfer: open && payment.reference !== null ? transferDetails({ amount: payment.amount, reference: payment.reference }) : null,
    demo: env().demo,
  });
  return { dedupeKey: `order-${occasion}-${order.id}${time === undefined ? "" : `-${time}`}`, recipient: order.contact.email, locale: order.locale, ...text };
}
