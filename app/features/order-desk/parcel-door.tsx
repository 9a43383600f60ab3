import { Form } from "@remix-run/react";
import { useId } from "react";
import { REFUSAL_REASONS } from "~/domain/orders/order";
import type { ShipmentView } from "~/domain/orders/order-view";
import { DOOR_TEXTS } from "~/platform/i18n/messages/door";
import { useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { SelectField, TextField } from "~/ui/kit/field";

/** What an officer notes of a parcel's door in the seller's place: that the buyer was called, that it was not taken. */
export function ParcelDoor({ shipment: { id, state, call, refusalReason } }: { shipment: ShipmentView }) {
  const t = useTexts(DOOR_TEXTS);
  const fields = useId();
  return (
    <>
      {refusalReason ? <p className="mt-2">{t(`reason.${refusalReason}`)}. {t("refused.costs", { who: t(refusalReason === "not_as_ordered" ? "refused.bySeller" : "refused.byShop") })}</p> : null}
      {call === "waits" && (state === "pending" || state === "confirmed") ? (
        <Form method="post" className="mt-3 flex flex-wrap items-center gap-3">
          <input type="hidden" name="shipment" value={id} />
          <b>{t("call.title")}</b>
          <Button type="submit" name="intent" value="called" variant="secondary">{t("call.submit")}</Button>
        </Form>
      ) : null}
      {state === "shipped" ? (
        <details className="mt-3">
          <summary className="link inline-flex min-h-11 cursor-pointer items-center">{t("refuse")}</summary>
          <Form method="post" className="grid items-end gap-3 sm:grid-cols-[1fr_1fr_auto]">
            <input type="hidden" name="shipment" value={id} />
            <SelectField id={`${fields}-reason`} label={t("refuse.reason")} name="reason" required defaultValue="">
              <option value="">{t("refuse.choose")}</option>
              {REFUSAL_REASONS.map((reason) => <option key={reason} value={reason}>{t(`reason.${reason}`)}</option>)}
            </SelectField>
            <TextField id={`${fields}-note`} label={t("refuse.note")} name="note" maxLength={500} autoComplete="off" />
            <Button type="submit" name="intent" value="refused" variant="secondary">{t("refuse.submit")}</Button>
          </Form>
        </details>
      ) : null}
    </>
  );
}
