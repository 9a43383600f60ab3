import { Form } from "@remix-run/react";
import { useId } from "react";
import { SECOND_OFFICER_ABOVE } from "~/domain/payments/refunds/refund";
import { daysBetween, localDateAt, type LocalDate } from "~/lib/local-date";
import { formatVnd } from "~/platform/i18n/format";
import { REMITTANCE_TEXTS } from "~/platform/i18n/messages/remittances";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { TextField } from "~/ui/kit/field";
import { AdminPanel } from "~/ui/layout/admin-page";
import type { CarriersView } from "./carriers-view.server";
import type { WriteOffAnswer } from "./change-write-off.server";
import { useCarrierName } from "./use-carrier-name";

const REASON_LENGTH = 500;
type Difference = CarriersView["differences"][number];
type Refusal = Exclude<WriteOffAnswer, { done: string }> | undefined;

/** What carriers handed over too little or too much, its age, and giving it up: a second officer decides on large ones. */
export function DifferencesPanel({ differences, today, self, answer }: Pick<CarriersView, "differences"> & { today: LocalDate; self: string; answer: Refusal }) {
  const t = useTexts(REMITTANCE_TEXTS);
  const locale = useLocale();
  const order = useLocalePath()("/quan-tri/tien/don");
  const name = useCarrierName();
  return (
    <AdminPanel title={t("differences")}>
      <p className="mb-2 max-w-prose text-soft">{t("differences.hint")} {t("writeOff.limit", { limit: formatVnd(SECOND_OFFICER_ABOVE, locale) })}</p>
      {differences.length === 0 ? <p>{t("differences.none")}</p> : (
        <ul className="divide-y divide-line">
          {differences.map((one) => (
            <li key={one.shipmentId} className="grid gap-2 py-3">
              <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
                <b className="num">{formatVnd(one.amount < 0n ? -one.amount : one.amount, locale)}</b> {t(one.amount > 0n ? "short" : "over")}
                <span>{name(one.carrier)}{one.tracking ? <span className="code"> {one.tracking}</span> : null}</span>
                <a className="link code inline-flex min-h-11 items-center" href={`${order}/${one.code}`}>{one.code}</a>
                <span className="text-soft">{t("age", { days: daysBetween(localDateAt(one.since), today) })}</span>
              </span>
              {one.writeOff ? <Judge difference={one} writeOff={one.writeOff} self={self} /> : <Ask difference={one} reason={answer?.shipmentId === one.shipmentId ? answer.reason : ""} open={answer?.shipmentId === one.shipmentId} />}
            </li>
          ))}
        </ul>
      )}
    </AdminPanel>
  );
}

function Ask({ difference, reason, open }: { difference: Difference; reason: string; open: boolean }) {
  const t = useTexts(REMITTANCE_TEXTS);
  const id = useId();
  return (
    <details open={open}>
      <summary className="link inline-flex min-h-11 cursor-pointer items-center">{t("writeOff")}</summary>
      <Form method="post" className="flex flex-wrap items-end gap-3">
        <input type="hidden" name="writeOff" value={difference.nextId} />
        <input type="hidden" name="shipment" value={difference.shipmentId} />
        <input type="hidden" name="amount" value={String(difference.amount)} />
        <TextField id={`${id}-reason`} label={t("writeOff.reason")} name="reason" required maxLength={REASON_LENGTH} autoComplete="off" defaultValue={reason} className="min-w-0 grow" />
        <Button type="submit" name="intent" value="write-off" variant="secondary">{t("writeOff")}</Button>
      </Form>
    </details>
  );
}

function Judge({ difference, writeOff, self }: { difference: Difference; writeOff: NonNullable<Difference["writeOff"]>; self: string }) {
  const t = useTexts(REMITTANCE_TEXTS);
  const id = useId();
  return (
    <>
      <p>{t("writeOff.asked", { who: writeOff.askedBy, reason: writeOff.reason })}</p>
      <Form method="post" className="flex flex-wrap items-end gap-3">
        <input type="hidden" name="writeOff" value={writeOff.id} />
        <input type="hidden" name="shipment" value={difference.shipmentId} />
        {writeOff.askedById === self ? <p className="text-soft">{t("writeOff.own")}</p> : <Button type="submit" name="intent" value="approve">{t("writeOff.approve")}</Button>}
        <TextField id={`${id}-answer`} label={t("writeOff.answer")} name="reason" maxLength={REASON_LENGTH} autoComplete="off" className="min-w-0 grow" />
        <Button type="submit" name="intent" value="decline" variant="secondary">{t("writeOff.decline")}</Button>
      </Form>
    </>
  );
}
