import { useRevalidator } from "@remix-run/react";
import { useEffect, type ReactNode } from "react";
import type { PaymentMethod } from "~/domain/orders/order";
import type { OrderView } from "~/domain/orders/order-view";
import { formatMoment, formatVnd } from "~/platform/i18n/format";
import { CANCELLING_TEXTS } from "~/platform/i18n/messages/cancelling";
import { SALE_TEXTS, type SaleDictionary } from "~/platform/i18n/messages/sale";
import { useTexts } from "~/platform/i18n/react";
import { Badge, type Tone } from "~/ui/kit/badge";
import { Facts } from "~/ui/kit/facts";
import { Notice } from "~/ui/kit/notice";
import { ChoosePayment } from "./choose-payment";
import { DirectPayment } from "./direct-payment";
import { MoneyRows } from "./money-rows";
import { OrderPayment, type TransferDetails } from "./order-payment";
import { OrderShipments, type ParcelWaiting } from "./order-shipments";
import { PrintButton } from "./print-button";
import { useCheckoutT } from "./use-checkout-t";

export type OrderPageData = { order: OrderView; transfer: TransferDetails | null; /** By parcel, of a direct order. */ transfers: Record<string, TransferDetails>; said: "done" | "refused" | null; fresh: boolean; leftCardPage: boolean; /** Part of it has just been called off. */ cut: boolean; choices: PaymentMethod[]; choiceError: string | null; reviews: Record<string, number | null>; waiting: ParcelWaiting[] };
type Props = OrderPageData & { /** What stands beside the payment: money that goes back. */ children: ReactNode; /** After the parcels: invoices. */ below: ReactNode };

const TONES: Record<OrderView["state"], Tone> = {
  awaiting_payment: "warn",
  placed: "info",
  preparing: "info",
  partly_shipped: "info",
  shipped: "info",
  delivered: "good",
  refused: "bad",
  cancelled: "bad",
};

/** An order as its buyer sees it: where it stands, what to pay, what comes in which parcel. Prints as the contract's copy. */
export function OrderPage({ order, transfer, transfers, said, fresh, leftCardPage, cut, choices, choiceError, reviews, waiting, children, below }: Props) {
  const t = useCheckoutT();
  const sale = useTexts<SaleDictionary>(SALE_TEXTS);
  const cancelling = useTexts(CANCELLING_TEXTS);
  useWatch(order.state === "awaiting_payment" || Object.keys(transfers).length > 0);
  const { contact, delivery, totals } = order;
  const money = (amount: bigint) => formatVnd(amount, t.locale);
  return (
    <div className="page py-6 md:py-10">
      <header className="flex flex-wrap items-start justify-between gap-4">
        <div>
          {fresh ? <p className="font-semibold text-leaf">{t("order.thanks")}</p> : null}
          <h1 className="flex flex-wrap items-center gap-3">
            <span>{t("order.title", { code: order.code })}</span>
            <Badge tone={TONES[order.state]}>{t(`order.state.${order.state}`)}</Badge>
          </h1>
          <p className="mt-1 text-soft">{t("order.placedAt", { time: formatMoment(order.placedAt, t.locale) })}</p>
          {fresh ? <p className="mt-1 text-soft">{t("order.saved")}</p> : null}
        </div>
        <PrintButton label={t("order.print")} />
      </header>
      {cut ? <div className="mt-5"><Notice tone="good" live>{cancelling("done")}</Notice></div> : null}
      {order.cancelReason ? (
        <div className="mt-5">
          <Notice tone="warn">{t(`order.cancelled.${order.cancelReason}`)}</Notice>
        </div>
      ) : null}
      <div className="mt-6 grid items-start gap-6 lg:grid-cols-[1fr_24rem] lg:gap-10">
        <div className="grid gap-6">
          {order.direct ? <DirectPayment order={order} transfers={transfers} said={said} /> : order.state === "cancelled" ? null : <OrderPayment order={order} transfer={transfer} leftCardPage={leftCardPage} />}
          {children}
          {choices.length > 0 || choiceError !== null ? <ChoosePayment payment={order.payment} choices={choices} open={leftCardPage} error={choiceError} /> : null}
          <OrderShipments code={order.code} shipments={order.shipments} prepaid={order.payment.method !== "cod"} reviews={reviews} waiting={waiting} />
          {below}
        </div>
        <aside className="grid gap-6">
          <section className="panel grid gap-4 px-5 py-5" aria-labelledby="order-sum">
            <h2 id="order-sum" className="text-xl">{t("checkout.total")}</h2>
            <MoneyRows
              rows={[
                { name: t("cart.goods"), amount: money(totals.goods) },
                { name: t("cart.shipping"), amount: money(totals.shipping) },
                ...order.discounts.map(({ code, amount }) => ({ name: t("checkout.discount", { code }), detail: t("checkout.discountBy"), amount: `−${money(amount)}` })),
                { name: t("checkout.total"), amount: money(totals.total), strong: true },
              ]}
            />
            {totals.refundDue > 0n ? <Notice tone="info">{sale("refundDue", { amount: money(totals.refundDue) })}</Notice> : null}
            <p className="hint">{totals.vatIncluded > 0n ? t("cart.vat", { amount: money(totals.vatIncluded) }) : t("cart.vatNone")}</p>
          </section>
          <section className="panel px-5 py-4">
            <Facts
              rows={[
                { term: t("order.contact"), value: `${contact.name}, ${contact.phone}` },
                delivery.method === "ship"
                  ? { term: t("order.deliverTo"), value: `${delivery.street}, ${delivery.ward}, ${delivery.province}` }
                  : { term: t("order.pickUpAt"), value: `${delivery.name}, ${delivery.address}. ${t("checkout.hours", { hours: delivery.hours })}` },
                { term: t("checkout.payment"), value: t(`checkout.${order.payment.method}`) },
                order.company && { term: t("order.company"), value: `${order.company.name}, ${order.company.taxCode}` },
                order.note !== null && order.note !== "" && { term: t("order.note"), value: order.note },
              ]}
            />
          </section>
        </aside>
      </div>
    </div>
  );
}

/** Looks again every few seconds while money is awaited, and stops when the page is not seen. */
function useWatch(waiting: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") revalidate();
    }, 3_000);
    return () => clearInterval(timer);
  }, [waiting, revalidate]);
}
