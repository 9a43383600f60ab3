import type { PaymentMethod } from "~/domain/orders/order";
import type { OrderView } from "~/domain/orders/order-view";
import { choosePayment } from "~/domain/payments/choose-payment.server";
import { offeredPayments } from "~/domain/payments/payment-methods.server";
import { paymentRefusal } from "~/domain/payments/payment-rules";
import { startCardPayment } from "~/domain/payments/start-card-payment.server";
import { localDateAt } from "~/lib/local-date";
import type { Locale } from "~/lib/localized-text";
import { serverT } from "~/platform/i18n/texts.server";
import { codOpenText, paymentRefusalText } from "./payment-refusal-text";

/** The ways in which this order can still be paid instead, in the order offered; none once it waits for no money. */
export function paymentChoices(order: OrderView, at: Date): PaymentMethod[] {
  const { payment } = order;
  if (order.cancelledAt !== null || payment.state !== "awaiting" || (payment.expiresAt !== null && payment.expiresAt <= at)) return [];
  // A transfer is made from the details on the page as often as one likes; a card page may have been closed.
  if (order.direct && order.shipments.some(({ transfer }) => transfer !== null && transfer.state !== "awaiting")) return [];
  return offeredPayments(order.direct).filter((method) => (method !== payment.method || method === "card") && refusalOf(method, order, at) === null);
}

export type ChoiceAnswer = { to: string | null } | { status: 409 | 422 | 503; message: string };

/** Takes the buyer's choice; `to` is the card page to go to, null for the order's own page. */
export async function takePaymentChoice(order: OrderView, form: ReadonlyMap<string, string>, locale: Locale, at: Date): Promise<ChoiceAnswer> {
  const t = serverT(locale);
  const method = (["cod", "vietqr", "card"] as const).find((known) => known === form.get("payment"));
  if (!method) return { status: 422, message: t("error.paymentMethod") };
  const refusal = refusalOf(method, order, at);
  if (refusal) return { status: 422, message: paymentRefusalText(refusal, t) };
  const chosen = await choosePayment({ orderId: order.id, seen: order.payment.id, method, at });
  if (!chosen.ok) {
    const { error } = chosen;
    if (error.kind === "cod_refused") return { status: 422, message: t("error.codRefused", { refusals: error.refusals }) };
    return error.kind === "cod_open" ? { status: 422, message: codOpenText(error.open, localDateAt(at), t) } : { status: 409, message: t(`error.choose.${error.kind}`) };
  }
  if (method !== "card") return { to: null };
  const page = await startCardPayment(order.id);
  return page.ok ? { to: page.value.url } : { status: 503, message: t("error.choose.unavailable") };
}

function refusalOf(method: PaymentMethod, { totals, company, direct }: OrderView, at: Date) {
  return paymentRefusal(method, { total: totals.total, companyTaxCode: company?.taxCode ?? null }, offeredPayments(direct), localDateAt(at));
}
