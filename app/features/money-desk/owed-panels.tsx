import { Form } from "@remix-run/react";
import { pick } from "~/lib/localized-text";
import { formatSignedVnd, formatVnd } from "~/platform/i18n/format";
import { MONEY_TEXTS } from "~/platform/i18n/messages/money";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Button, ButtonLink } from "~/ui/kit/button";
import { Table, Td, Th } from "~/ui/kit/table";
import { AdminPanel } from "~/ui/layout/admin-page";
import type { MoneyView } from "./money-view.server";

/** What sellers are owed in all, and seller by seller. */
export function OwedPanel({ money }: { money: MoneyView }) {
  const t = useTexts(MONEY_TEXTS);
  const locale = useLocale();
  const vnd = (amount: bigint) => <span className="num whitespace-nowrap">{formatSignedVnd(amount, locale)}</span>;
  const sum = (of: (row: MoneyView["owed"][number]) => bigint) => money.owed.reduce((all, row) => all + of(row), 0n);
  const figures = [
    { name: t("owed.free"), amount: sum(({ free }) => (free > 0n ? free : 0n)) },
    { name: t("owed.waiting"), amount: sum(({ waiting }) => waiting) },
    { name: t("owed.withCarrier"), amount: sum(({ withCarrier }) => withCarrier) },
    { name: t("owed.held"), amount: sum(({ held }) => held) },
    { name: t("owed.underWay"), amount: money.underWay },
    { name: t("owed.debts"), amount: sum(({ free }) => (free < 0n ? -free : 0n)) },
  ];
  return (
    <AdminPanel title={t("owed")}>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-3">
        {figures.map(({ name, amount }) => <div key={name}><dt className="text-sm text-soft">{name}</dt><dd className="display text-lg">{vnd(amount)}</dd></div>)}
      </dl>
      {money.owed.length === 0 ? <p className="text-soft">{t("owed.none")}</p> : (
        <details className="mt-3">
          <summary className="link inline-flex min-h-11 cursor-pointer items-center">{t("owed.each")}</summary>
          <Table label={t("owed.each")} head={<><Th>{t("seller")}</Th><Th end>{t("owed.free")}</Th><Th end>{t("owed.waiting")}</Th><Th end>{t("owed.withCarrier")}</Th><Th end>{t("owed.held")}</Th></>}>
            {money.owed.map((row) => <tr key={row.producerId}><Td>{pick(row.producer, locale)}</Td><Td end>{vnd(row.free)}</Td><Td end>{vnd(row.waiting)}</Td><Td end>{vnd(row.withCarrier)}</Td><Td end>{vnd(row.held)}</Td></tr>)}
          </Table>
        </details>
      )}
    </AdminPanel>
  );
}

/** What a run of today would hold and who is left out, before anything is prepared. */
export function PreparePanel({ money }: { money: MoneyView }) {
  const t = useTexts(MONEY_TEXTS);
  const locale = useLocale();
  const path = useLocalePath()("/quan-tri/tien/dot");
  const due = money.owed.filter(({ standing }) => standing === "in");
  const left = money.owed.filter(({ standing }) => standing !== "in" && standing !== "nothing");
  const amount = due.reduce((all, { free }) => all + free, 0n);
  return (
    <AdminPanel title={t("prepare")}>
      {money.todays ? (
        <p className="flex flex-wrap items-center gap-3">{t("prepare.already")} <ButtonLink href={`${path}/${money.todays}`} variant="secondary">{t("prepare.open")}</ButtonLink></p>
      ) : due.length === 0 ? <p>{t("prepare.nobody")}</p> : (
        <Form method="post" className="flex flex-wrap items-center gap-3">
          <p className="grow font-semibold">{t("prepare.in", { count: due.length, amount: formatVnd(amount, locale) })}</p>
          <Button type="submit" name="intent" value="prepare">{t("prepare.submit")}</Button>
        </Form>
      )}
      {left.length > 0 ? (
        <details className="mt-2" open={left.length <= 3}>
          <summary className="link inline-flex min-h-11 cursor-pointer items-center">{t("prepare.left", { count: left.length })}</summary>
          <Table fits label={t("prepare.left", { count: left.length })} head={<><Th>{t("seller")}</Th><Th>{t("prepare.standing")}</Th><Th end>{t("amount")}</Th></>}>
            {left.map(({ producerId, producer, standing, free }) => (
              <tr key={producerId}><Td>{pick(producer, locale)}</Td><Td>{t(`standing.${standing}`, { minimum: formatVnd(money.minimum, locale) })}</Td><Td end><span className="whitespace-nowrap">{formatSignedVnd(free, locale)}</span></Td></tr>
            ))}
          </Table>
        </details>
      ) : null}
    </AdminPanel>
  );
}
