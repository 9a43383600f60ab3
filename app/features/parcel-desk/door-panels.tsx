import { Form } from "@remix-run/react";
import { REFUSAL_REASONS } from "~/domain/orders/order";
import type { Parcel } from "~/domain/orders/parcel-queries.server";
import { localDateAt } from "~/lib/local-date";
import { pick } from "~/lib/localized-text";
import { formatDate, formatMoment } from "~/platform/i18n/format";
import { DOOR_TEXTS } from "~/platform/i18n/messages/door";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { SelectField, TextField } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import type { DoorRefusal } from "./change-door.server";

type Props = { parcel: Parcel; refusal: DoorRefusal | undefined };
const NOTE_LENGTH = 500;

/** What a parcel's door asks for: the call before it leaves, that it was not taken, what came back. */
export function DoorPanels({ parcel, refusal }: Props) {
  const t = useTexts(DOOR_TEXTS);
  return (
    <>
      {refusal?.kind === "stale" ? <Notice tone="bad" live>{t("fault.stale")}</Notice> : null}
      <CallPanel parcel={parcel} />
      <RefusePanel parcel={parcel} refusal={refusal} />
      {parcel.refusal ? <RefusedPanel parcel={parcel} refusal={refusal} reason={parcel.refusal} /> : null}
    </>
  );
}

function CallPanel({ parcel }: { parcel: Parcel }) {
  const t = useTexts(DOOR_TEXTS);
  const locale = useLocale();
  if (!parcel.call) return null;
  const { checked } = parcel.call;
  if (checked) return <p className="text-soft">{t("call.done", { who: checked.by, at: formatMoment(checked.at, locale) })}</p>;
  if (parcel.state !== "pending" && parcel.state !== "confirmed") return null;
  return (
    <Form method="post" className="panel grid gap-3 border-l-4 border-l-persimmon p-4">
      <h2 className="text-lg">{t("call.title")}</h2>
      <p>{t("call.lead", { phone: parcel.contact.phone })}</p>
      <div className="flex flex-wrap items-center gap-4">
        <a className="link num inline-flex min-h-11 items-center text-lg" href={`tel:${parcel.contact.phone}`}>{parcel.contact.phone}</a>
        <Button type="submit" name="intent" value="called" icon="check">{t("call.submit")}</Button>
      </div>
    </Form>
  );
}

function RefusePanel({ parcel, refusal }: Props) {
  const t = useTexts(DOOR_TEXTS);
  if (parcel.state !== "shipped") return null;
  return (
    <details className="panel p-4" open={refusal?.kind === "reason"}>
      <summary className="link inline-flex min-h-11 cursor-pointer items-center">{t("refuse")}</summary>
      <Form method="post" className="mt-2 grid gap-4">
        <p className="text-soft">{t("refuse.lead")}</p>
        <SelectField label={t("refuse.reason")} name="reason" required defaultValue={refusal?.values["reason"] ?? ""} error={refusal?.kind === "reason" ? t("fault.reason") : undefined}>
          <option value="">{t("refuse.choose")}</option>
          {REFUSAL_REASONS.map((reason) => <option key={reason} value={reason}>{t(`reason.${reason}`)}</option>)}
        </SelectField>
        <TextField label={t("refuse.note")} name="note" maxLength={NOTE_LENGTH} autoComplete="off" defaultValue={refusal?.values["note"]} />
        <Button type="submit" name="intent" value="refused" variant="secondary" className="w-full sm:w-auto sm:justify-self-start">{t("refuse.submit")}</Button>
      </Form>
    </details>
  );
}

function RefusedPanel({ parcel, refusal, reason: { reason, note, at } }: Props & { reason: NonNullable<Parcel["refusal"]> }) {
  const t = useTexts(DOOR_TEXTS);
  const locale = useLocale();
  return (
    <section className="panel grid gap-3 p-4">
      <p className="font-semibold">{t("refused.at", { day: formatDate(localDateAt(at), locale), reason: t(`reason.${reason}`) })}</p>
      {note ? <p>{note}</p> : null}
      <p className="text-soft">{t("refused.costs", { who: t(reason === "not_as_ordered" ? "refused.bySeller" : "refused.byShop") })}</p>
      {parcel.state === "refused" ? <TakeBack parcel={parcel} refusal={refusal} /> : (
        <ul className="grid gap-1">
          {parcel.lines.map(({ id, name, back }) => back ? <li key={id}>{pick(name, locale)}: {t("back.found", { sound: back.sound, spoiled: back.spoiled })}{back.reason ? ` (${back.reason})` : null}</li> : null)}
        </ul>
      )}
    </section>
  );
}

function TakeBack({ parcel, refusal }: Props) {
  const t = useTexts(DOOR_TEXTS);
  const locale = useLocale();
  const value = (name: string) => refusal?.values[name];
  return (
    <Form method="post" className="grid gap-4 border-t border-line pt-3">
      <h2 className="text-lg">{t("back")}</h2>
      <p className="text-soft">{t("back.lead")}</p>
      {parcel.lines.filter(({ quantity }) => quantity > 0).map(({ id, name, quantity }) => (
        <div key={id} className="grid items-start gap-4 sm:grid-cols-2">
          <TextField label={t("back.sound", { name: pick(name, locale), count: quantity })} name={`sound.${id}`} inputMode="numeric" required maxLength={6} autoComplete="off" defaultValue={value(`sound.${id}`) ?? String(quantity)} error={refusal?.fields?.includes(id) ? t("fault.lines") : undefined} />
          <TextField label={t("back.why")} name={`why.${id}`} maxLength={NOTE_LENGTH} autoComplete="off" defaultValue={value(`why.${id}`)} />
        </div>
      ))}
      <Button type="submit" name="intent" value="returned" size="lg" icon="check" className="w-full sm:w-auto sm:justify-self-start">{t("back.submit")}</Button>
    </Form>
  );
}
