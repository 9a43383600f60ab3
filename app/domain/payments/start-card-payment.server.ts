import { orderPath } from "~/domain/orders/order-link";
import type { PaymentState } from "~/domain/orders/order";
import { orderToken } from "~/domain/orders/order-token.server";
import type { Locale } from "~/lib/localized-text";
import { err, ok, type Result } from "~/lib/result";
import { db } from "~/platform/db/client.server";
import { env } from "~/platform/env/env.server";
import { localePath } from "~/platform/i18n/locale";
import { log } from "~/platform/log/log.server";
import { gateway } from "./card-gateway.server";

export type CardRefusal = { kind: "not_offered" } | { kind: "not_awaiting"; state: PaymentState | null } | { kind: "unavailable" };

/**
 * How long the gateway's page stays open, from the placing of the order: twice as long as stock is held, so that a second
 * try near the end of the hold still opens it (the gateway wants at least 30 minutes). The expiry job closes it in time.
 */
const PAGE_OPEN_MS = 61 * 60_000;

/**
 * The address of the gateway's page for an order's card payment; opened once, and the same when asked again. Asks the
 * gateway outside any transaction. That somebody comes back from there proves nothing: only a webhook pays an order.
 */
export async function startCardPayment(orderId: string): Promise<Result<{ url: string }, CardRefusal>> {
  const card = gateway();
  if (!card) return err({ kind: "not_offered" });
  const payment = await db().payment.findFirst({
    where: { orderId, method: "card" },
    orderBy: { createdAt: "desc" },
    select: { id: true, state: true, amountVnd: true, stripeUrl: true, createdAt: true, order: { select: { code: true, locale: true } } },
  });
  if (payment?.state !== "awaiting") return err({ kind: "not_awaiting", state: payment?.state ?? null });
  if (payment.stripeUrl !== null) return ok({ url: payment.stripeUrl });

  const locale = payment.order.locale as Locale;
  const page = env().siteUrl + localePath(locale, orderPath(payment.order.code, orderToken(orderId)));
  const opened = await card.createCheckout({
    orderCode: payment.order.code,
    orderId,
    paymentId: payment.id,
    amount: payment.amountVnd,
    currency: "vnd",
    description: `Chợ Xứ Lạng ${payment.order.code}`,
    locale,
    successUrl: `${page}&card=done`,
    cancelUrl: `${page}&card=left`,
    expiresAt: new Date(payment.createdAt.getTime() + PAGE_OPEN_MS),
  });
  if (!opened.ok) {
    log.warn({ refusal: opened.error.kind, orderId }, "the gateway opened no payment page");
    return err({ kind: "unavailable" });
  }
  const { sessionId, url } = opened.value;
  await db().payment.updateMany({ where: { id: payment.id, stripeSessionId: null }, data: { stripeSessionId: sessionId, stripeUrl: url } });
  return ok({ url });
}
