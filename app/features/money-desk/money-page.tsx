import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { PAYOUT_HOUR } from "~/domain/settlement/payout";
import { formatDate, formatMoment, formatVnd } from "~/platform/i18n/format";
import { BILL_TEXTS } from "~/platform/i18n/messages/bills";
import { MONEY_TEXTS } from "~/platform/i18n/messages/money";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Badge } from "~/ui/kit/badge";
import { Button, ButtonLink } from "~/ui/kit/button";
import { TextField } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { Table, Td, Th } from "~/ui/kit/table";
import { AdminHead, AdminPanel } from "~/ui/layout/admin-page";
import { LedgerList } from "./ledger-list";
import type { MoneyView } from "./money-view.server";
import { OwedPanel, PreparePanel } from "./owed-panels";

type Props = { money: MoneyView; /** A code that was looked for and is no order's. */ missed: string | null; refused: "nothing" | undefined };

/** The desk of money: what sellers are owed, runs of payouts, the books. */
export function MoneyPage({ money, missed, refused }: Props) {
  const t = useTexts(MONEY_TEXTS);
  const bills = useTexts(BILL_TEXTS);
  const path = useLocalePath()("/quan-tri/tien");
  return (
    <>
      <AdminHead title={t("title")} lead={t("lead")}>
        <ButtonLink href={`${path}/thu-ho`} variant="secondary">{t("carriers")}</ButtonLink>
        <ButtonLink href={`${path}/cho-xu-ly`} variant="secondary">{t("desk.suspense")}</ButtonLink>
        <ButtonLink href={`${path}/sao-ke`} variant="secondary">{t("desk.statements")}</ButtonLink>
        <ButtonLink href={`${path}/khieu-nai`} variant="secondary">{t("desk.disputes")}</ButtonLink>
        <ButtonLink href={`${path}/bang-ke`} variant="secondary">{bills("desk.link")}</ButtonLink>
        <ButtonLink href={`${path}/phi`} variant="secondary">{t("rates")}</ButtonLink>
      </AdminHead>
      <div className="grid grid-cols-1 gap-5">
        {refused ? <Notice tone="warn" live>{t("prepare.nobody")}</Notice> : null}
        <div className="grid grid-cols-1 items-start gap-5 xl:grid-cols-2">
          <div className="grid grid-cols-1 gap-5">
            <OwedPanel money={money} />
            <Search missed={missed} />
          </div>
          <div className="grid grid-cols-1 gap-5">
            <PreparePanel money={money} />
            <Clock clock={money.clock} />
          </div>
        </div>
        <div className="grid grid-cols-1 items-start gap-5 xl:grid-cols-2">
          <Runs runs={money.runs} />
          <Balance accounts={money.accounts} />
        </div>
      </div>
    </>
  );
}

function Search({ missed }: Pick<Props, "missed">) {
  const t = useTexts(MONEY_TEXTS);
  return (
    <AdminPanel title={t("find")}>
      <Form method="get" className="flex flex-wrap items-end gap-3">
        <TextField label={t("find.code")} name="order" required maxLength={20} autoComplete="off" autoCapitalize="characters" defaultValue={missed ?? ""} error={missed === null ? undefined : t("find.none")} className="min-w-0 grow" />
        <Button type="submit" variant="secondary" icon="search">{t("find.submit")}</Button>
      </Form>
    </AdminPanel>
  );
}

function Clock({ clock }: Pick<MoneyView, "clock">) {
  const t = useTexts(MONEY_TEXTS);
  const locale = useLocale();
  return (
    <AdminPanel title={t("clock")}>
      <p>{clock.ranAt && clock.outcome ? t("clock.last", { at: formatMoment(clock.ranAt, locale), outcome: t(`clock.outcome.${clock.outcome}`) }) : t("clock.never")}</p>
      <p>{clock.next ? t("clock.next", { day: formatDate(clock.next, locale), hour: PAYOUT_HOUR }) : t("clock.noRule")}</p>
    </AdminPanel>
  );
}

function Runs({ runs }: Pick<MoneyView, "runs">) {
  const t = useTexts(MONEY_TEXTS);
  const locale = useLocale();
  const path = useLocalePath()("/quan-tri/tien/dot");
  const state = ({ sentAt, payouts, paid, bounced, calledOff }: MoneyView["runs"][number]): ReactNode => {
    const waits = payouts - paid - bounced - calledOff;
    return (
      <span className="flex flex-wrap gap-1.5">
        {sentAt === null && waits > 0 ? <Badge tone="warn">{t("run.open")}</Badge> : waits > 0 ? <Badge tone="info">{t("run.waits", { count: waits })}</Badge> : <Badge tone="good">{t("run.done")}</Badge>}
        {bounced > 0 ? <Badge tone="bad">{t("run.bounced", { count: bounced })}</Badge> : null}
      </span>
    );
  };
  return (
    <AdminPanel title={t("runs")}>
      {runs.length === 0 ? <p className="text-soft">{t("runs.none")}</p> : (
        <Table fits label={t("runs")} head={<><Th>{t("run.day")}</Th><Th end>{t("run.count")}</Th><Th end>{t("amount")}</Th></>}>
          {runs.map((run) => (
            <tr key={run.id}>
              <Td><a className="link inline-flex min-h-11 items-center lg:min-h-0" href={`${path}/${run.id}`}>{formatDate(run.day, locale)}</a>{state(run)}</Td>
              <Td end>{run.payouts}</Td>
              <Td end><span className="whitespace-nowrap">{formatVnd(run.amount, locale)}</span></Td>
            </tr>
          ))}
        </Table>
      )}
    </AdminPanel>
  );
}

function Balance({ accounts }: Pick<MoneyView, "accounts">) {
  const t = useTexts(MONEY_TEXTS);
  const locale = useLocale();
  const sum = accounts.reduce((all, { amount }) => all + amount, 0n);
  return (
    <AdminPanel title={t("balance")}>
      <LedgerList label={t("balance")} rows={accounts.map(({ account, amount }) => ({ key: account, name: t(`account.${account}`), amount }))} />
      <p className={`mt-2 ${sum === 0n ? "text-soft" : "font-semibold text-danger"}`}>{sum === 0n ? t("balance.zero") : t("balance.off", { amount: formatVnd(sum, locale) })}</p>
    </AdminPanel>
  );
}
