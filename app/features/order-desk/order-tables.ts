import type { DeskOrderRow } from "~/domain/orders/desk-orders.server";
import type { DeskParcelRow } from "~/domain/orders/desk-parcels.server";
import { pick, type Locale } from "~/lib/localized-text";
import { formatMoment } from "~/platform/i18n/format";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { BULK_TEXTS } from "~/platform/i18n/messages/bulk";
import type { Table } from "~/platform/spreadsheet/table";

/** Orders as a sheet, in the words of the list. */
export function orderTable(orders: readonly DeskOrderRow[], locale: Locale): Table {
  const [t, b] = [ADMIN_TEXTS[locale], BULK_TEXTS[locale]];
  return {
    title: b["csv.title"],
    columns: [
      { key: "code", title: t["order.code"], kind: "text" }, { key: "placed", title: t["order.placed"], kind: "text" }, { key: "contact", title: t["order.contact"], kind: "text" },
      { key: "phone", title: t["order.phone"], kind: "text" }, { key: "state", title: t["order.state"], kind: "text" }, { key: "method", title: t["order.payment"], kind: "text" },
      { key: "pay", title: t["order.paymentState"], kind: "text" }, { key: "parcels", title: t["order.parcels"], kind: "number" }, { key: "total", title: t["order.total"], kind: "money" },
    ],
    rows: orders.map((order) => ({
      code: order.code, placed: formatMoment(order.placedAt, locale), contact: order.contactName, phone: order.contactPhone, state: t[`order.state.${order.state}`],
      method: t[`order.method.${order.paymentMethod}`], pay: t[`order.pay.${order.paymentState}`], parcels: order.shipmentCount, total: order.total,
    })),
  };
}

/** Parcels as a sheet. */
export function parcelTable(parcels: readonly DeskParcelRow[], locale: Locale): Table {
  const [t, b] = [ADMIN_TEXTS[locale], BULK_TEXTS[locale]];
  return {
    title: b["csv.parcels"],
    columns: [
      { key: "code", title: t["order.code"], kind: "text" }, { key: "producer", title: b["producer"], kind: "text" }, { key: "state", title: t["order.parcelState"], kind: "text" }, { key: "late", title: b["late"], kind: "text" },
      { key: "leave", title: b["leaveBy"], kind: "date" }, { key: "pay", title: t["order.paymentState"], kind: "text" }, { key: "contact", title: t["order.contact"], kind: "text" }, { key: "tracking", title: t["order.tracking"], kind: "text" },
    ],
    rows: parcels.map((parcel) => ({
      code: parcel.code, producer: pick(parcel.producer, locale), state: t[`order.parcel.${parcel.state}`], late: parcel.late ? b[`late.${parcel.late}`] : "", leave: parcel.leaveBy,
      pay: t[`order.pay.${parcel.paymentState}`], contact: parcel.contactName, tracking: parcel.trackingNumber ?? "",
    })),
  };
}
