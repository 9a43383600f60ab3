import type { Parcel } from "~/domain/orders/parcel-queries.server";
import { pick } from "~/lib/localized-text";
import { formatDate, formatMoment, formatVnd, formatWeight } from "~/platform/i18n/format";
import { DIRECT_TEXTS } from "~/platform/i18n/messages/direct";
import { PARCEL_TEXTS } from "~/platform/i18n/messages/parcels";
import { SALE_TEXTS, type SaleDictionary } from "~/platform/i18n/messages/sale";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Badge } from "~/ui/kit/badge";

/** A parcel in a list: whose it is, where it goes, what is in it. The whole card leads to its page. */
export function ParcelCard({ parcel, path, selectable }: { parcel: Parcel; path: string; selectable: boolean }) {
  const t = useTexts(PARCEL_TEXTS);
  const sale = useTexts<SaleDictionary>(SALE_TEXTS);
  const locale = useLocale();
  // Of what was called off the list says what it was.
  const gone = parcel.state === "cancelled";
  return (
    <li className="panel relative grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 p-4">
      {selectable ? (
        <label className="relative z-1 -m-2 flex size-11 items-center justify-center">
          <input type="checkbox" className="size-5 accent-leaf" name={`parcel.${parcel.id}`} value="yes" aria-label={t("select", { code: parcel.code })} />
        </label>
      ) : <span />}
      <div className="grid min-w-0 gap-1">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <a href={`${path}/${parcel.id}`} className="code text-lg font-semibold after:absolute after:inset-0">{parcel.code}</a>
          <span className="num text-sm text-soft">{formatMoment(parcel.placedAt, locale)}</span>
        </div>
        <p className="font-semibold">{parcel.contact.name} · <span className="font-normal text-soft">{placeOf(parcel)}</span></p>
        <ul>
          {parcel.lines.filter(({ quantity }) => gone || quantity > 0).map((line) => (
            <li key={line.id}><b className="num">{gone ? line.quantity + line.cancelled : line.quantity} ×</b> {pick(line.name, locale)}, {pick(line.variantName, locale)}{line.sale.weight ? ` · ${t("about", { weight: formatWeight(line.sale.weight.packedG ?? line.sale.weight.orderedG, locale) })}` : ""}</li>
          ))}
        </ul>
        <p className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <span className="num">{formatVnd(parcel.goods + parcel.fee - parcel.discount, locale)}</span>
          <span className="flex flex-wrap gap-2">{parcel.ageCheck ? <Badge tone="warn">{t("ageCheck")}</Badge> : null}<PaymentBadge parcel={parcel} /></span>
        </p>
        {parcel.shipBy && parcel.shippedAt === null ? <p className="text-sm font-semibold">{sale("shipBy", { day: formatDate(parcel.shipBy, locale) })}</p> : null}
        {parcel.note ? <p className="border-l-4 border-l-persimmon pl-3 text-sm">{parcel.note}</p> : null}
      </div>
    </li>
  );

  function placeOf({ delivery }: Parcel): string {
    return delivery.method === "ship" ? `${delivery.ward}, ${delivery.province}` : `${t("pickup")} ${pick(delivery.name, locale)}`;
  }
}

/** Whether whoever hands it over is to collect money, and how much. */
export function PaymentBadge({ parcel }: { parcel: Parcel }) {
  const t = useTexts(PARCEL_TEXTS);
  const locale = useLocale();
  const own = useTexts(DIRECT_TEXTS);
  if (parcel.state === "cancelled") return null;
  if (parcel.transfer && parcel.transfer.state !== "received" && parcel.payment.method === "vietqr") return <Badge tone={parcel.transfer.state === "not_come" ? "bad" : "warn"}>{own(`state.${parcel.transfer.state}`)}</Badge>;
  return parcel.collect > 0n ? <Badge tone="warn">{t("collectAmount", { amount: formatVnd(parcel.collect, locale) })}</Badge> : <Badge tone="good">{t("paid")}</Badge>;
}
