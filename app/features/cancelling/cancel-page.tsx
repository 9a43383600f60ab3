import { Form, useLocation } from "@remix-run/react";
import type { CancellableParcel } from "~/domain/orders/cancellation-queries.server";
import { pick } from "~/lib/localized-text";
import { CANCELLING_TEXTS } from "~/platform/i18n/messages/cancelling";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { FieldError, TextArea } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { CancelCheck } from "./cancel-check";
import { Seen } from "./seen";
import type { CancellingAnswer } from "./take-cancelling.server";

export type CancelPageProps = { parcel: CancellableParcel; side: "buyer" | "desk"; /** The order's own page. */ back: string; answer: Exclude<CancellingAnswer, { kind: "done" }> | undefined };

/** Calling part of a parcel off in two steps: how many of which line, then what it comes to, and only then it is done. */
export function CancelPage({ parcel, side, back, answer }: CancelPageProps) {
  const t = useTexts(CANCELLING_TEXTS);
  const locale = useLocale();
  return (
    <div className="grid max-w-2xl grid-cols-1 gap-5">
      <div>
        <a className="link inline-flex min-h-11 items-center" href={back}>{t("back")}</a>
        <h1 className="mt-1 text-2xl">{t(answer?.kind === "check" ? "check.title" : "title")}</h1>
        <p className="mt-1 text-soft">{t("parcel", { producer: pick(parcel.producer, locale), code: parcel.code })}</p>
      </div>
      {answer?.kind === "check" ? <CancelCheck parcel={parcel} side={side} answer={answer} /> : <Quantities parcel={parcel} side={side} answer={answer} />}
    </div>
  );
}

type FormProps = Pick<CancelPageProps, "parcel" | "side"> & { answer: Extract<CancellingAnswer, { kind: "form" }> | undefined };

function Quantities({ parcel, side, answer }: FormProps) {
  const t = useTexts(CANCELLING_TEXTS);
  const locale = useLocale();
  const { pathname, search } = useLocation();
  const open = parcel.state === "pending" || (side === "desk" && parcel.state === "confirmed");
  const lines = parcel.lines.filter(({ left }) => left > 0);
  const problem = answer?.problem ?? null;
  const message = problem === null ? null : t(problem === "wrong_state" ? `refused.wrong_state.${side}` : `refused.${problem}`);
  if (!open || lines.length === 0) return <Notice tone="warn" live>{t(`refused.wrong_state.${side}`)}</Notice>;
  return (
    <>
      {message ? <Notice tone="bad" live>{message}</Notice> : <p className="text-soft">{t(`lead.${side}`)}</p>}
      <Form method="post" action={`${pathname}${search}`} className="panel grid gap-4 p-4">
        <Seen parcel={parcel} />
        <ul className="grid divide-y divide-line">
          {lines.map((line) => {
            const product = `${pick(line.name, locale)}, ${pick(line.variantName, locale)}`;
            const wrong = answer?.lines[line.id];
            return (
              <li key={line.id} className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 py-3">
                <label htmlFor={`line-${line.id}`} className="min-w-0">
                  <span className="font-semibold">{product}</span>
                  <span className="hint block">{t("stands", { ordered: line.ordered, left: line.left })}</span>
                </label>
                <input
                  id={`line-${line.id}`} className="input num min-h-11 w-20 text-right" name={`line.${line.id}`} inputMode="numeric" pattern="[0-9]{0,4}" maxLength={6} placeholder="0" autoComplete="off"
                  aria-label={t("quantityOf", { product })} aria-invalid={wrong ? true : undefined} aria-describedby={wrong ? `line-${line.id}-error` : undefined} defaultValue={answer?.typed.quantities[line.id]}
                />
                {wrong ? <div className="col-span-2"><FieldError id={`line-${line.id}-error`} message={t(`refused.${wrong}`, { left: line.left })} /></div> : null}
              </li>
            );
          })}
        </ul>
        <TextArea label={t("reason")} hint={t(`reasonHint.${side}`)} name="note" rows={2} maxLength={500} defaultValue={answer?.typed.note} error={answer?.noteMissing ? t("refused.reason") : undefined} />
        <div className="flex flex-wrap gap-3">
          <Button type="submit" name="intent" value="check" className="w-full sm:w-auto">{t("check")}</Button>
          <Button type="submit" name="intent" value="check-all" variant="secondary" className="w-full sm:w-auto">{t("checkAll")}</Button>
        </div>
      </Form>
    </>
  );
}
