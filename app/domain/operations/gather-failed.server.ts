import type { JobReport } from "~/platform/jobs/job-report";
import { withoutPersonalData } from "~/platform/jobs/job-report";
import { db } from "~/platform/db/client.server";
import { log } from "~/platform/log/log.server";
import { hasQueue } from "./queue.server";

/** The alert's own topic: that it could not be sent is no reason for another. */
export const ALERT_TOPIC = "mail.job_alert";
const BATCH = 500;

type Failed = { id: string; topic: string; payload: unknown; attempts: number; error: string | null; failedAt: Date };

/**
 * Takes what the queue has given up since the last look, each once, and sets a mail to the administrators on its way. Also a
 * job of the clock that failed is told of, at most once a day each.
 */
export async function gatherFailed(at: Date): Promise<JobReport> {
  if (!(await hasQueue())) return { found: 0, done: 0 };
  const found = await db().$queryRaw<Failed[]>`
    SELECT j.id, j.name AS topic, j.data AS payload, j.retry_count + 1 AS attempts, coalesce(j.completed_on, j.created_on) AS "failedAt",
      concat_ws(': ', coalesce(j.output->>'message', j.output->'value'->>'message', left(j.output::text, 300)), j.output->'errors'->0->>'message') AS error
    FROM pgboss.job AS j WHERE j.state = 'failed' AND NOT EXISTS (SELECT 1 FROM failed_message AS f WHERE f.id = j.id)
      AND j.name NOT IN (SELECT name FROM job_run) AND left(j.name, 10) <> '__pgboss__'
    ORDER BY j.completed_on LIMIT ${BATCH}`;
  const rows = found.map((one) => ({ ...one, payload: one.payload ?? {}, error: withoutPersonalData(one.error ?? "") || "?" }));
  const [{ done }] = await db().$queryRaw<[{ done: number }]>`
    WITH kept AS (
      INSERT INTO failed_message (id, topic, payload, attempts, error, failed_at)
      SELECT x.id, x.topic, x.payload, x.attempts, x.error, x."failedAt" FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(id uuid, topic text, payload jsonb, attempts int, error text, "failedAt" timestamptz)
      ON CONFLICT (id) DO NOTHING RETURNING topic
    ), told AS (
      INSERT INTO outbox_message (topic, payload)
      SELECT ${ALERT_TOPIC}, jsonb_build_object('about', topic, 'hour', to_char(${at}::timestamptz AT TIME ZONE 'UTC', 'YYYY-MM-DD-HH24')) FROM (
        SELECT DISTINCT topic FROM kept WHERE topic <> ${ALERT_TOPIC}
        UNION SELECT name FROM job_run WHERE failed_at > ${at}::timestamptz - interval '1 minute' AND failed_at <= ${at}::timestamptz) AS about
    )
    SELECT count(*)::int AS done FROM kept`;
  if (done > 0) log.error({ topics: [...new Set(rows.map(({ topic }) => topic))], done }, "messages failed for good: see the desk of jobs");
  return { found: rows.length, done };
}
