import { Form } from "@remix-run/react";
import { useId } from "react";
import type { OrderRefunds, Refund } from "~/domain/payments/refunds/refund-queries.server";
import { bankName } from "~/domain/producers/joining/banks";
import { REASON_LENGTH, SECOND_OFFICER_ABOVE } from "~/domain/payments/refunds/refund";
import { formatVnd } from "~/platform/i18n/format";
import { REFUND_TEXTS } from "~/platform/i18n/messages/refunds";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { TextField } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { AdminPanel } from "~/ui/layout/admin-page";
import type { RefundDone, RefundRefusal } from "./change-refunds.server";
import { RefundLine } from "./refund-line";

type Props = OrderRefunds & { /** Ids for what is asked next, one per account, so that a form sent twice asks once. */ nextIds: string[]; done: RefundDone | null; refusal: RefundRefusal | undefined };

/** What an order's buyer is owed, and each refund with the one step that comes next. */
export function OfficersRefunds({ due, refunds, named, byCard, nextIds, done, refusal }: Props) {
  const t = useTexts(REFUND_TEXTS);
  const locale = useLocale();
  if (due.length === 0 && refunds.length === 0) return null;
  return (
    <AdminPanel title={t("title")}>
      <div className="grid gap-4">
        {done && !refusal ? <Notice tone="good" live>{t(`done.${done}`)}</Notice> : null}
        {refusal ? <Notice tone="bad" live>{t(`refused.${refusal.kind}`)}</Notice> : null}
        {due.map(({ account, amount }, index) => (
          <div key={account} className="grid gap-2">
            <p className="font-semibold">{t(account === "suspense" ? "desk.due.suspense" : "desk.due", { amount: formatVnd(amount, locale) })}</p>
            {byCard || named ? null : <p className="text-soft">{t("desk.noAccount")}</p>}
            {byCard || !named ? null : <p className="text-soft">{t("toAccount", { account: named.account, bank: bankName(named.bankBin), holder: named.holder })}</p>}
            {byCard || named ? (
              <Form method="post" className="grid items-end gap-3 sm:grid-cols-[16rem_auto]">
                <input type="hidden" name="refund" value={nextIds[index]} />
                <input type="hidden" name="account" value={account} />
                <TextField label={t("desk.amount")} hint={t("desk.sendHint", { limit: formatVnd(SECOND_OFFICER_ABOVE, locale) })} name="amount" inputMode="numeric" maxLength={20} autoComplete="off" required
                  defaultValue={refusal?.values["intent"] === "refund-ask" && refusal.values["account"] === account ? refusal.values["amount"] : String(amount)} />
                <div><Button type="submit" name="intent" value="refund-ask">{t("desk.send")}</Button></div>
              </Form>
            ) : null}
          </div>
        ))}
        {refunds.map((refund) => (
          <div key={refund.id} className="grid gap-3 border-t border-line pt-3">
            <RefundLine refund={refund} />
            {refund.to ? <p className="text-soft">{t("toAccount", { account: refund.to.account, bank: bankName(refund.to.bankBin), holder: refund.to.holder })}</p> : null}
            <Steps refund={refund} typed={refusal?.values["refund"] === refund.id ? refusal.values : {}} />
          </div>
        ))}
      </div>
    </AdminPanel>
  );
}

function Steps({ refund, typed }: { refund: Refund; typed: Record<string, string> }) {
  const t = useTexts(REFUND_TEXTS);
  const id = useId();
  if (refund.state === "approved" && refund.method === "card") return <p className="text-soft">{t("desk.auto")}</p>;
  if (refund.state !== "asked" && refund.state !== "approved") return null;
  const [yes, no] = refund.state === "asked" ? (["approve", "decline"] as const) : (["paid", "failed"] as const);
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Form method="post" className="flex flex-wrap items-end gap-3">
        <input type="hidden" name="refund" value={refund.id} />
        {refund.state === "approved" ? <TextField id={`${id}-reference`} label={t("desk.bankReference")} name="reference" maxLength={100} autoComplete="off" required defaultValue={typed["reference"]} /> : null}
        <Button type="submit" name="intent" value={`refund-${yes}`}>{t(`desk.${yes}`)}</Button>
      </Form>
      <Form method="post" className="flex flex-wrap items-end gap-3">
        <input type="hidden" name="refund" value={refund.id} />
        <TextField id={`${id}-reason`} label={t("desk.reason")} name="reason" maxLength={REASON_LENGTH} required defaultValue={typed["reason"]} />
        <Button type="submit" name="intent" value={`refund-${no}`} variant="secondary">{t(`desk.${no}`)}</Button>
      </Form>
    </div>
  );
}
