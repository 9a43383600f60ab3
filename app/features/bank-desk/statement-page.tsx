import { Form } from "@remix-run/react";
import { NEEDS_A_LOOK, type RowOutcome } from "~/domain/reconciliation/foresee";
import { formatDate, formatMoment, formatVnd } from "~/platform/i18n/format";
import { BANK_DESK_TEXTS } from "~/platform/i18n/messages/bank-desk";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Badge, type Tone } from "~/ui/kit/badge";
import { Button } from "~/ui/kit/button";
import { Notice } from "~/ui/kit/notice";
import { Table, Td, Th } from "~/ui/kit/table";
import { AdminHead, AdminPanel } from "~/ui/layout/admin-page";
import { Tabs } from "~/ui/layout/tabs";
import { ComparePanel } from "./compare-panel";
import { VIEWS } from "./statement-tabs";
import type { StatementView } from "./statement-view.server";

type Props = StatementView & { done: "kept" | "same" | "recorded" | null };

function toneOf(outcome: RowOutcome): Tone {
  if (outcome === "known") return "neutral";
  if (outcome === "conflict" || outcome === "debit_unknown") return "bad";
  return NEEDS_A_LOOK.includes(outcome) ? "warn" : "good";
}

/** One statement, row by row: what each would become, or became, and how the whole stands beside the books. */
export function StatementPage({ statement, tab, counts, totals, rows, more, compared, done }: Props) {
  const t = useTexts(BANK_DESK_TEXTS);
  const locale = useLocale();
  const path = useLocalePath()("/quan-tri/tien/sao-ke");
  return (
    <>
      <AdminHead
        title={t("statement.title", { from: formatDate(statement.firstDay, locale), to: formatDate(statement.lastDay, locale) })}
        lead={t("statement.file", { name: statement.fileName, at: formatMoment(statement.uploadedAt, locale) })}
      >
        <a className="link inline-flex min-h-11 items-center" href={path}>{t("statements")}</a>
      </AdminHead>
      <div className="grid grid-cols-1 gap-5">
        {done ? <Notice tone={done === "recorded" ? "good" : "info"} live>{t(`statement.${done}`)}</Notice> : null}
        <ul className="flex flex-wrap gap-2">{counts.map(({ outcome, count }) => <li key={outcome}><Badge tone={toneOf(outcome)}>{t(`outcome.${outcome}`)}: {count}</Badge></li>)}</ul>
        {totals.open > 0 ? (
          <Form method="post" className="grid gap-2">
            <div><Button type="submit" name="intent" value="record" icon="check">{t("statement.record", { count: totals.open })}</Button></div>
            <p className="text-soft">{t("statement.recordHint")}</p>
          </Form>
        ) : null}
        <ComparePanel statement={statement} compared={compared} />
        <AdminPanel title={t("statement.rows")}>
          <Tabs label={t("statement.rows")} tabs={VIEWS.map((one) => ({ href: `${path}/${statement.id}?xem=${one}`, text: t(`statement.${one}`), count: totals[one], current: one === tab, urgent: one === "look" }))} />
          {rows.length === 0 ? <p className="text-soft">{t("statement.noRows")}</p> : <Rows rows={rows} heading={t(totals.open > 0 ? "row.will" : "row.became")} />}
          {more ? <p className="mt-3 text-soft">{t("statement.shown", { count: rows.length })}</p> : null}
        </AdminPanel>
      </div>
    </>
  );
}

function Rows({ rows, heading }: { rows: StatementView["rows"]; heading: string }) {
  const t = useTexts(BANK_DESK_TEXTS);
  const locale = useLocale();
  return (
    <>
      <ul className="divide-y divide-line md:hidden">
        {rows.map(({ line, day, reference, amount, content, outcome }) => (
          <li key={line} className="grid gap-0.5 py-3">
            <span className="flex items-start justify-between gap-3"><span className="text-soft">{formatDate(day, locale)} · {line}</span><b className="num flex-none">{formatVnd(amount, locale)}</b></span>
            <span className="[overflow-wrap:anywhere]">{content}</span>
            <span className="flex flex-wrap items-center justify-between gap-2"><span className="code text-sm">{reference}</span><Badge tone={toneOf(outcome)}>{t(`outcome.${outcome}`)}</Badge></span>
          </li>
        ))}
      </ul>
      <div className="hidden md:block">
        <Table label={t("statement.rows")} head={<><Th end>{t("row.line")}</Th><Th>{t("row.day")}</Th><Th>{t("row.content")}</Th><Th end>{t("row.amount")}</Th><Th>{heading}</Th></>}>
          {rows.map(({ line, day, reference, amount, content, outcome }) => (
            <tr key={line}>
              <Td end>{line}</Td>
              <Td><span className="whitespace-nowrap">{formatDate(day, locale)}</span></Td>
              <Td><span className="[overflow-wrap:anywhere]">{content}</span><span className="code block text-sm text-soft">{reference}</span></Td>
              <Td end><span className="whitespace-nowrap">{formatVnd(amount, locale)}</span></Td>
              <Td><Badge tone={toneOf(outcome)}>{t(`outcome.${outcome}`)}</Badge></Td>
            </tr>
          ))}
        </Table>
      </div>
    </>
  );
}
