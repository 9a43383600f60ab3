import { Form, useLocation } from "@remix-run/react";
import type { OrderRefunds } from "~/domain/payments/refunds/refund-queries.server";
import { BANKS, bankName, type BankAccount } from "~/domain/producers/joining/banks";
import { formatVnd } from "~/platform/i18n/format";
import { REFUND_TEXTS } from "~/platform/i18n/messages/refunds";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { SelectField, TextField } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import type { AccountRefusal } from "./change-refunds.server";
import { RefundLine } from "./refund-line";

type Props = OrderRefunds & { /** Producers owe the buyer something back and need an account for it. */ byProducers: boolean; saved: boolean; refusal: AccountRefusal | undefined };

/** What a buyer gets back of an order, which way, and where to say which account; nothing when nothing was ever due. */
export function BuyersRefunds({ due, refunds, named, byCard, byProducers, saved, refusal }: Props) {
  const t = useTexts(REFUND_TEXTS);
  const locale = useLocale();
  if (due.length === 0 && refunds.length === 0 && !byProducers) return null;
  const asks = (due.length > 0 && !byCard) || byProducers;
  return (
    <section className="panel grid gap-3 px-5 py-5" aria-labelledby="hoan-tien" id="tien-hoan">
      <h2 id="hoan-tien" className="text-xl">{t("title")}</h2>
      {saved && !refusal ? <Notice tone="good" live>{t("saved")}</Notice> : null}
      {due.map(({ account, amount }) => <p key={account}>{t(account === "suspense" ? "due.suspense" : "due", { amount: formatVnd(amount, locale) })}</p>)}
      {due.length > 0 && byCard ? <p className="text-soft">{t("byCard")}</p> : null}
      {asks && named ? <p>{t("toAccount", { account: named.account, bank: bankName(named.bankBin), holder: named.holder })}</p> : null}
      {asks && !named ? <><p>{t("needsAccount")}</p><AccountForm refusal={refusal} /></> : null}
      {asks && named ? (
        <details open={refusal !== undefined}>
          <summary className="cursor-pointer font-semibold">{t("otherAccount")}</summary>
          <div className="mt-3"><AccountForm refusal={refusal} /></div>
        </details>
      ) : null}
      {refunds.map((refund) => <RefundLine key={refund.id} refund={refund} />)}
    </section>
  );
}

function AccountForm({ refusal }: { refusal: AccountRefusal | undefined }) {
  const t = useTexts(REFUND_TEXTS);
  const { pathname, search } = useLocation();
  const problem = (field: keyof BankAccount) => {
    const kind = refusal?.problems[field];
    return kind ? t(kind) : null;
  };
  return (
    <Form method="post" action={`${pathname}${search}`} className="no-print grid gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField label={t("bank")} name="bankBin" defaultValue={refusal?.typed.bankBin ?? ""} error={problem("bankBin")} required>
          <option value="">{t("choose")}</option>
          {BANKS.map(({ bin, name }) => <option key={bin} value={bin}>{name}</option>)}
        </SelectField>
        <TextField label={t("account")} name="account" inputMode="numeric" autoComplete="off" maxLength={30} defaultValue={refusal?.typed.account} error={problem("account")} required />
        <TextField label={t("holder")} name="holder" autoComplete="off" maxLength={120} defaultValue={refusal?.typed.holder} error={problem("holder")} required />
      </div>
      <div><Button type="submit" name="intent" value="refund-account" variant="secondary">{t("save")}</Button></div>
    </Form>
  );
}
