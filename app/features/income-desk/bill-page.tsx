import { localDateAt } from "~/lib/local-date";
import { formatDate, formatVnd } from "~/platform/i18n/format";
import { BILL_TEXTS } from "~/platform/i18n/messages/bills";
import { useLocalePath, useTexts } from "~/platform/i18n/react";
import { BillBadge } from "~/ui/commerce/bill-badge";
import { ButtonLink } from "~/ui/kit/button";
import { Facts } from "~/ui/kit/facts";
import type { BillStatement } from "./bill-view.server";
import { StatementLines } from "./statement-lines";

/** One bill: how much by when, the transfer that pays it, what came, and what it consists of. */
export function BillPage({ bill, transfer, lines }: BillStatement) {
  const t = useTexts(BILL_TEXTS);
  const to = useLocalePath();
  const vnd = (amount: bigint) => formatVnd(amount, t.locale);
  return (
    <div className="grid max-w-5xl grid-cols-1 gap-5">
      <div>
        <a className="link no-print inline-flex min-h-11 items-center" href={to("/nguoi-ban/thu-nhap")}>{t("back")}</a>
        <h1 className="text-2xl">{t("one", { code: bill.code })}</h1>
        <p className="mt-1 flex flex-wrap items-center gap-3"><span className="display num text-xl">{vnd(bill.amount)}</span><BillBadge standing={bill.standing} /></p>
      </div>
      <section className="panel p-4">
        <Facts
          rows={[
            { term: t("day"), value: formatDate(bill.day, t.locale) },
            { term: t("due"), value: formatDate(bill.dueOn, t.locale) },
            bill.rest > 0n && { term: t("rest"), value: <b className="num">{vnd(bill.rest)}</b> },
            bill.payments.length > 0 && { term: t("payments"), value: bill.payments.map((one) => <span key={one.bankReference} className="block">{t("payment", { amount: vnd(one.amount), day: formatDate(localDateAt(one.creditedAt), t.locale), reference: one.bankReference })}{one.surplus > 0n ? `, ${t("payment.surplus", { amount: vnd(one.surplus) })}` : ""}</span>) },
          ]}
        />
      </section>
      {transfer ? (
        <section className="panel grid gap-5 p-4 sm:grid-cols-[14rem_1fr]" aria-labelledby="tra-bang-ke">
          <img src={transfer.qr} alt={t("pay.alt", { amount: vnd(transfer.amount), reference: transfer.content })} width={224} height={224} className="w-full max-w-64 justify-self-center rounded-control bg-white p-3" />
          <div className="grid content-start gap-2">
            <h2 id="tra-bang-ke" className="text-lg">{t("pay.title")}</h2>
            <p className="text-soft">{t("pay.text")}</p>
            <Facts
              rows={[
                { term: t("amount"), value: <b className="num">{vnd(transfer.amount)}</b> },
                { term: t("pay.content"), value: <b className="code select-all">{transfer.content}</b> },
                { term: t("pay.bank"), value: transfer.bank },
                { term: t("pay.account"), value: <span className="num select-all">{transfer.account}</span> },
                { term: t("pay.holder"), value: transfer.holder },
              ]}
            />
          </div>
        </section>
      ) : null}
      <section aria-labelledby="tung-kien" className="grid grid-cols-1 gap-2">
        <h2 id="tung-kien" className="text-lg">{t("lines")}</h2>
        <StatementLines lines={lines} />
      </section>
      <p className="no-print"><ButtonLink href={to(`/nguoi-ban/bang-ke/${bill.code}/tep`)} variant="secondary" icon="download" download>{t("pdf")}</ButtonLink></p>
    </div>
  );
}
