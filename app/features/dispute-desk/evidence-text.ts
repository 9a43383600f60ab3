/** What the shop knows of an order, in the words a card network reads; no I/O. */
import type { OrderView } from "~/domain/orders/order-view";
import { carrierName } from "~/domain/shipping/carrier-name";
import { formatMoment, formatVnd } from "~/platform/i18n/format";

export type Said = { shipmentId: string; side: "buyer" | "seller"; text: string; at: Date };

const MOST_MESSAGES = 60;
const TIME = (at: Date | null) => (at === null ? "not yet" : `${formatMoment(at, "en")} (UTC+7)`);

/** Order, goods, delivery and what was said, to be read and changed by an officer before it is sent. Amounts are whole đồng. */
export function evidenceText(order: OrderView, said: readonly Said[]): string {
  const { contact, delivery, totals } = order;
  const to = delivery.method === "ship" ? `${delivery.street}, ${delivery.ward}, ${delivery.province}` : `picked up at ${delivery.name}, ${delivery.address}`;
  const parcels = order.shipments.map((parcel, index) => {
    const goods = parcel.lines.map(({ quantity, name, variantName, total }) => `  - ${quantity} x ${name}, ${variantName}: ${formatVnd(total, "en")}`);
    const talk = said.filter(({ shipmentId }) => shipmentId === parcel.id).slice(-MOST_MESSAGES).map(({ side, text, at }) => `  ${TIME(at)} ${side === "buyer" ? "Customer" : "Seller"}: ${text.replaceAll(/\s+/g, " ")}`);
    return [
      `Parcel ${index + 1}, sold by ${parcel.producer.name}`, ...goods,
      `  Carrier: ${parcel.carrier === null ? "none" : carrierName(parcel.carrier, "en")}; tracking number: ${parcel.trackingNumber ?? "none"}`, `  Shipped: ${TIME(parcel.shippedAt)}; delivered: ${TIME(parcel.deliveredAt)}`,
      ...(talk.length > 0 ? ["  Messages between customer and seller:", ...talk] : ["  The customer wrote no message about this parcel."]),
    ].join("\n");
  });
  return [
    `Order ${order.code}, placed ${TIME(order.placedAt)} on Chợ Xứ Lạng`,
    `Customer: ${contact.name}, phone ${contact.phone}${contact.email ? `, e-mail ${contact.email}` : ""}`,
    `Delivery address: ${to}`,
    `Paid by card: ${formatVnd(totals.total, "en")}, ${TIME(order.payment.paidAt)}`,
    ...(order.cancelledAt ? [`The order was called off: ${TIME(order.cancelledAt)}`] : []), "", ...parcels,
  ].join("\n");
}
