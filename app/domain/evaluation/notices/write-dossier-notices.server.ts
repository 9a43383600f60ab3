import type { Actor } from "~/domain/audit/audit";
import { newId } from "~/lib/id";
import type { Db } from "~/platform/db/client.server";
import type { NoticeFacts, Occasion } from "./notice";

export type NewNotice = { dossierId: string; producerId: string; occasion: Occasion; facts?: NoticeFacts; message?: string };

/** Writes notices to producers in the transaction of the step they tell of, with a mail to come for each. */
export async function writeDossierNotices(tx: Db, notices: readonly NewNotice[], { actor, at }: { actor: Actor; at: Date }): Promise<void> {
  const sentBy = actor.kind === "user" ? actor.userId : null;
  const rows = notices.map(({ dossierId, producerId, occasion, facts = {}, message }) => ({ id: newId(), dossierId, producerId, occasion, facts, message: message || null, sentBy, sentAt: at }));
  await tx.dossierNotice.createMany({ data: rows });
  await tx.outboxMessage.createMany({ data: rows.map(({ id }) => ({ topic: "mail.dossier_notice", payload: { noticeId: id } })) });
}
