import { orderPath } from "~/domain/orders/order-link";
import { findOrderById } from "~/domain/orders/order-queries.server";
import { orderToken } from "~/domain/orders/order-token.server";
import { transferDetails } from "~/domain/payments/transfer-details.server";
import { env } from "~/platform/env/env.server";
import { localePath } from "~/platform/i18n/locale";
import { deliverMail } from "./deliver-mail.server";
import { orderMailText, type MailOccasion } from "./order-mail-text";

/** Writes and sends the mail of one occasion of an order, once however often it is asked; none without an address. */
export async function writeOrderMail(orderId: string, occasion: MailOccasion): Promise<void> {
  const order = await findOrderById(orderId);
  if (!order || order.contact.email === null) return;
  const { payment } = order;
  const open = payment.state === "awaiting" && payment.reference !== null;
  const text = orderMailText(order, occasion, {
    link: env().siteUrl + localePath(order.locale, orderPath(order.code, orderToken(order.id))),
    transfer: open && payment.reference !== null ? transferDetails({ amount: payment.amount, reference: payment.reference }) : null,
    demo: env().demo,
  });
  await deliverMail({ dedupeKey: `order-${occasion}-${order.id}`, recipient: order.contact.email, locale: order.locale, ...text });
}
