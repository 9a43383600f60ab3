import { writeJobAlerts } from "~/domain/notifications/job-alert-mails.server";
import { gatherFailed } from "~/domain/operations/gather-failed.server";
import type { JobReport } from "~/platform/jobs/job-report";

/** Every minute: what the queue has given up is kept for the desk of jobs, and told of. */
export function watchFailures(at: Date): Promise<JobReport> {
  return gatherFailed(at);
}

/** Outbox topic "mail.job_alert", payload `{ about, hour }`. Run again, it writes nothing twice. */
export async function mailJobAlerts(payloads: Record<string, unknown>[]): Promise<void> {
  for (const { about, hour } of payloads) if (typeof about === "string" && typeof hour === "string") await writeJobAlerts(about, hour);
}
