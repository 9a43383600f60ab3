import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import type { OrderView } from "~/domain/orders/order-view";
import { formatMoment, formatVnd } from "~/platform/i18n/format";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { CANCELLING_TEXTS } from "~/platform/i18n/messages/cancelling";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Button, ButtonLink } from "~/ui/kit/button";
import { Facts } from "~/ui/kit/facts";
import { Notice } from "~/ui/kit/notice";
import { AdminHead, AdminPanel } from "~/ui/layout/admin-page";
import { AuditTable } from "~/ui/layout/audit-table";
import type { OrderRefusal } from "./change-order.server";
import type { OrderDesk } from "./desk-queries.server";
import { CancelPanel, PaymentPanel } from "./order-panels";
import { ParcelPanel } from "./parcel-panel";
import { OrderStateBadge, PaymentStateBadge } from "./state-badges";

type Props = OrderDesk & { done: string | null; refusal: OrderRefusal | undefined; /** What stands between the money and the parcels. */ children: ReactNode };

const DONE = ["confirmed", "shipped", "delivered", "refused", "called", "cancelled", "matched", "underpaid", "overpaid", "late", "duplicate", "repeated", "replaced", "unknown_reference"] as const;
const DOUBTFUL: readonly string[] = ["underpaid", "overpaid", "late", "duplicate", "repeated", "replaced", "unknown_reference"];

export function OrderPage({ order, history, done, refusal, children }: Props) {
  const t = useTexts(ADMIN_TEXTS);
  const cancelling = useTexts(CANCELLING_TEXTS);
  const locale = useLocale();
  const to = useLocalePath();
  const known = DONE.find((name) => name === done);
  const paid = order.payment.state === "paid" || order.payment.state === "due_on_delivery";
  const pending = order.shipments.filter(({ state }) => state === "pending").length;
  const spoken = order.shipments.some(({ transfer }) => transfer !== null && ["said_paid", "not_come", "received"].includes(transfer.state));
  const cancellable = !spoken && order.cancelledAt === null && order.payment.state !== "paid" && order.shipments.every(({ state }) => state === "pending" || state === "confirmed");
  return (
    <>
      <AdminHead
        title={t("order.one", { code: order.code })}
        lead={
          <span className="flex flex-wrap items-center gap-3">
            {formatMoment(order.placedAt, locale)}
            <OrderStateBadge state={order.state} />
            <PaymentStateBadge state={order.payment.state} />
          </span>
        }
      >
        <ButtonLink href={to(`/quan-tri/tien/don/${order.code}`)} variant="secondary" icon="cash">{t("order.money")}</ButtonLink>
        {paid && pending > 1 ? (
          <Form method="post">
            <input type="hidden" name="intent" value="confirm-all" />
            <Button type="submit">{t("order.confirmAll")}</Button>
          </Form>
        ) : null}
      </AdminHead>
      <div className="grid grid-cols-1 gap-5">
        {known && !refusal ? <Notice tone={DOUBTFUL.includes(known) ? "warn" : "good"} live>{t(`order.done.${known}`)}</Notice> : null}
        {done === "lines-cancelled" && !refusal ? <Notice tone="good" live>{cancelling("done")}</Notice> : null}
        {refusal ? <Notice tone="bad" live>{t(refusal.message)}</Notice> : null}
        <div className="grid grid-cols-1 items-start gap-5 xl:grid-cols-2">
          <OrderFacts order={order} />
          <div className="grid grid-cols-1 gap-5">
            {order.payment.method === "vietqr" && order.payment.state !== "paid" && !order.direct ? <PaymentPanel order={order} refusal={refusal?.intent === "payment" ? refusal : undefined} /> : null}
            {cancellable ? <CancelPanel order={order} refusal={refusal?.intent === "cancel" ? refusal : undefined} /> : null}
          </div>
        </div>
        {children}
        {order.shipments.map((shipment) => (
          <ParcelPanel key={shipment.id} code={order.code} shipment={shipment} pickup={order.delivery.method === "pickup"} paid={shipment.transfer && order.payment.method === "vietqr" ? shipment.transfer.state === "received" : paid} prepaid={order.payment.method !== "cod"} refusal={refusal?.values.shipment === shipment.id ? refusal : undefined} />
        ))}
        <AdminPanel title={t("order.history")}>
          <AuditTable rows={history} label={t("order.history")} withSubject={false} />
        </AdminPanel>
      </div>
    </>
  );
}

function OrderFacts({ order }: { order: OrderView }) {
  const t = useTexts(ADMIN_TEXTS);
  const locale = useLocale();
  const { contact, delivery, payment, totals, company } = order;
  return (
    <AdminPanel title={t("order.contact")}>
      <Facts
        rows={[
          { term: t("order.contact"), value: contact.name },
          { term: t("order.phone"), value: <a className="link num" href={`tel:${contact.phone}`}>{contact.phone}</a> },
          contact.email !== null && { term: t("order.email"), value: contact.email },
          delivery.method === "ship"
            ? { term: t("order.destination"), value: `${delivery.street}, ${delivery.ward}, ${delivery.province}` }
            : { term: t("order.pickup"), value: `${delivery.name}, ${delivery.address}` },
          order.note ? { term: t("order.note"), value: order.note } : null,
          company && { term: t("order.company"), value: `${company.name} · ${company.taxCode}` },
          { term: t("order.payment"), value: <>{t(`order.method.${payment.method}`)}{payment.reference ? <span className="code"> {payment.reference}</span> : null}</> },
          { term: t("order.goods"), value: <span className="num">{formatVnd(totals.goods, locale)}</span> },
          { term: t("order.shippingFee"), value: <span className="num">{formatVnd(totals.shipping, locale)}</span> },
          ...order.discounts.map(({ code, amount }) => ({ term: t("order.discount", { code }), value: <span className="num">−{formatVnd(amount, locale)}</span> })),
          { term: t("order.vat"), value: <span className="num">{formatVnd(totals.vatIncluded, locale)}</span> },
          { term: t("order.total"), value: <b className="num">{formatVnd(totals.total, locale)}</b> },
        ]}
      />
    </AdminPanel>
  );
}
