import type { ReactNode } from "react";
import { localDateAt } from "~/lib/local-date";
import { formatDate, formatVnd } from "~/platform/i18n/format";
import { INCOME_TEXTS, type IncomeDictionary } from "~/platform/i18n/messages/income";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Notice } from "~/ui/kit/notice";
import { Table, Td, Th } from "~/ui/kit/table";
import { AccountPanel } from "./account-panel";
import type { AccountRefusal } from "./change-account.server";
import type { IncomeView, SeenPayout } from "./income-view.server";
import { PayoutBadge } from "~/ui/commerce/payout-badge";

type Props = { income: IncomeView; mayChange: boolean; done: boolean; refusal: AccountRefusal | undefined; /** What buyers paid the producer directly, and its bills. */ children?: ReactNode };

/** What a producer is owed, by which rule it is paid, what was paid, where to, and the taxes that were withheld. */
export function IncomePage({ income, mayChange, done, refusal, children }: Props) {
  const t = useTexts(INCOME_TEXTS);
  const locale = useLocale();
  const { balance, rule, payouts, account, taxes } = income;
  const weekday = `weekday.${rule?.weekday ?? 1}` as keyof IncomeDictionary;
  return (
    <div className="grid max-w-4xl grid-cols-1 gap-5">
      <div>
        <h1 className="text-2xl">{t("title")}</h1>
        <p className="max-w-prose text-soft">{t("lead")}</p>
      </div>
      {done && !refusal ? <Notice tone="good" live>{t("account.done")}</Notice> : null}
      {refusal ? <Notice tone="bad" live>{t("account.refused")}</Notice> : null}
      {account === null ? <Notice tone="warn">{t("account.none")} {mayChange ? null : t("account.ownerOnly")}</Notice> : null}
      <Balance balance={balance} />
      {rule ? <p className="max-w-prose">{t("rule", { days: rule.holdDays, weekday: t(weekday), minimum: formatVnd(rule.minimum, locale), day: formatDate(rule.next, locale) })}</p> : null}
      {children}
      <Payouts payouts={payouts} />
      <AccountPanel account={account} mayChange={mayChange} refusal={refusal} />
      {taxes.length > 0 ? <Taxes taxes={taxes} /> : null}
    </div>
  );
}

function Balance({ balance }: Pick<IncomeView, "balance">) {
  const t = useTexts(INCOME_TEXTS);
  const locale = useLocale();
  const owes = balance.free < 0n;
  const figures = [
    { name: t(owes ? "free.owes" : "free"), amount: owes ? -balance.free : balance.free, text: t(owes ? "free.owesText" : "free.text"), first: true },
    { name: t("waiting"), amount: balance.waiting, text: balance.nextFree ? t("waiting.next", { day: formatDate(localDateAt(balance.nextFree), locale) }) : "" },
    ...(balance.withCarrier === 0n ? [] : [{ name: t("withCarrier"), amount: balance.withCarrier, text: t("withCarrier.text") }]),
    { name: t("held"), amount: balance.held, text: t("held.text") },
    { name: t("underWay"), amount: balance.underWay, text: t("underWay.text") },
  ];
  return (
    <dl className="grid grid-cols-1 gap-3 sm:grid-cols-2">
      {figures.map(({ name, amount, text, first }) => (
        <div key={name} className={`panel p-4 ${first ? `border-l-4 ${owes ? "border-l-persimmon" : "border-l-leaf"}` : ""}`}>
          <dt className="text-soft">{name}</dt>
          <dd><span className={`display num block ${first ? "text-2xl" : "text-xl"}`}>{formatVnd(amount, locale)}</span>{text ? <span className="text-[0.9375rem] text-soft">{text}</span> : null}</dd>
        </div>
      ))}
    </dl>
  );
}

function Payouts({ payouts }: { payouts: SeenPayout[] }) {
  const t = useTexts(INCOME_TEXTS);
  const locale = useLocale();
  const path = useLocalePath()("/nguoi-ban/thu-nhap");
  return (
    <section aria-labelledby="cac-ky" className="grid grid-cols-1 gap-2">
      <h2 id="cac-ky" className="text-lg">{t("payouts")}</h2>
      {payouts.length === 0 ? <p className="panel p-4 text-soft">{t("payouts.none")}</p> : (
        <div className="panel">
          <Table fits label={t("payouts")} head={<><Th>{t("payout")}</Th><Th>{t("state")}</Th><Th end>{t("amount")}</Th></>}>
            {payouts.map(({ code, day, amount, state, reason }) => (
              <tr key={code}>
                <Td><a className="link inline-flex min-h-11 flex-col justify-center" href={`${path}/${code}`}><b className="num">{formatDate(day, locale)}</b> <span className="code text-sm">{code}</span></a></Td>
                <Td><PayoutBadge state={state} />{reason ? <span className="block text-sm">{reason}</span> : null}</Td>
                <Td end><b className="num whitespace-nowrap">{formatVnd(amount, locale)}</b></Td>
              </tr>
            ))}
          </Table>
        </div>
      )}
    </section>
  );
}

function Taxes({ taxes }: Pick<IncomeView, "taxes">) {
  const t = useTexts(INCOME_TEXTS);
  const locale = useLocale();
  const path = useLocalePath()("/nguoi-ban/thu-nhap/thue");
  return (
    <section aria-labelledby="thue" className="grid grid-cols-1 gap-2">
      <h2 id="thue" className="text-lg">{t("taxes")}</h2>
      <p className="max-w-prose text-soft">{t("taxes.lead")}</p>
      <ul className="grid gap-3">
        {taxes.map(({ year, base, vat, pit }) => (
          <li key={year} className="panel grid grid-cols-2 gap-x-6 gap-y-2 p-4 sm:grid-cols-[1fr_1fr_1fr_1fr_auto] sm:items-center">
            <b className="text-lg">{year}</b>
            {[[t("taxes.base"), base], [t("taxes.vat"), vat], [t("taxes.pit"), pit]].map(([name, amount]) => (
              <span key={String(name)} className="grid"><span className="text-sm text-soft">{String(name)}</span><span className="num">{formatVnd(BigInt(amount ?? 0), locale)}</span></span>
            ))}
            <a className="link inline-flex min-h-11 items-center" href={`${path}/${year}`} download>{t("taxes.slip", { year })}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
