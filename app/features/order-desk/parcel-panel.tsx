import { Form } from "@remix-run/react";
import type { ShipmentState } from "~/domain/orders/order";
import { weightNote } from "~/domain/orders/line-note";
import type { ShipmentView } from "~/domain/orders/order-view";
import { carrierName } from "~/domain/shipping/carrier-name";
import { formatDate, formatMoment, formatVnd } from "~/platform/i18n/format";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { SALE_TEXTS, type SaleDictionary } from "~/platform/i18n/messages/sale";
import { CANCELLING_TEXTS } from "~/platform/i18n/messages/cancelling";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Badge } from "~/ui/kit/badge";
import { CalledOff, LineCut } from "~/ui/commerce/called-off";
import { Button, ButtonLink } from "~/ui/kit/button";
import { Checkbox, TextField } from "~/ui/kit/field";
import { Table, Td, Th } from "~/ui/kit/table";
import { AdminPanel } from "~/ui/layout/admin-page";
import type { OrderRefusal } from "./change-order.server";
import { ParcelDoor } from "./parcel-door";
import { ParcelStateBadge } from "./state-badges";

type Step = "confirmed" | "shipped" | "delivered";
const NEXT: Record<ShipmentState, Step | null> = { pending: "confirmed", confirmed: "shipped", shipped: "delivered", delivered: null, cancelled: null, refused: null, returned: null };

type Props = { code: string; shipment: ShipmentView; pickup: boolean; paid: boolean; /** Paid before the parcels leave. */ prepaid: boolean; refusal: OrderRefusal | undefined };

/** One producer's parcel: what is in it, where it stands, and the one step that comes next. */
export function ParcelPanel({ code, shipment, pickup, paid, prepaid, refusal }: Props) {
  const t = useTexts(ADMIN_TEXTS);
  const sale = useTexts<SaleDictionary>(SALE_TEXTS);
  const cancelling = useTexts(CANCELLING_TEXTS);
  const locale = useLocale();
  const to = useLocalePath();
  const next = NEXT[shipment.state];
  return (
    <AdminPanel title={t("order.parcel", { producer: shipment.producer.name })}>
      <p className="mb-2 flex flex-wrap items-center gap-3 text-soft">
        <ParcelStateBadge state={shipment.state} />
        {shipment.ageCheck ? <Badge tone="warn">{t("order.ageCheck")}</Badge> : null}
        {shipment.shipBy ? <span>{sale("shipBy", { day: formatDate(shipment.shipBy, locale) })}</span> : null}
        {shipment.carrier ? <span>{t("order.carrier")}: {carrierName(shipment.carrier, locale)}</span> : null}
        {shipment.trackingNumber ? <span>{t("order.tracking")}: <span className="code">{shipment.trackingNumber}</span></span> : null}
        {shipment.shippedAt ? <span>{t("order.parcel.shipped")}: {formatMoment(shipment.shippedAt, locale)}</span> : null}
        {shipment.deliveredAt ? <span>{t("order.parcel.delivered")}: {formatMoment(shipment.deliveredAt, locale)}</span> : null}
      </p>
      <Lines shipment={shipment} prepaid={prepaid} />
      <CalledOff cancellations={shipment.cancellations} />
      {next && !paid ? <p className="mt-3 text-soft">{t("order.stepNotPaid")}</p> : null}
      <ParcelDoor shipment={shipment} />
      {next && paid ? (
        <Form method="post" className="mt-4 grid items-end gap-3 sm:grid-cols-[1fr_1fr_auto]">
          <input type="hidden" name="intent" value={next} />
          <input type="hidden" name="shipment" value={shipment.id} />
          <input type="hidden" name="from" value={shipment.state} />
          {next === "shipped" && !pickup ? (
            <>
              <TextField label={t("order.carrier")} name="carrier" required maxLength={100} defaultValue={refusal?.values.carrier} />
              <TextField label={t("order.tracking")} name="tracking" maxLength={100} autoComplete="off" defaultValue={refusal?.values.tracking} />
            </>
          ) : null}
          {next === "delivered" && shipment.ageCheck ? <Checkbox name="idChecked" value="yes" required label={t("order.idChecked")} className="sm:col-span-2" /> : null}
          <div><Button type="submit">{t(`order.step.${next}`)}</Button></div>
        </Form>
      ) : null}
      {next === "confirmed" || next === "shipped" ? <p className="mt-3"><ButtonLink href={to(`/quan-tri/don-hang/${code}/huy/${shipment.id}`)} variant="secondary">{cancelling("open")}</ButtonLink></p> : null}
    </AdminPanel>
  );
}

function Lines({ shipment, prepaid }: Pick<Props, "shipment" | "prepaid">) {
  const sale = useTexts<SaleDictionary>(SALE_TEXTS);
  const t = useTexts(ADMIN_TEXTS);
  const locale = useLocale();
  return (
    <Table
      label={t("order.parcel", { producer: shipment.producer.name })}
      head={
        <>
          <Th>{t("order.item")}</Th>
          <Th end>{t("order.quantity")}</Th>
          <Th end>{t("order.price")}</Th>
          <Th end>{t("order.amount")}</Th>
        </>
      }
    >
      {shipment.lines.map((line) => (
        <tr key={line.sku}>
          <Td>{line.name}, {line.variantName} <span className="code text-soft">{line.sku}</span>{line.sale.weight ? <span className="block text-sm">{weightNote(line.sale, prepaid, sale)}</span> : null}<LineCut {...line} /></Td>
          <Td end>{line.quantity}</Td>
          <Td end>{formatVnd(line.unitPrice, locale)}</Td>
          <Td end>{formatVnd(line.total, locale)}</Td>
        </tr>
      ))}
    </Table>
  );
}
