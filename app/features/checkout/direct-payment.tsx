import { Form, useLocation } from "@remix-run/react";
import type { OrderView, ParcelTransfer, ShipmentView } from "~/domain/orders/order-view";
import { bankName } from "~/domain/producers/joining/banks";
import { formatMoment, formatVnd } from "~/platform/i18n/format";
import { DIRECT_TEXTS } from "~/platform/i18n/messages/direct";
import { useTexts } from "~/platform/i18n/react";
import { Badge, type Tone } from "~/ui/kit/badge";
import { Button } from "~/ui/kit/button";
import { Facts } from "~/ui/kit/facts";
import { Icon } from "~/ui/kit/icon";
import { Notice } from "~/ui/kit/notice";
import { Copied } from "./copied";
import type { TransferDetails } from "./order-payment";
import { useCheckoutT } from "./use-checkout-t";

const TONES: Record<ParcelTransfer["state"], Tone> = { awaiting: "warn", said_paid: "info", not_come: "bad", received: "good", expired: "neutral", cancelled: "neutral" };

type Props = { order: OrderView; transfers: Record<string, TransferDetails>; /** What came of the buyer's saying so. */ said: "done" | "refused" | null };

/** What the buyer pays to whom in a direct order: one transfer a parcel, or cash at the door that is its producer's. */
export function DirectPayment({ order, transfers, said }: Props) {
  const t = useTexts(DIRECT_TEXTS);
  if (order.payment.method === "cod") return order.payment.state === "due_on_delivery" ? <Notice tone="info" title={t("cod.title")}>{t("cod.text", { amount: formatVnd(order.payment.amount, t.locale) })}</Notice> : null;
  return (
    <section className="grid gap-4" aria-labelledby="pay-direct">
      <div>
        <h2 id="pay-direct" className="text-xl">{t("title")}</h2>
        {Object.keys(transfers).length > 0 ? <p className="mt-1 text-soft">{t("lead")}</p> : null}
      </div>
      {said ? <Notice tone={said === "done" ? "good" : "warn"} live>{t(`said.${said}`)}</Notice> : null}
      {order.shipments.map((shipment) => (shipment.transfer ? <OneTransfer key={shipment.id} shipment={shipment} transfer={shipment.transfer} details={transfers[shipment.id]} /> : null))}
    </section>
  );
}

function OneTransfer({ shipment, transfer, details }: { shipment: ShipmentView; transfer: ParcelTransfer; details: TransferDetails | undefined }) {
  const t = useTexts(DIRECT_TEXTS);
  const checkout = useCheckoutT();
  const amount = formatVnd(transfer.amount, t.locale);
  const producer = shipment.producer.name;
  const says: Partial<Record<ParcelTransfer["state"], string>> = {
    said_paid: t("said", { time: transfer.saidPaidAt ? formatMoment(transfer.saidPaidAt, t.locale) : "" }),
    not_come: t("notCome"),
    received: t("received", { producer, amount, time: transfer.receivedAt ? formatMoment(transfer.receivedAt, t.locale) : "" }),
    expired: t("expired"),
  };
  return (
    <article className="panel grid gap-4 px-5 py-5 sm:px-6" aria-labelledby={`tra-${shipment.id}`}>
      <h3 id={`tra-${shipment.id}`} className="flex flex-wrap items-center justify-between gap-2 text-base font-semibold">{t("parcel", { producer })} <Badge tone={TONES[transfer.state]}>{t(`state.${transfer.state}`)}</Badge></h3>
      {says[transfer.state] ? <p role="status">{says[transfer.state]}</p> : null}
      {details ? (
        <div className="grid gap-5 sm:grid-cols-[14rem_1fr]">
          <div className="grid content-start justify-items-center gap-3">
            <img src={details.qrDataUrl} alt={t("alt", { amount, producer, reference: transfer.reference })} width={224} height={224} className="w-full max-w-64 rounded-control bg-white p-3" />
            <a className="btn btn-secondary btn-sm no-print" href={details.qrPicture} download={`${transfer.reference}.png`}><Icon name="download" />{checkout("order.qr.save")}</a>
          </div>
          <div className="grid content-start gap-3">
            <Facts
              rows={[
                { term: checkout("order.qr.amount"), value: <Copied text={String(transfer.amount)} shown={<b className="num text-lg">{amount}</b>} /> },
                { term: checkout("order.qr.reference"), value: <Copied text={transfer.reference} shown={<b className="num text-lg select-all">{transfer.reference}</b>} /> },
                { term: checkout("order.qr.bank"), value: bankName(transfer.bankBin) },
                { term: checkout("order.qr.account"), value: <Copied text={transfer.account} shown={<span className="num select-all">{transfer.account}</span>} /> },
                { term: checkout("order.qr.holder"), value: transfer.holder },
              ]}
            />
            {transfer.state === "awaiting" ? <SayPaid shipmentId={shipment.id} until={formatMoment(transfer.expiresAt, t.locale)} /> : null}
          </div>
        </div>
      ) : null}
    </article>
  );
}

/** The buyer says to have paid: the producer is told to look, and the parcel does not run out of time meanwhile. */
function SayPaid({ shipmentId, until }: { shipmentId: string; until: string }) {
  const t = useTexts(DIRECT_TEXTS);
  const checkout = useCheckoutT();
  const { pathname, search } = useLocation();
  return (
    <Form method="post" action={`${pathname}${search}`} className="no-print grid gap-2">
      <input type="hidden" name="shipment" value={shipmentId} />
      <p className="hint">{checkout("order.qr.until", { time: until })}. {t("sayHint")}</p>
      <div><Button type="submit" name="intent" value="said-paid">{t("say")}</Button></div>
    </Form>
  );
}
