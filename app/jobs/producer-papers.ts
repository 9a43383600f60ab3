import { writePaperNotices } from "~/domain/certificates/quality/ending-papers.server";
import { PAPER_OCCASIONS, writeIdentityMails, writePaperMails, writePaperNoticeMails } from "~/domain/notifications/paper-mails.server";
import { lapseIdentities } from "~/domain/producers/papers/lapse-identities.server";
import { isId } from "~/lib/id";
import type { JobReport } from "~/platform/jobs/job-report";
import { log } from "~/platform/log/log.server";

/** Every morning: producers are told of papers that come to their end, and what has ended takes its effect. Run again, it changes nothing. */
export async function watchPapers(at: Date): Promise<JobReport> {
  const [notices, lapsed] = [await writePaperNotices(at), await lapseIdentities(at)];
  log.info({ notices, ...lapsed }, "papers of producers");
  return { done: notices + lapsed.identities };
}

/** Outbox topic "mail.paper", payload `{ noticeId }`, `{ paperId, occasion, key }` or `{ producerId, occasion, papers, key }`. Run again, it writes nothing twice. */
export async function mailPapers(payloads: Record<string, unknown>[]): Promise<void> {
  for (const { noticeId, paperId, producerId, occasion, papers, key } of payloads) {
    if (typeof noticeId === "string" && isId(noticeId)) await writePaperNoticeMails(noticeId);
    if (typeof key !== "string") continue;
    const decided = PAPER_OCCASIONS.find((one) => one === occasion);
    if (decided && typeof paperId === "string" && isId(paperId)) await writePaperMails(paperId, decided, key);
    if ((occasion === "lapse" || occasion === "restore") && typeof producerId === "string" && isId(producerId) && typeof papers === "string") await writeIdentityMails(producerId, occasion, papers.split(","), key);
  }
}
