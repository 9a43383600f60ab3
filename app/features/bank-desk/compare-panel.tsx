import { formatDate, formatMoment, formatVnd } from "~/platform/i18n/format";
import { BANK_DESK_TEXTS } from "~/platform/i18n/messages/bank-desk";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Facts } from "~/ui/kit/facts";
import { Table, Td, Th } from "~/ui/kit/table";
import { AdminPanel } from "~/ui/layout/admin-page";
import type { StatementView } from "./statement-view.server";

/** The statement's balances beside those of the books, and what explains the difference. */
export function ComparePanel({ statement, compared }: Pick<StatementView, "statement" | "compared">) {
  const t = useTexts(BANK_DESK_TEXTS);
  const locale = useLocale();
  const vnd = (amount: bigint | null) => <span className="whitespace-nowrap">{amount === null ? t("compare.unsaid") : formatVnd(amount, locale)}</span>;
  const { bookOpening, bookClosing, opening, closing, arose, parts, rest, missing } = compared;
  const ends = [
    { name: t("compare.opening", { day: formatDate(statement.firstDay, locale) }), told: statement.opening, book: bookOpening, off: opening },
    { name: t("compare.closing", { day: formatDate(statement.lastDay, locale) }), told: statement.closing, book: bookClosing, off: closing },
  ];
  const named = (["notRecorded", "debits", "conflicts", "missing"] as const).filter((part) => parts[part].count > 0);
  return (
    <AdminPanel title={t("compare")}>
      <div className="hidden sm:block">
        <Table fits label={t("compare")} head={<><Th><span className="sr-only">{t("row.day")}</span></Th><Th end>{t("compare.statement")}</Th><Th end>{t("compare.book")}</Th><Th end>{t("compare.difference")}</Th></>}>
          {ends.map(({ name, told, book, off }) => <tr key={name}><Td>{name}</Td><Td end>{vnd(told)}</Td><Td end>{vnd(book)}</Td><Td end>{vnd(off)}</Td></tr>)}
        </Table>
      </div>
      <div className="grid gap-4 sm:hidden">
        {ends.map(({ name, told, book, off }) => <div key={name}><h3 className="font-semibold">{name}</h3><Facts rows={[{ term: t("compare.statement"), value: vnd(told) }, { term: t("compare.book"), value: vnd(book) }, { term: t("compare.difference"), value: vnd(off) }]} /></div>)}
      </div>
      {closing === 0n && named.length === 0 ? <p className="mt-3">{t("compare.same")}</p> : null}
      {named.length > 0 || (rest !== null && rest !== 0n) ? (
        <div className="mt-3">
          {arose === null ? null : <p>{t("compare.from", { amount: formatVnd(arose, locale) })}</p>}
          <ul className="list-disc pl-5">
            {named.map((part) => <li key={part}>{t(`compare.${part}`, { count: parts[part].count, amount: formatVnd(parts[part].amount, locale) })}</li>)}
            {rest !== null && rest !== 0n ? <li className="font-semibold text-danger">{t("compare.rest", { amount: formatVnd(rest, locale) })}</li> : null}
          </ul>
        </div>
      ) : null}
      {missing.length > 0 ? (
        <ul className="mt-3 divide-y divide-line">
          {missing.map(({ reference, amount, content, creditedAt }) => (
            <li key={reference} className="flex justify-between gap-3 py-2">
              <span className="min-w-0 [overflow-wrap:anywhere]">{content || "–"}<span className="block text-sm text-soft"><span className="code">{reference}</span> · {formatMoment(creditedAt, locale)}</span></span>
              <span className="num flex-none">{formatVnd(amount, locale)}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </AdminPanel>
  );
}
