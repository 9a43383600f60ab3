import { db } from "~/platform/db/client.server";
import { withoutPersonalData, type JobReport } from "./job-report";

/** Notes which jobs the clock starts, and forgets those it no longer does; what came of the others' last runs stays. */
export async function noteSchedules(schedules: readonly { name: string; cron: string }[]): Promise<void> {
  await db().$executeRaw`WITH known AS (SELECT * FROM jsonb_to_recordset(${JSON.stringify(schedules)}::jsonb) AS k(name text, cron text)),
    gone AS (DELETE FROM job_run WHERE name NOT IN (SELECT name FROM known))
    INSERT INTO job_run (name, cron) SELECT name, cron FROM known ON CONFLICT (name) DO UPDATE SET cron = excluded.cron`;
}

/** Keeps what a scheduled job did. */
export async function noteRun(name: string, startedAt: Date, ms: number, report: JobReport | null): Promise<void> {
  await db().$executeRaw`UPDATE job_run SET started_at = ${startedAt}, ms = ${ms}, report = ${report === null ? null : JSON.stringify(report)}::jsonb WHERE name = ${name}`;
}

/** Keeps that it failed and why; what it did before stays to be seen. */
export async function noteFailure(name: string, startedAt: Date, ms: number, error: unknown): Promise<void> {
  const text = withoutPersonalData(error instanceof Error ? error.message : String(error)) || "?";
  await db().$executeRaw`UPDATE job_run SET started_at = ${startedAt}, ms = ${ms}, report = NULL, failed_at = ${startedAt}, error = ${text} WHERE name = ${name}`;
}
