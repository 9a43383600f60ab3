import type { LinkDeskItem, LinkOffer, LinkSide } from "~/domain/certificates/link-desk.server";
import { pick } from "~/lib/localized-text";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { REGISTER_TEXTS } from "~/platform/i18n/messages/register";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Badge } from "~/ui/kit/badge";
import { Button } from "~/ui/kit/button";
import { LinkRefusalText } from "./link-refusal-text";

type Props = { item: LinkDeskItem; side: LinkSide; typed: Record<string, string> | undefined; busy: boolean };

/** Ticked by itself only when the names leave no doubt. */
const CERTAIN = 0.9;

/** One certificate or listing with what it may belong to, the likeliest first; those refused say why. */
export function LinkItem({ item, side, typed, busy }: Props) {
  const r = useTexts(REGISTER_TEXTS);
  const best = item.offers.find(({ refusal }) => refusal === null);
  const chosen = typed?.[`choice:${item.key}`] ?? best?.value;
  const ticked = typed ? typed[`pick:${item.key}`] === "yes" : best !== undefined && best.score >= CERTAIN;
  return (
    <li className="grid gap-x-6 gap-y-2 p-3 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)_auto]">
      <Subject item={item} ticked={ticked} pickable={best !== undefined} />
      {item.offers.length > 0 ? (
        <fieldset className="min-w-0">
          <legend className="sr-only">{r("links.offers")}</legend>
          <div className="grid gap-1">
            {item.offers.map((offer) => <Offer key={offer.value} offer={offer} side={side} name={`choice:${item.key}`} checked={offer.value === chosen} />)}
          </div>
        </fieldset>
      ) : <p className="text-soft">{r(`links.noOffer.${side}`)}</p>}
      <div>{best ? <Button type="submit" name="only" value={item.key} variant="secondary" size="sm" disabled={busy}>{r("links.acceptOne")}</Button> : null}</div>
    </li>
  );
}

function Subject({ item, ticked, pickable }: { item: LinkDeskItem; ticked: boolean; pickable: boolean }) {
  const t = useTexts(ADMIN_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  const { certificate, listing } = item;
  const name = certificate?.name ?? (listing ? pick(listing.name, locale) : "");
  const producer = certificate?.producer ?? listing?.producer;
  return (
    <div className="min-w-0">
      <label className="check font-semibold">
        <input type="checkbox" name={`pick:${item.key}`} value="yes" defaultChecked={ticked} disabled={!pickable} />
        <span>{name}</span>
      </label>
      <p className="pl-7 text-soft">
        {certificate ? <a className="link code" href={to(`/quan-tri/chung-nhan/${certificate.id}`)}>{certificate.number}</a> : null}
        {listing ? <a className="link" href={to(`/san-pham/${listing.slug}`)}>{listing.slug}</a> : null}
        {certificate ? ` · ${t("cert.nStars", { n: certificate.stars })}` : ""} · {t("cert.set")} {certificate?.setNo ?? listing?.setNo}
      </p>
      {producer ? <p className="pl-7 text-soft">{pick(producer, locale)}</p> : null}
    </div>
  );
}

function Offer({ offer, side, name, checked }: { offer: LinkOffer; side: LinkSide; name: string; checked: boolean }) {
  const t = useTexts(ADMIN_TEXTS);
  const r = useTexts(REGISTER_TEXTS);
  const locale = useLocale();
  const { certificate, listing, reasons, refusal } = offer;
  const tone = refusal ? "neutral" : offer.score >= CERTAIN ? "good" : "info";
  return (
    <label className="check py-0.5">
      <input type="radio" name={name} value={offer.value} disabled={refusal !== null} defaultChecked={checked && refusal === null} />
      <span className="min-w-0">
        <span className={refusal ? "text-soft" : "font-medium"}>{side === "certificate" ? pick(listing.name, locale) : `${certificate.number} · ${certificate.name}`}</span>
        {side === "certificate" && listing.state !== "published" ? <span className="text-soft"> ({t("cert.linkHidden")})</span> : null}
        {" "}<Badge tone={tone}>{Math.round(offer.score * 100)} %</Badge>
        <span className="hint block text-sm">
          {r("links.why.name", { percent: reasons.name })} · {reasons.producer === "same" ? r("links.why.sameProducer") : r("links.why.otherProducer", { producer: pick(side === "certificate" ? listing.producer : certificate.producer, locale) })} · {r(`links.why.group.${reasons.group}`)}
        </span>
        {refusal ? <span className="block text-sm text-danger"><LinkRefusalText refusal={refusal} /></span> : null}
      </span>
    </label>
  );
}
