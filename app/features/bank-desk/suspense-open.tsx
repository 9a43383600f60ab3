import { Form } from "@remix-run/react";
import { useId } from "react";
import { formatMoment, formatVnd } from "~/platform/i18n/format";
import { BANK_DESK_TEXTS } from "~/platform/i18n/messages/bank-desk";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Badge } from "~/ui/kit/badge";
import { Button } from "~/ui/kit/button";
import { TextField } from "~/ui/kit/field";
import { AdminPanel } from "~/ui/layout/admin-page";
import type { SuspenseRefusal } from "./change-suspense.server";
import type { SuspenseView } from "./suspense-view.server";

/** What one officer proposed and another has to agree to. */
export function ClaimsPanel({ claims }: Pick<SuspenseView, "claims">) {
  const t = useTexts(BANK_DESK_TEXTS);
  const locale = useLocale();
  return (
    <AdminPanel title={t("claims")}>
      <ul className="divide-y divide-line">
        {claims.map(({ id, place, orderCode, amount, account, reason, askedAt }) => (
          <li key={id} className="grid gap-2 py-3">
            <p><b className="num">{formatVnd(amount, locale)}</b> · {t(`claim.${account}`)} · <span className="code [overflow-wrap:anywhere]">{orderCode ?? place.replace(/^\w+:/, "")}</span></p>
            <p className="[overflow-wrap:anywhere]">{reason} <span className="text-sm text-soft">({formatMoment(askedAt, locale)})</span></p>
            <Form method="post" className="flex flex-wrap gap-3">
              <input type="hidden" name="claim" value={id} />
              <Button type="submit" name="intent" value="claim-yes">{t("claim.approve")}</Button>
              <Button type="submit" name="intent" value="claim-no" variant="secondary">{t("claim.decline")}</Button>
            </Form>
          </li>
        ))}
      </ul>
    </AdminPanel>
  );
}

/** Credits without an order that go back, each with the step that comes next. */
export function ReturnsPanel({ returns, refusal }: Pick<SuspenseView, "returns"> & { refusal: SuspenseRefusal | undefined }) {
  const t = useTexts(BANK_DESK_TEXTS);
  const locale = useLocale();
  const key = useId();
  return (
    <AdminPanel title={t("returns")}>
      <ul className="divide-y divide-line">
        {returns.map(({ id, place, amount, state, bank, bankAccount, holder }) => {
          const typed = (name: string) => (refusal?.values["refund"] === id ? refusal.values[name] : undefined);
          const error = (name: string) => (refusal?.values["refund"] === id && refusal.field === name ? t(`refused.${refusal.kind}`) : undefined);
          const [yes, no] = state === "asked" ? (["yes", "no"] as const) : (["paid", "failed"] as const);
          return (
            <li key={id} className="grid gap-2 py-3">
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1"><b className="num">{formatVnd(amount, locale)}</b><Badge tone={state === "asked" ? "warn" : "info"}>{t(`return.${state}`)}</Badge></p>
              <p className="[overflow-wrap:anywhere]">{bank} <span className="num">{bankAccount}</span>, {holder} · <span className="code">{place.replace(/^\w+:/, "")}</span></p>
              <div className="grid items-start gap-4 lg:grid-cols-2">
                <Form method="post" className="flex flex-wrap items-end gap-3">
                  <input type="hidden" name="refund" value={id} />
                  {state === "approved" ? <TextField id={`${key}-${id}-reference`} label={t("return.reference")} name="reference" maxLength={100} autoComplete="off" required defaultValue={typed("reference")} error={error("reference")} /> : null}
                  <Button type="submit" name="intent" value={`return-${yes}`}>{t(state === "asked" ? "return.approve" : "return.paid")}</Button>
                </Form>
                <Form method="post" className="flex flex-wrap items-end gap-3">
                  <input type="hidden" name="refund" value={id} />
                  <TextField id={`${key}-${id}-reason`} label={t("return.reason")} name="reason" maxLength={500} required defaultValue={typed("reason")} error={error("reason")} />
                  <Button type="submit" name="intent" value={`return-${no}`} variant="secondary">{t(state === "asked" ? "return.decline" : "return.failed")}</Button>
                </Form>
              </div>
            </li>
          );
        })}
      </ul>
    </AdminPanel>
  );
}
