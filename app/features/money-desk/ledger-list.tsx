import type { ReactNode } from "react";
import { formatVnd } from "~/platform/i18n/format";
import { MONEY_TEXTS } from "~/platform/i18n/messages/money";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Table, Td, Th } from "~/ui/kit/table";

type Row = { key: string; name: ReactNode; /** Debit positive. */ amount: bigint };

/** Accounts with their side: two columns on a desk, the side in words on a phone. The last row adds both sides up. */
export function LedgerList({ label, rows }: { label: string; rows: Row[] }) {
  const t = useTexts(MONEY_TEXTS);
  const locale = useLocale();
  const sum = (of: (amount: bigint) => bigint) => rows.reduce((all, { amount }) => all + (of(amount) > 0n ? of(amount) : 0n), 0n);
  const sums = { debit: sum((amount) => amount), credit: sum((amount) => -amount) };
  const side = (amount: bigint) => (amount > 0n ? <span className="whitespace-nowrap">{formatVnd(amount, locale)}</span> : null);
  return (
    <>
      <ul className="divide-y divide-line md:hidden">
        {rows.map(({ key, name, amount }) => (
          <li key={key} className="flex justify-between gap-3 py-2">
            <span className="min-w-0">{name}</span>
            <span className="num flex-none text-right">{formatVnd(amount < 0n ? -amount : amount, locale)}{amount === 0n ? null : <span className="block text-sm text-soft">{t(amount > 0n ? "balance.debit" : "balance.credit")}</span>}</span>
          </li>
        ))}
        <li className="flex justify-between gap-3 py-2 font-semibold"><span>{t("balance.debit")} = {t("balance.credit")}</span><span className="num">{formatVnd(sums.debit, locale)}{sums.debit === sums.credit ? null : ` ≠ ${formatVnd(sums.credit, locale)}`}</span></li>
      </ul>
      <div className="hidden md:block">
        <Table fits label={label} head={<><Th>{t("balance.account")}</Th><Th end>{t("balance.debit")}</Th><Th end>{t("balance.credit")}</Th></>}>
          {rows.map(({ key, name, amount }) => <tr key={key}><Td>{name}</Td><Td end>{side(amount)}</Td><Td end>{side(-amount)}</Td></tr>)}
          <tr className="font-semibold"><Td>{t("trail.sum")}</Td><Td end>{side(sums.debit)}</Td><Td end>{side(sums.credit)}</Td></tr>
        </Table>
      </div>
    </>
  );
}
