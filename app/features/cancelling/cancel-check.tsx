import { Form, useLocation } from "@remix-run/react";
import type { CancellableParcel } from "~/domain/orders/cancellation-queries.server";
import { pick } from "~/lib/localized-text";
import { formatVnd } from "~/platform/i18n/format";
import { CANCELLING_TEXTS } from "~/platform/i18n/messages/cancelling";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { Seen } from "./seen";
import type { CancellingAnswer } from "./take-cancelling.server";

type Props = { parcel: CancellableParcel; side: "buyer" | "desk"; answer: Extract<CancellingAnswer, { kind: "check" }> };

/** Before it is done: which items go, what the order costs less, and how money comes back. */
export function CancelCheck({ parcel, side, answer: { id, cost, typed } }: Props) {
  const t = useTexts(CANCELLING_TEXTS);
  const locale = useLocale();
  const { pathname, search } = useLocation();
  const money = (amount: number) => formatVnd(BigInt(amount), locale);
  const going = parcel.lines.flatMap((line) => (Number(typed.quantities[line.id] || 0) > 0 ? [{ ...line, quantity: typed.quantities[line.id] ?? "" }] : []));
  const less = cost.amount - cost.refund;
  const { method } = parcel.payment;
  return (
    <>
      <p className="text-soft">{t("check.lead")}</p>
      <section className="panel grid gap-4 p-4">
        <ul className="grid gap-1">
          {going.map((line) => <li key={line.id}><b className="num">{line.quantity} ×</b> {pick(line.name, locale)}, {pick(line.variantName, locale)}</li>)}
        </ul>
        {typed.note ? <p className="border-l-4 border-l-persimmon pl-3">{typed.note}</p> : null}
        <dl className="grid gap-1">
          <Row name={t("check.goods")} amount={money(cost.goods)} />
          {cost.discount > 0 ? <Row name={t("check.discount")} amount={`−${money(cost.discount)}`} /> : null}
          {cost.fee > 0 ? <Row name={t("check.fee")} amount={money(cost.fee)} /> : null}
          <Row name={t("check.amount")} amount={money(cost.amount)} strong />
        </dl>
        <ul className="grid list-disc gap-1 pl-5">
          {cost.refund > 0 ? <li>{t(`check.refund.${side}`, { amount: money(cost.refund) })} {t(parcel.direct ? "way.direct" : method === "card" ? "way.card" : "way.bank")}</li> : null}
          {less > 0 && !cost.wholeOrder ? <li>{t(`check.pay.${method}`, { amount: money(less) })}</li> : null}
          {cost.discount > 0 && !cost.wholeParcel ? <li>{t("check.voucher")}</li> : null}
          {cost.wholeOrder ? <li>{t("check.order")}</li> : cost.wholeParcel ? <li>{t("check.parcel")}</li> : <li>{t("check.feeStays")}</li>}
          <li>{t("check.final")}</li>
        </ul>
        <Form method="post" action={`${pathname}${search}`} className="flex flex-wrap gap-3">
          <Seen parcel={parcel} />
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="note" value={typed.note} />
          {going.map((line) => <input key={line.id} type="hidden" name={`line.${line.id}`} value={line.quantity} />)}
          <Button type="submit" name="intent" value="confirm" variant="danger" className="w-full sm:w-auto">{t("confirm")}</Button>
          <Button type="submit" name="intent" value="change" variant="secondary" className="w-full sm:w-auto">{t("change")}</Button>
        </Form>
      </section>
    </>
  );
}

function Row({ name, amount, strong = false }: { name: string; amount: string; strong?: boolean }) {
  return (
    <div className={`flex items-baseline justify-between gap-4 ${strong ? "border-t border-line pt-2 font-semibold" : ""}`}>
      <dt>{name}</dt>
      <dd className="num">{amount}</dd>
    </div>
  );
}
