import { writeTermMails } from "~/domain/notifications/term-mails.server";
import { keepTerms } from "~/domain/orders/keep-terms.server";
import { isId } from "~/lib/id";
import type { JobReport } from "~/platform/jobs/job-report";

/** Every minute: terms of parcels that are over have their effect. */
export function keepOrderTerms(at: Date): Promise<JobReport> {
  return keepTerms(at);
}

/** Outbox topic "mail.parcel_term", payload `{ noticeId }`. Run again, it writes nothing twice. */
export async function mailParcelTerms(payloads: Record<string, unknown>[]): Promise<void> {
  for (const { noticeId } of payloads) if (typeof noticeId === "string" && isId(noticeId)) await writeTermMails(noticeId);
}
