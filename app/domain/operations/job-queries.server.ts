import { z } from "zod";
import { db } from "~/platform/db/client.server";
import { withoutPersonalData } from "~/platform/jobs/job-report";
import { nextRun } from "./next-run";
import { hasQueue } from "./queue.server";

export const JOBS_PAGE_SIZE = 100;

export type FailedRow = { id: string; topic: string; about: string; attempts: number; error: string; failedAt: Date; state: "failed" | "retried" | "given_up"; decidedAt: Date | null; decidedBy: string | null; reason: string | null };
export type WaitingRow = { id: string; topic: string; about: string; state: "outbox" | "waiting" | "retrying" | "running"; attempts: number; error: string | null; since: Date; nextAt: Date | null };
export type ScheduleRow = { name: string; cron: string; startedAt: Date | null; ms: number | null; report: { found: number | null; done: number | null; note: string | null; nextAt: Date | null } | null; failedAt: Date | null; error: string | null; nextAt: Date | null };

/** What a message is about: its ids and words, in a line; nothing of people is in it. */
function aboutOf(payload: unknown): string {
  if (typeof payload !== "object" || payload === null) return "";
  return withoutPersonalData(Object.entries(payload).map(([name, value]) => `${name} ${String(value)}`).join(" · "));
}

/** Messages that failed for good, undecided ones first, the latest first; with how many are undecided of each topic. */
export async function listFailed(page: number): Promise<{ total: number; rows: FailedRow[]; open: { topic: string; count: number }[] }> {
  const [total, rows, open] = await Promise.all([
    db().failedMessage.count(),
    db().$queryRaw<(Omit<FailedRow, "about"> & { payload: unknown })[]>`
      SELECT f.id, f.topic, f.payload, f.attempts, f.error, f.failed_at AS "failedAt", f.state, f.decided_at AS "decidedAt", u.name AS "decidedBy", f.reason
      FROM failed_message AS f LEFT JOIN app_user AS u ON u.id = f.decided_by
      ORDER BY f.state <> 'failed', f.failed_at DESC, f.id DESC LIMIT ${JOBS_PAGE_SIZE} OFFSET ${(page - 1) * JOBS_PAGE_SIZE}`,
    db().$queryRaw<{ topic: string; count: number }[]>`SELECT topic, count(*)::int AS count FROM failed_message WHERE state = 'failed' GROUP BY 1 ORDER BY 1`,
  ]);
  return { total, rows: rows.map(({ payload, ...row }) => ({ ...row, about: aboutOf(payload) })), open };
}

/** Messages not handled yet, those that failed before first: of the outbox, and of the queue. */
export async function listWaiting(page: number): Promise<{ total: number; rows: WaitingRow[] }> {
  if (!(await hasQueue())) return { total: 0, rows: [] };
  const rows = await db().$queryRaw<(Omit<WaitingRow, "about"> & { payload: unknown; total: bigint })[]>`
    SELECT *, count(*) OVER () AS total FROM (
      SELECT id::text, topic, payload, 'outbox' AS state, 0 AS attempts, NULL AS error, created_at AS since, NULL::timestamptz AS "nextAt" FROM outbox_message WHERE delivered_at IS NULL
      UNION ALL
      SELECT id::text, name, data, CASE state WHEN 'created' THEN 'waiting' WHEN 'retry' THEN 'retrying' ELSE 'running' END, CASE state WHEN 'created' THEN 0 WHEN 'retry' THEN retry_count + 1 ELSE retry_count END,
        coalesce(output->>'message', output->'value'->>'message'), created_on, CASE WHEN state = 'active' THEN NULL ELSE start_after END
      FROM pgboss.job WHERE state IN ('created', 'retry', 'active') AND name NOT IN (SELECT name FROM job_run) AND left(name, 10) <> '__pgboss__') AS waiting
    ORDER BY attempts DESC, since LIMIT ${JOBS_PAGE_SIZE} OFFSET ${(page - 1) * JOBS_PAGE_SIZE}`;
  return { total: Number(rows[0]?.total ?? 0), rows: rows.map(({ payload, total: _all, error, ...row }) => ({ ...row, about: aboutOf(payload), error: error === null ? null : withoutPersonalData(error) })) };
}

const reportShape = z.object({
  found: z.number().nullish().transform((value) => value ?? null),
  done: z.number().nullish().transform((value) => value ?? null),
  note: z.string().nullish().transform((value) => value ?? null),
  nextAt: z.coerce.date().nullish().transform((value) => value ?? null),
});

/** Every job the clock starts, with its last run and its next. */
export async function listSchedules(at: Date): Promise<ScheduleRow[]> {
  const rows = await db().jobRun.findMany({ orderBy: { name: "asc" } });
  return rows.map((row) => ({ ...row, report: reportShape.safeParse(row.report).data ?? null, nextAt: nextRun(row.cron, at) }));
}

/** What is to be looked at: failed messages, and jobs of the clock whose last run failed. */
export async function countFailed(): Promise<number> {
  const [row] = await db().$queryRaw<[{ count: number }]>`
    SELECT ((SELECT count(*) FROM failed_message WHERE state = 'failed') + (SELECT count(*) FROM job_run WHERE failed_at = started_at))::int AS count`;
  return row.count;
}
