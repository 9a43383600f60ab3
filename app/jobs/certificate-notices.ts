import { writeDueNotices } from "~/domain/certificates/send-notices.server";
import { writeNoticeMails } from "~/domain/notifications/notice-mails.server";
import { isId } from "~/lib/id";
import type { JobReport } from "~/platform/jobs/job-report";
import { log } from "~/platform/log/log.server";

/** Every morning: holders whose certificates have reached one of the days are told, each once. Run again, it writes nothing. */
export async function tellOfExpiry(at: Date): Promise<JobReport> {
  const notices = await writeDueNotices(at);
  log.info({ notices }, "notices to holders of certificates");
  return { done: notices };
}

/** Outbox topic "mail.certificate_notice", payload `{ noticeId }`. Run again, it writes nothing twice. */
export async function mailNotices(payloads: Record<string, unknown>[]): Promise<void> {
  for (const { noticeId } of payloads) if (typeof noticeId === "string" && isId(noticeId)) await writeNoticeMails(noticeId);
}
