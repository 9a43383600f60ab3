import { WORK_KINDS } from "~/domain/evaluation/notices/work-queries.server";
import { writeDossierNoticeMails, writeWorkMails } from "~/domain/notifications/evaluation-mails.server";
import { isId } from "~/lib/id";

/** Outbox topic "mail.dossier_notice", payload `{ noticeId }`. Run again, it writes nothing twice. */
export async function mailDossierNotices(payloads: Record<string, unknown>[]): Promise<void> {
  for (const { noticeId } of payloads) if (typeof noticeId === "string" && isId(noticeId)) await writeDossierNoticeMails(noticeId);
}

/** Outbox topic "mail.evaluation_work", payload `{ kind, id, at }`. Run again, it writes nothing twice. */
export async function mailEvaluationWork(payloads: Record<string, unknown>[]): Promise<void> {
  for (const { kind: name, id, at } of payloads) {
    const kind = WORK_KINDS.find((one) => one === name);
    if (kind && typeof id === "string" && isId(id) && typeof at === "string") await writeWorkMails(kind, id, at);
  }
}
