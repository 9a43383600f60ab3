import { useSearchParams } from "@remix-run/react";
import { weightNote } from "~/domain/orders/line-note";
import type { ShipmentView } from "~/domain/orders/order-view";
import { carrierName } from "~/domain/shipping/carrier-name";
import { LANGUAGE_TAG } from "~/platform/i18n/locale";
import { formatDate, formatMoment, formatVnd } from "~/platform/i18n/format";
import { CANCELLING_TEXTS } from "~/platform/i18n/messages/cancelling";
import { SALE_TEXTS, type SaleDictionary } from "~/platform/i18n/messages/sale";
import { useLocalePath, useTexts } from "~/platform/i18n/react";
import { CalledOff, LineCut } from "~/ui/commerce/called-off";
import { Badge, type Tone } from "~/ui/kit/badge";
import { Icon } from "~/ui/kit/icon";
import { Section } from "~/ui/kit/section";
import { useCheckoutT } from "./use-checkout-t";

const TONES: Record<ShipmentView["state"], Tone> = { pending: "neutral", confirmed: "info", shipped: "info", delivered: "good", refused: "bad", returned: "neutral", cancelled: "bad" };

/** What waits for the buyer about a parcel. */
export type ParcelWaiting = { shipmentId: string; unread: number; problem: boolean; returns: number };

type Props = {
  code: string;
  shipments: ShipmentView[];
  /** Paid before the parcels leave. */
  prepaid: boolean;
  /** By line that has arrived: the buyer's points, or null. */
  reviews: Record<string, number | null>;
  waiting: ParcelWaiting[];
};

/** One part a producer, since each sends its own parcel; stars are those of the moment of buying. */
export function OrderShipments({ code, shipments, prepaid, reviews, waiting }: Props) {
  const t = useCheckoutT();
  const sale = useTexts<SaleDictionary>(SALE_TEXTS);
  const cancelling = useTexts(CANCELLING_TEXTS);
  const to = useLocalePath();
  const below = useBelowOrder(code);
  return (
    <Section title={t("order.shipments")}>
      <div className="grid gap-4">
        {shipments.map((shipment) => (
          <article key={shipment.id} className="panel px-4 py-4 sm:px-6">
            <div className="flex flex-wrap items-center justify-between gap-2">
              <h3 className="text-base font-semibold">{t("order.shipmentFrom", { producer: shipment.producer.name })}</h3>
              <Badge tone={TONES[shipment.state]}>{t(`order.shipment.${shipment.state}`)}</Badge>
            </div>
            {shipment.trackingNumber ? <p className="hint mt-1">{t("order.tracking", { carrier: carrierName(shipment.carrier ?? "", t.locale), number: shipment.trackingNumber })}</p> : null}
            {shipment.ageCheck && !shipment.deliveredAt ? <p className="mt-1 font-semibold">{t("order.ageCheck")}</p> : null}
            {shipment.state === "refused" || shipment.state === "returned" ? <p className="mt-1 font-semibold">{t("order.shipment.refusedHint")}</p> : null}
            {shipment.shipBy && !shipment.deliveredAt ? <p className="mt-1 font-semibold">{sale("shipBy", { day: formatDate(shipment.shipBy, t.locale) })}</p> : null}
            {shipment.deliveredAt ? (
              <p className="hint mt-1">{formatMoment(shipment.deliveredAt, t.locale)}</p>
            ) : shipment.estimate ? (
              <p className="hint mt-1">{t("checkout.arrives", { min: shipment.estimate.minDays, max: shipment.estimate.maxDays })}</p>
            ) : null}
            <ul className="mt-3 divide-y divide-line">
              {shipment.lines.map((line) => (
                <li key={line.sku} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-2.5">
                  <span className="min-w-0">
                    <a href={to(`/san-pham/${line.productSlug}`)} lang={LANGUAGE_TAG[line.nameLocale]} className="font-semibold hover:text-leaf hover:underline">{line.name}</a>
                    <span className="hint block">
                      {line.variantName} · {formatVnd(line.unitPrice, t.locale)} × {line.quantity}
                    </span>
                    <LineCut {...line} />
                    {line.sale.weight ? <span className="block text-sm">{weightNote(line.sale, prepaid, sale)}</span> : null}
                    {line.stars > 0 && line.certificateNumber ? (
                      <a href={to(`/chung-nhan/${line.certificateNumber}`)} className="block text-sm text-anise hover:underline">
                        {t("order.starAtPurchase", { stars: line.stars, number: line.certificateNumber })}
                      </a>
                    ) : null}
                  </span>
                  {reviews[line.id] === undefined ? null : (
                    <a href={below(`danh-gia/${line.id}`)} aria-label={t("order.reviewOf", { product: line.name })} className="no-print order-last inline-flex min-h-11 w-full items-center font-semibold text-leaf hover:underline">
                      {reviews[line.id] === null ? t("order.review") : t("order.reviewed", { points: reviews[line.id] ?? 0 })}
                    </a>
                  )}
                  <span className="num font-semibold">{formatVnd(line.total, t.locale)}</span>
                </li>
              ))}
            </ul>
            <p className="flex justify-between gap-4 border-t border-line pt-2.5 text-sm text-soft">
              <span>{t("cart.shipping")}</span>
              <span className="num">{formatVnd(shipment.fee, t.locale)}</span>
            </p>
            <CalledOff cancellations={shipment.cancellations} />
            {shipment.state === "pending" ? <p className="no-print mt-2"><a className="link inline-flex min-h-11 items-center font-semibold" href={below(`huy/${shipment.id}`)}>{cancelling("open")}</a></p> : null}
            <AboutParcel code={code} parcel={waiting.find(({ shipmentId }) => shipmentId === shipment.id)} />
          </article>
        ))}
      </div>
    </Section>
  );
}

/** The way to messages, problems and returns of a parcel, with what is new there. */
function AboutParcel({ code, parcel }: { code: string; parcel: ParcelWaiting | undefined }) {
  const t = useCheckoutT();
  const below = useBelowOrder(code);
  if (!parcel) return null;
  return (
    <p className="no-print mt-2 flex flex-wrap items-center gap-3">
      <a className="link inline-flex min-h-11 items-center gap-2 font-semibold" href={below(parcel.shipmentId)}>
        <Icon name="mail" className="size-5" />
        {t("order.talk")}
      </a>
      {parcel.unread > 0 ? <Badge tone="warn">{t("order.unread", { count: parcel.unread })}</Badge> : null}
      {parcel.problem ? <Badge tone="bad">{t("order.problem")}</Badge> : null}
      {parcel.returns > 0 ? <Badge tone="info">{t("order.returns")}</Badge> : null}
    </p>
  );
}

/** The address of a page below an order's, with the token that opens it for a guest. */
function useBelowOrder(code: string): (page: string) => string {
  const to = useLocalePath();
  const token = useSearchParams()[0].get("token");
  return (page) => to(`/don-hang/${code}/${page}`) + (token ? `?${new URLSearchParams({ token })}` : "");
}
