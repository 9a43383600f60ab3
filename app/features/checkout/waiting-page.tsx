import { Form } from "@remix-run/react";
import { OFFER_HOURS } from "~/domain/harvests/harvest";
import type { PlaceView } from "~/domain/harvests/harvest-queries.server";
import { pick } from "~/lib/localized-text";
import { formatDate, formatMoment, formatNumber, formatVnd } from "~/platform/i18n/format";
import { WAITING_TEXTS, type WaitingDictionary } from "~/platform/i18n/messages/waiting";
import { useLocalePath, useTexts } from "~/platform/i18n/react";
import { Badge, type Tone } from "~/ui/kit/badge";
import { Button, ButtonLink } from "~/ui/kit/button";
import { Notice } from "~/ui/kit/notice";
import { TextField } from "~/ui/kit/field";
import type { WaitingRefusal } from "./waiting-place.server";

const TONES: Record<PlaceView["state"], Tone> = { waiting: "info", offered: "good", confirmed: "good", lapsed: "warn", released: "bad", withdrawn: "neutral" };

/** A place in a waiting list: where it stands, what may be done, and the rule by which all are served. */
export function PlacePage({ place, fresh, over }: { place: PlaceView; fresh: boolean; over: boolean }) {
  const t = useTexts<WaitingDictionary>(WAITING_TEXTS);
  const to = useLocalePath();
  const { harvest } = place;
  const number = (value: number) => formatNumber(value, t.locale);
  return (
    <div className="page grid max-w-2xl gap-5 py-6 md:py-10">
      <header>
        <h1 className="flex flex-wrap items-center gap-3"><span>{t("place.yours")}</span><Badge tone={TONES[place.state]}>{t(`place.state.${place.state}`)}</Badge></h1>
        <p className="mt-2 text-lg">{t("place.what", { quantity: place.quantity, product: pick(place.product, t.locale), variant: pick(place.variant, t.locale) })}</p>
        <p className="text-soft">{t("place.price", { price: formatVnd(place.priceVnd, t.locale), unit: pick(place.unit, t.locale) })}</p>
      </header>
      {fresh ? <Notice tone="good" live>{t("place.done.waiting")}</Notice> : null}
      {over ? <Notice tone="bad" live>{t("place.refused.over")}</Notice> : null}
      {place.state === "waiting" ? <p className="font-semibold">{place.before === 0 ? t("place.next") : t("place.before", { count: number(place.before) })}</p> : null}
      {place.state === "offered" && place.offerUntil ? <p className="font-semibold">{t("place.until", { time: formatMoment(place.offerUntil, t.locale) })}</p> : null}
      {place.state === "waiting" || place.state === "offered" ? (
        <Form method="post" className="flex flex-wrap gap-3">
          {place.state === "offered" ? <Button type="submit" name="intent" value="buy" size="lg" icon="cart">{t("place.buy", { quantity: place.quantity })}</Button> : null}
          <Button type="submit" name="intent" value="leave" variant="quiet">{t("place.leave")}</Button>
        </Form>
      ) : <p><ButtonLink href={to(`/san-pham/${place.slug}`)} variant="secondary">{t("place.back")}</ButtonLink></p>}
      <Rule />
      {harvest ? <p className="text-soft">{t("place.forecast", { low: number(harvest.low), likely: number(harvest.likely), high: number(harvest.high), from: formatDate(harvest.from, t.locale), to: formatDate(harvest.to, t.locale) })}</p> : null}
    </div>
  );
}

/** The list's form again, with what was typed and what is wrong with it. */
export function JoinPage({ refusal }: { refusal: WaitingRefusal | null }) {
  const t = useTexts<WaitingDictionary>(WAITING_TEXTS);
  const to = useLocalePath();
  if (!refusal) return <div className="page grid max-w-xl gap-5 py-6 md:py-10"><h1>{t("place.title")}</h1><p><ButtonLink href={to("/san-pham")} variant="secondary">{t("place.back")}</ButtonLink></p><Rule /></div>;
  const { values, field, message } = refusal;
  const error = (name: string) => (field === name ? message : undefined);
  return (
    <div className="page grid max-w-xl gap-5 py-6 md:py-10">
      <h1>{t("place.title")}</h1>
      {field === null ? <Notice tone="bad" live>{message}</Notice> : null}
      <Form method="post" className="panel grid gap-4 p-4">
        <input type="hidden" name="sku" value={values["sku"]} />
        <TextField label={t("place.quantity")} name="quantity" inputMode="numeric" maxLength={3} required defaultValue={values["quantity"]} error={error("quantity")} />
        <TextField label={t("place.name")} name="name" autoComplete="name" maxLength={100} required defaultValue={values["name"]} error={error("name")} />
        <TextField label={t("place.email")} name="email" type="email" autoComplete="email" maxLength={254} required defaultValue={values["email"]} error={error("email")} />
        <Button type="submit">{t("place.submit")}</Button>
        <p className="hint">{t("place.free", { hours: OFFER_HOURS })}</p>
      </Form>
      <Rule />
    </div>
  );
}

function Rule() {
  const t = useTexts<WaitingDictionary>(WAITING_TEXTS);
  return (
    <section className="panel p-4">
      <h2 className="text-lg">{t("place.rule")}</h2>
      <ol className="mt-2 grid list-decimal gap-2 pl-5">{([1, 2, 3, 4] as const).map((n) => <li key={n}>{t(`place.rule.${n}`, { hours: OFFER_HOURS })}</li>)}</ol>
    </section>
  );
}
