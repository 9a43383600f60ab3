import { Form, useLocation } from "@remix-run/react";
import type { LateRefusal } from "~/domain/orders/cancel-late-parcel.server";
import type { ParcelTerms } from "~/domain/orders/parcel-terms.server";
import { formatDate, formatMoment } from "~/platform/i18n/format";
import { TERM_TEXTS } from "~/platform/i18n/messages/terms";
import { useLocalePath, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { Notice } from "~/ui/kit/notice";

type Props = { terms: ParcelTerms | null; /** Of the buyer: what became of calling it off, and the moment the page was made at. */ buyer?: { at: Date; done: boolean; refusal: LateRefusal | undefined } };

/** Until when which step of a parcel is to be done, and what happens then; its buyer may call off what is late. */
export function TermsPanel({ terms, buyer }: Props) {
  const t = useTexts(TERM_TEXTS);
  const to = useLocalePath();
  const { pathname, search } = useLocation();
  if (!terms) return buyer?.done ? <Notice tone="good" live>{t("done")}</Notice> : null;
  const moment = (at: Date) => formatMoment(at, t.locale);
  const waits = terms.state === "pending" || terms.state === "confirmed";
  const late = waits && buyer !== undefined && buyer.at >= terms.buyerMayCancelAt;
  return (
    <section className="panel grid gap-2 px-5 py-4" aria-labelledby="thoi-han" id="huy-tre">
      <h2 id="thoi-han" className="text-lg">{t("panel")}</h2>
      {buyer?.refusal ? <Notice tone="bad" live>{t(`refused.${buyer.refusal.kind}`)}</Notice> : null}
      {terms.state === "pending" ? <p>{t("panel.confirm", { time: moment(terms.cancelUnconfirmedAt) })}</p> : null}
      {waits ? <p>{t("panel.ship", { day: formatDate(terms.leaveBy, t.locale), time: moment(terms.cancelUnshippedAt) })}</p> : null}
      {waits && buyer && !late ? <p>{t("panel.mayCancel", { time: moment(terms.buyerMayCancelAt) })}</p> : null}
      {terms.state === "shipped" && terms.completeAt ? <p>{t("panel.complete", { time: moment(terms.completeAt) })}</p> : null}
      {late ? (
        <Form method="post" action={`${pathname}${search}`} encType="multipart/form-data" className="grid gap-2">
          <p className="font-semibold">{t("late")}</p>
          <div><Button type="submit" name="intent" value="cancel-late" variant="danger">{t("cancel")}</Button></div>
        </Form>
      ) : null}
      <p><a className="link inline-flex min-h-11 items-center" href={to("/don-hang#thoi-han-chung")}>{t("all")}</a></p>
    </section>
  );
}
