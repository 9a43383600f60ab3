import { useLocation } from "@remix-run/react";
import type { OrderView } from "~/domain/orders/order-view";
import { formatMoment, formatVnd } from "~/platform/i18n/format";
import { ButtonLink } from "~/ui/kit/button";
import { Facts } from "~/ui/kit/facts";
import { Icon } from "~/ui/kit/icon";
import { Notice } from "~/ui/kit/notice";
import { Copied } from "./copied";
import { useCheckoutT } from "./use-checkout-t";

/** What a transfer needs: as a picture for the banking app and as text for those who type. */
export type TransferDetails = { qrDataUrl: string; qrPicture: string; bank: string; account: string; holder: string; amount: bigint; reference: string };

/** The page's own address, token included: works without JavaScript. */
function RefreshLink() {
  const t = useCheckoutT();
  const { pathname, search } = useLocation();
  return (
    <a className="font-semibold text-leaf hover:underline" href={`${pathname}${search}`}>
      {t("order.refresh")}
    </a>
  );
}

export function OrderPayment({ order, transfer, leftCardPage }: { order: OrderView; transfer: TransferDetails | null; leftCardPage: boolean }) {
  const t = useCheckoutT();
  const { payment } = order;
  const money = (amount: bigint) => formatVnd(amount, t.locale);
  if (payment.state === "paid" && payment.paidAt) {
    return <Notice tone="good" title={t("order.paid", { amount: money(payment.amount), time: formatMoment(payment.paidAt, t.locale) })} />;
  }
  if (payment.method === "cod") {
    return (
      <Notice tone="info" title={t("order.cod.title")}>
        {t("order.cod.text", { amount: money(payment.amount) })}
      </Notice>
    );
  }
  if (payment.state !== "awaiting") return null;
  const until = payment.expiresAt ? formatMoment(payment.expiresAt, t.locale) : "";
  return payment.method === "card" ? (
    <section className="panel grid gap-4 px-5 py-5" aria-labelledby="pay-card">
      <h2 id="pay-card" className="text-xl">{t("order.card.title")}</h2>
      <p>{t("order.card.text", { time: until })}</p>
      <div className="flex flex-wrap items-center gap-4">
        {payment.cardUrl ? <ButtonLink icon="card" href={payment.cardUrl}>{t("order.card.pay")}</ButtonLink> : null}
        <RefreshLink />
      </div>
      {leftCardPage ? <p className="font-semibold">{t("order.card.left")}</p> : <p className="hint" role="status">{t("order.card.waiting")}</p>}
    </section>
  ) : transfer ? (
    <section className="panel grid gap-5 px-5 py-5 sm:grid-cols-[16rem_1fr] sm:px-6" aria-labelledby="pay-qr">
      <div className="grid content-start justify-items-center gap-3">
      <img
        src={transfer.qrDataUrl}
        alt={t("order.qr.alt", { amount: money(transfer.amount), reference: transfer.reference })}
        width={256}
        height={256}
        className="w-full max-w-72 rounded-control bg-white p-3"
      />
        <a className="btn btn-secondary btn-sm no-print" href={transfer.qrPicture} download={`${transfer.reference}.png`}>
          <Icon name="download" />
          {t("order.qr.save")}
        </a>
      </div>
      <div className="grid gap-2">
        <h2 id="pay-qr" className="text-xl">{t("order.qr.title")}</h2>
        <p>{t("order.qr.text")}</p>
        <Facts
          rows={[
            { term: t("order.qr.amount"), value: <Copied text={String(transfer.amount)} shown={<b className="num text-lg">{money(transfer.amount)}</b>} /> },
            { term: t("order.qr.reference"), value: <Copied text={transfer.reference} shown={<b className="num text-lg select-all">{transfer.reference}</b>} /> },
            { term: t("order.qr.bank"), value: transfer.bank },
            { term: t("order.qr.account"), value: <Copied text={transfer.account} shown={<span className="num select-all">{transfer.account}</span>} /> },
            { term: t("order.qr.holder"), value: transfer.holder },
          ]}
        />
        <p className="hint">{t("order.qr.until", { time: until })}</p>
        <p className="hint" role="status">{t("order.qr.waiting")}</p>
        <RefreshLink />
      </div>
    </section>
  ) : null;
}
