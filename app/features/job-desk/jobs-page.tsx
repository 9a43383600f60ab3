import { Form } from "@remix-run/react";
import type { FailedRow, ScheduleRow, WaitingRow } from "~/domain/operations/job-queries.server";
import { JOBS_TEXTS } from "~/platform/i18n/messages/jobs";
import { useLocalePath, useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { Notice } from "~/ui/kit/notice";
import { AdminHead } from "~/ui/layout/admin-page";
import { Tabs } from "~/ui/layout/tabs";
import type { JobsDone, JobsRefusal } from "./change-jobs.server";
import { FailedList } from "./failed-list";
import { ScheduleList } from "./schedule-list";
import { WaitingList } from "./waiting-list";

export const JOB_TABS = ["failed", "waiting", "schedules"] as const;

export type JobsView =
  | { tab: "failed"; page: number; total: number; rows: FailedRow[]; open: { topic: string; count: number }[] }
  | { tab: "waiting"; page: number; total: number; rows: WaitingRow[] }
  | { tab: "schedules"; rows: ScheduleRow[] };

type Props = { view: JobsView; toDecide: number; done: JobsDone | null; refusal: JobsRefusal | undefined };

/** The desk of background jobs: what failed, what waits, and what the clock starts. */
export function JobsPage({ view, toDecide, done, refusal }: Props) {
  const t = useTexts(JOBS_TEXTS);
  const to = useLocalePath();
  return (
    <>
      <AdminHead title={t("title")} lead={t("lead")} />
      <Tabs label={t("title")} tabs={JOB_TABS.map((one) => ({ href: to(`/quan-tri/viec-nen?tab=${one}`), text: t(`tab.${one}`), current: one === view.tab, ...(one === "failed" ? { count: toDecide, urgent: true } : {}) }))} />
      <div className="grid grid-cols-1 gap-4">
        {done && !refusal ? <Notice tone="good" live>{t(`done.${done.done}`, { count: done.count })}</Notice> : null}
        {refusal ? <Notice tone="bad" live>{t(`refused.${refusal.kind}`)}</Notice> : null}
        {view.tab === "failed" ? (
          <>
            {view.open.length > 0 ? (
              <div className="flex flex-wrap gap-3">
                {view.open.map(({ topic, count }) => (
                  <Form key={topic} method="post">
                    <input type="hidden" name="topic" value={topic} />
                    <Button type="submit" name="intent" value="retry-all" variant="secondary">{t("retryAll", { count, topic })}</Button>
                  </Form>
                ))}
              </div>
            ) : null}
            <FailedList {...view} refusal={refusal} />
          </>
        ) : null}
        {view.tab === "waiting" ? <WaitingList {...view} /> : null}
        {view.tab === "schedules" ? <ScheduleList rows={view.rows} /> : null}
      </div>
    </>
  );
}
