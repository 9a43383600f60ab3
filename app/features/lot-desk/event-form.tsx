import { Form, useNavigation } from "@remix-run/react";
import { useEffect, useRef, useState, type FormEvent } from "react";
import { DESK_STEP_NAMES } from "~/domain/traceability/desk-steps";
import { newId } from "~/lib/id";
import { Button } from "~/ui/kit/button";
import { FieldGroup, TextArea, TextField } from "~/ui/kit/field";
import { eventQueue } from "./event-queue";
import { faultText, type LotRefusal } from "./refusal";
import { useLotsT } from "./use-lots-t";

type Props = { lot: { id: string; code: string }; now: string; place: string; next: string; refusal: LotRefusal | undefined };

/**
 * One step of a lot: what, when, where. Three taps for the usual case. Without a signal it is kept on the device and
 * sent later under the same id.
 */
export function EventForm({ lot, now, place, next, refusal }: Props) {
  const t = useLotsT();
  const busy = useNavigation().state === "submitting";
  // Made in the browser: a page that is kept would give everyone the same.
  const [clientId, setClientId] = useState("");
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => setClientId(newId()), [now]);
  const mine = refusal?.intent === "event" ? refusal : undefined;
  const value = (name: string, otherwise = "") => mine?.values[name] ?? otherwise;
  const keep = (event: FormEvent<HTMLFormElement>) => {
    if (navigator.onLine) return;
    event.preventDefault();
    const fields = Object.fromEntries([...new FormData(event.currentTarget)].flatMap(([name, entry]) => (typeof entry === "string" ? [[name, entry]] : [])));
    eventQueue.add(localStorage, { clientId: clientId || newId(), lotId: lot.id, lotCode: lot.code, step: fields["step"] ?? "", fields });
    form.current?.reset();
    setClientId(newId());
  };
  return (
    <Form method="post" ref={form} onSubmit={keep} className="grid gap-4">
      <input type="hidden" name="intent" value="event" />
      <input type="hidden" name="clientId" value={clientId} />
      <FieldGroup legend={t("step.which")} error={faultText(mine, "step", t)}>
        <div className="grid grid-cols-2 gap-2 sm:grid-cols-4">
          {DESK_STEP_NAMES.map((step) => (
            <label key={step} className="radio-card min-h-12">
              <input type="radio" name="step" value={step} defaultChecked={value("step", next) === step} required />
              <span className="font-semibold">{t(`step.${step}`)}</span>
            </label>
          ))}
        </div>
      </FieldGroup>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField label={t("step.at")} type="datetime-local" name="at" defaultValue={value("at", now)} max={now} error={faultText(mine, "at", t)} required />
        <TextField label={t("step.place")} hint={t("step.placeHint")} name="place" maxLength={120} defaultValue={value("place", place)} error={faultText(mine, "place", t)} required />
      </div>
      <TextArea label={t("step.note")} name="note" rows={2} maxLength={500} defaultValue={value("note")} error={faultText(mine, "note", t)} />
      <Button type="submit" size="lg" busy={busy} icon="check">{t("step.save")}</Button>
    </Form>
  );
}
