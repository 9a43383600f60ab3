import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import type { Parcel } from "~/domain/orders/parcel-queries.server";
import { weightNote } from "~/domain/orders/line-note";
import { nextStep } from "~/domain/orders/parcels";
import { carrierName } from "~/domain/shipping/carrier-name";
import { pick } from "~/lib/localized-text";
import { formatDate, formatMoment, formatVnd } from "~/platform/i18n/format";
import { CANCELLING_TEXTS } from "~/platform/i18n/messages/cancelling";
import { DOOR_TEXTS } from "~/platform/i18n/messages/door";
import { PARCEL_TEXTS } from "~/platform/i18n/messages/parcels";
import { SALE_TEXTS, type SaleDictionary } from "~/platform/i18n/messages/sale";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Badge, type Tone } from "~/ui/kit/badge";
import { CalledOff, LineCut } from "~/ui/commerce/called-off";
import { Button, ButtonLink } from "~/ui/kit/button";
import { Facts } from "~/ui/kit/facts";
import { Checkbox, TextField } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { Table, Td, Th } from "~/ui/kit/table";
import type { DoorDone, DoorRefusal } from "./change-door.server";
import type { ParcelRefusal } from "./change-parcels.server";
import { DoorPanels } from "./door-panels";
import { PaymentBadge } from "./parcel-card";
import { WeighPanel } from "./weigh-panel";

const TONES: Record<Parcel["state"], Tone> = { pending: "warn", confirmed: "info", shipped: "info", delivered: "good", refused: "bad", returned: "neutral", cancelled: "neutral" };

type Props = { parcel: Parcel; done: "confirmed" | "shipped" | "delivered" | "weighed" | "cancelled" | DoorDone | null; refusal: ParcelRefusal | undefined; door: DoorRefusal | undefined; /** Of a direct order: the buyer's transfer, which comes before any step. */ money?: ReactNode; /** What is said and asked about it. */ children?: ReactNode };

/** One parcel: the step that comes next, whom it goes to, what is in it. */
export function ParcelPage({ parcel, done, refusal, door, money, children }: Props) {
  const t = useTexts(PARCEL_TEXTS);
  const sale = useTexts<SaleDictionary>(SALE_TEXTS);
  const cancelling = useTexts(CANCELLING_TEXTS);
  const atDoor = useTexts(DOOR_TEXTS);
  const locale = useLocale();
  const path = useLocalePath()("/nguoi-ban/don-hang");
  const { delivery, contact } = parcel;
  return (
    <div className="grid max-w-3xl grid-cols-1 gap-5">
      <div>
        <a className="link" href={path}>{t("back")}</a>
        <h1 className="mt-1 text-2xl">{t("one", { code: parcel.code })}</h1>
        <p className="mt-1 flex flex-wrap items-center gap-3"><Badge tone={TONES[parcel.state]}>{t(`state.${parcel.state}`)}</Badge><PaymentBadge parcel={parcel} />{parcel.ageCheck ? <Badge tone="warn">{t("ageCheck")}</Badge> : null}</p>
        {parcel.shipBy && parcel.shippedAt === null && parcel.state !== "cancelled" ? <p className="mt-1 font-semibold">{sale("shipBy", { day: formatDate(parcel.shipBy, locale) })}</p> : null}
      </div>
      {done && !refusal && !door ? <Notice tone="good" live>{done === "cancelled" ? cancelling("done") : done === "called" || done === "refused" || done === "returned" ? atDoor(`done.${done}`) : t(`done.${done}`, { count: 1 })}</Notice> : null}
      {refusal ? <Notice tone="bad" live>{t(`refused.${refusal.kind}`)}</Notice> : null}
      {money}
      <DoorPanels parcel={parcel} refusal={door} />
      <WeighPanel key={parcel.weighings} parcel={parcel} refusal={refusal} />
      {parcel.payment.state === "awaiting" ? null : <NextStep parcel={parcel} refusal={refusal} />}
      <section className="panel p-4">
        <Facts
          rows={[
            { term: t("buyer"), value: contact.name },
            { term: t("phone"), value: <a className="link num" href={`tel:${contact.phone}`} aria-label={t("call", { phone: contact.phone })}>{contact.phone}</a> },
            delivery.method === "ship"
              ? { term: t("destination"), value: `${delivery.street}, ${delivery.ward}, ${delivery.province}` }
              : { term: t("pickup"), value: `${pick(delivery.name, locale)}, ${delivery.address}` },
            parcel.note !== null && { term: t("note"), value: parcel.note },
            { term: t("placed"), value: formatMoment(parcel.placedAt, locale) },
            parcel.carrier !== null && { term: t("carrier"), value: carrierName(parcel.carrier, locale) },
            parcel.trackingNumber !== null && { term: t("tracking"), value: <span className="code">{parcel.trackingNumber}</span> },
            parcel.shippedAt !== null && { term: t("shippedAt"), value: formatMoment(parcel.shippedAt, locale) },
            parcel.deliveredAt !== null && { term: t("deliveredAt"), value: formatMoment(parcel.deliveredAt, locale) },
          ]}
        />
      </section>
      <Contents parcel={parcel} />
      <CalledOff cancellations={parcel.cancellations} />
      {parcel.state === "pending" || parcel.state === "confirmed" ? <p><ButtonLink href={`${path}/${parcel.id}/huy`} variant="secondary">{cancelling("open.desk")}</ButtonLink></p> : null}
      {parcel.state === "cancelled" ? null : <p><ButtonLink href={`${path}/phieu?parcel=${parcel.id}`} variant="secondary" icon="print">{t("slip")}</ButtonLink></p>}
      {children}
    </div>
  );
}

/** One step, one thumb: the form of what comes next. */
function NextStep({ parcel, refusal }: Pick<Props, "parcel" | "refusal">) {
  const t = useTexts(PARCEL_TEXTS);
  const next = nextStep(parcel.state);
  if (next === null) return null;
  const pickup = parcel.delivery.method === "pickup";
  return (
    <Form method="post" className="panel grid gap-4 p-4">
      <input type="hidden" name="intent" value={next} />
      <input type="hidden" name="from" value={parcel.state} />
      {next === "shipped" && !pickup ? (
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField label={t("carrier")} hint={t("carrierHint")} name="carrier" required maxLength={100} defaultValue={refusal?.values.carrier} error={refusal?.kind === "carrier" ? t("refused.carrier") : undefined} />
          <TextField label={t("tracking")} hint={t("trackingHint")} name="tracking" maxLength={100} autoComplete="off" autoCapitalize="characters" defaultValue={refusal?.values.tracking} />
        </div>
      ) : null}
      {next === "delivered" ? <p className="text-soft">{t("stepHint.delivered")}</p> : null}
      {next === "delivered" && parcel.ageCheck ? <Checkbox name="idChecked" value="yes" required label={t("idChecked")} error={refusal?.kind === "age_unchecked" ? t("refused.age_unchecked") : undefined} /> : null}
      <Button type="submit" size="lg" icon={next === "shipped" ? "truck" : "check"} className="w-full sm:w-auto sm:justify-self-start">
        {t(next === "shipped" && pickup ? "step.shippedPickup" : `step.${next}`)}
      </Button>
    </Form>
  );
}

function Contents({ parcel }: { parcel: Parcel }) {
  const t = useTexts(PARCEL_TEXTS);
  const sale = useTexts<SaleDictionary>(SALE_TEXTS);
  const locale = useLocale();
  return (
    <section className="panel">
      <Table fits label={t("item")} head={<><Th>{t("item")}</Th><Th end>{t("quantity")}</Th><Th end>{t("amount")}</Th></>}>
        {parcel.lines.map((line) => (
          <tr key={line.id}>
            <Td>{pick(line.name, locale)}, {pick(line.variantName, locale)} <span className="code block text-sm text-soft">{line.sku}</span>{line.sale.weight ? <span className="block text-sm">{weightNote(line.sale, parcel.payment.method !== "cod", sale)}</span> : null}<LineCut {...line} />{line.lots.length > 0 ? <span className="block text-sm">{t("lots", { codes: line.lots.join(", ") })}</span> : null}</Td>
            <Td end><b className="num">{line.quantity}</b></Td>
            <Td end><span className="num whitespace-nowrap">{formatVnd(line.total, locale)}</span></Td>
          </tr>
        ))}
        {parcel.discount > 0n ? <tr><Td>{t("discount")}</Td><Td /><Td end><span className="num whitespace-nowrap">−{formatVnd(parcel.discount, locale)}</span></Td></tr> : null}
        <tr><Td>{t("fee")}</Td><Td /><Td end><span className="num whitespace-nowrap">{formatVnd(parcel.fee, locale)}</span></Td></tr>
        {parcel.collect > 0n ? <tr><Td><b>{t("collect")}</b></Td><Td /><Td end><b className="num whitespace-nowrap">{formatVnd(parcel.collect, locale)}</b></Td></tr> : null}
      </Table>
    </section>
  );
}
