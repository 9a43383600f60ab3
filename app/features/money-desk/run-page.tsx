import { Form } from "@remix-run/react";
import { NEXT_STATES } from "~/domain/settlement/payout";
import { pick } from "~/lib/localized-text";
import { formatDate, formatMoment, formatVnd } from "~/platform/i18n/format";
import { INCOME_TEXTS } from "~/platform/i18n/messages/income";
import { MONEY_TEXTS } from "~/platform/i18n/messages/money";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { PayoutBadge } from "~/ui/commerce/payout-badge";
import { Button, ButtonLink } from "~/ui/kit/button";
import { Notice } from "~/ui/kit/notice";
import { Table, Td, Th } from "~/ui/kit/table";
import { AdminHead, AdminPanel } from "~/ui/layout/admin-page";
import type { RunAnswer } from "./change-run.server";
import { ImportPanel, SinglePanel } from "./run-forms";
import type { RunView } from "./run-view.server";

type Props = RunView & { done: "prepared" | "sent" | "settled" | null; answer: RunAnswer | undefined };

/** One run: what goes to whom, the file for the bank, that it was sent, and what the bank reports. */
export function RunPage({ run, payouts, done, answer }: Props) {
  const t = useTexts(MONEY_TEXTS);
  const locale = useLocale();
  const path = useLocalePath()("/quan-tri/tien");
  const orders = payouts.filter(({ state }) => state !== "called_off");
  const total = orders.reduce((sum, { amount }) => sum + amount, 0n);
  const waiting = payouts.some(({ state }) => state === "prepared" || state === "sent");
  return (
    <>
      <AdminHead
        title={t("run.title", { day: formatDate(run.day, locale) })}
        lead={
          <>
            <p>{t("run.prepared", { at: formatMoment(run.preparedAt, locale), who: run.preparedBy ?? t("run.clock") })}</p>
            {run.sentAt ? <p>{t("run.sent", { at: formatMoment(run.sentAt, locale), who: run.sentBy ?? t("run.clock") })}</p> : null}
          </>
        }
      >
        <a className="link inline-flex min-h-11 items-center" href={path}>{t("run.back")}</a>
      </AdminHead>
      <div className="grid grid-cols-1 gap-5">
        {done && !answer ? <Notice tone="good" live>{t(`done.${done}`)}</Notice> : null}
        {answer && "refused" in answer ? <Notice tone="bad" live>{t(answer.refused === "stale" ? "refused.stale" : "import.unreadable")}</Notice> : null}
        <Payouts payouts={payouts} title={t("run.total", { count: orders.length, amount: formatVnd(total, locale) })} />
        <div className="grid grid-cols-1 items-start gap-5 xl:grid-cols-2">
          <AdminPanel title={t("run.steps")}>
            <p className="mb-3 text-soft">{t("run.fileHint")}</p>
            <div className="flex flex-wrap gap-3">
              <ButtonLink href={`${path}/dot/${run.id}/tep`} variant={run.sentAt ? "secondary" : "primary"} icon="download" download>{t("run.file")}</ButtonLink>
              {run.sentAt === null && orders.length > 0 ? <Form method="post"><Button type="submit" name="intent" value="send" variant="secondary" icon="check">{t("run.send")}</Button></Form> : null}
            </div>
            {run.sentAt === null ? <p className="mt-3 text-soft">{t("run.sendHint")}</p> : null}
          </AdminPanel>
          {run.sentAt !== null && (waiting || (answer && ("looked" in answer || "applied" in answer))) ? <ImportPanel answer={answer} /> : null}
          <SinglePanel open={payouts.filter(({ state }) => NEXT_STATES[state].length > 0)} sent={run.sentAt !== null} refusal={answer && "single" in answer ? answer.single : undefined} />
        </div>
      </div>
    </>
  );
}

function Payouts({ payouts, title }: { payouts: RunView["payouts"]; title: string }) {
  const t = useTexts(MONEY_TEXTS);
  const words = useTexts(INCOME_TEXTS);
  const locale = useLocale();
  return (
    <AdminPanel title={title}>
      <ul className="divide-y divide-line md:hidden">
        {payouts.map(({ code, producer, bank, account, holder, amount, state, reason, bankReference }) => (
          <li key={code} className="grid gap-0.5 py-3">
            <span className="flex items-start justify-between gap-3"><b className="min-w-0">{pick(producer, locale)}</b><b className="num flex-none">{formatVnd(amount, locale)}</b></span>
            <span className="flex flex-wrap items-center justify-between gap-2"><span className="code">{code}</span><PayoutBadge state={state} /></span>
            {reason ? <span>{reason}</span> : null}
            <span className="text-sm text-soft">{bank} {account}, {holder}{bankReference ? ` · ${bankReference}` : ""}</span>
          </li>
        ))}
      </ul>
      <div className="hidden md:block">
        <Table label={title} head={<><Th>{t("run.code")}</Th><Th>{t("seller")}</Th><Th end>{t("amount")}</Th><Th>{words("state")}</Th><Th>{t("run.to")}</Th><Th>{t("run.reference")}</Th></>}>
          {payouts.map(({ code, producer, bank, account, holder, amount, state, reason, bankReference }) => (
            <tr key={code}>
              <Td><span className="code whitespace-nowrap">{code}</span></Td>
              <Td>{pick(producer, locale)}</Td>
              <Td end><span className="whitespace-nowrap">{formatVnd(amount, locale)}</span></Td>
              <Td><PayoutBadge state={state} />{reason ? <span className="block text-sm">{reason}</span> : null}</Td>
              <Td>{bank} <span className="num whitespace-nowrap">{account}</span><span className="block text-sm text-soft">{holder}</span></Td>
              <Td><span className="code">{bankReference ?? "–"}</span></Td>
            </tr>
          ))}
        </Table>
      </div>
    </AdminPanel>
  );
}
