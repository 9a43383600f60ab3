import { Form } from "@remix-run/react";
import type { FailedRow } from "~/domain/operations/job-queries.server";
import { formatMoment } from "~/platform/i18n/format";
import { JOBS_TEXTS } from "~/platform/i18n/messages/jobs";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Badge } from "~/ui/kit/badge";
import { Button } from "~/ui/kit/button";
import { TextField } from "~/ui/kit/field";
import type { JobsRefusal } from "./change-jobs.server";
import { PagesOf } from "./pages-of";

const TONES = { failed: "bad", retried: "info", given_up: "neutral" } as const;

/** Messages that failed for good, each with its two ways out. */
export function FailedList({ rows, total, page, refusal }: { rows: FailedRow[]; total: number; page: number; refusal: JobsRefusal | undefined }) {
  const t = useTexts(JOBS_TEXTS);
  const locale = useLocale();
  if (rows.length === 0) return <p className="panel p-4 text-soft">{t("none.failed")}</p>;
  return (
    <>
      <ul className="panel divide-y divide-line">
        {rows.map((row) => (
          <li key={row.id} className="grid gap-2 p-4">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <b className="code">{row.topic}</b> <Badge tone={TONES[row.state]}>{t(`state.${row.state}`)}</Badge>
              <span className="text-sm text-soft">{formatMoment(row.failedAt, locale)} · {t("attempts")}: <span className="num">{row.attempts}</span></span>
            </p>
            <p className="text-sm [overflow-wrap:anywhere]">{t("error")}: {row.error}</p>
            {row.about ? <p className="code text-sm text-soft [overflow-wrap:anywhere]">{row.about}</p> : null}
            {row.state === "failed" ? <Decision row={row} typed={refusal?.id === row.id ? refusal : undefined} /> : null}
            {row.decidedAt ? <p className="text-sm text-soft">{t("decided", { who: row.decidedBy ?? "–", time: formatMoment(row.decidedAt, locale) })}{row.reason ? ` · ${row.reason}` : ""}</p> : null}
          </li>
        ))}
      </ul>
      <PagesOf tab="failed" total={total} page={page} />
    </>
  );
}

function Decision({ row, typed }: { row: FailedRow; typed: JobsRefusal | undefined }) {
  const t = useTexts(JOBS_TEXTS);
  return (
    <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
      <Form method="post">
        <input type="hidden" name="id" value={row.id} />
        <Button type="submit" name="intent" value="retry">{t("retry")}</Button>
      </Form>
      <Form method="post" className="flex min-w-0 grow flex-wrap items-end gap-3">
        <input type="hidden" name="id" value={row.id} />
        <TextField label={t("reason")} name="reason" maxLength={500} required defaultValue={typed?.reason} error={typed?.kind === "no_reason" ? t("refused.no_reason") : null} className="min-w-0 grow sm:max-w-96" />
        <Button type="submit" name="intent" value="give-up" variant="secondary">{t("giveUp")}</Button>
      </Form>
    </div>
  );
}
