import { db } from "~/platform/db/client.server";
import { OCCASIONS, type DossierNoticeFacts, type NoticeFacts } from "./notice";

export type DossierNotice = DossierNoticeFacts & { id: string; dossierId: string; sentAt: Date; readAt: Date | null };

type Row = { id: string; dossierId: string; occasion: string; facts: unknown; message: string | null; sentAt: Date; readAt: Date | null; dossier: { productName: string } };

/** A producer's notices about its dossiers, latest first; at most 200. */
export async function listDossierNotices(producerId: string): Promise<DossierNotice[]> {
  const rows = await db().dossierNotice.findMany({
    where: { producerId }, orderBy: [{ sentAt: "desc" }, { id: "desc" }], take: 200, include: { dossier: { select: { productName: true } } },
  });
  return rows.flatMap((row) => read(row) ?? []);
}

export function countUnreadDossierNotices(producerId: string): Promise<number> {
  return db().dossierNotice.count({ where: { producerId, readAt: null } });
}

/** All notices about dossiers that this producer has now are read; `userId` read them. */
export async function markDossierNoticesRead(producerId: string, userId: string, at: Date): Promise<void> {
  await db().dossierNotice.updateMany({ where: { producerId, readAt: null, sentAt: { lte: at } }, data: { readAt: at, readBy: userId } });
}

/** Everything that a notice's mail says, and to whom it goes; null when there is none of that id. */
export async function findDossierNoticeForMail(id: string) {
  const row = await db().dossierNotice.findUnique({ where: { id }, include: { dossier: { select: { productName: true } } } });
  const notice = row && read(row);
  if (!notice) return null;
  const producer = await db().producer.findUniqueOrThrow({ where: { id: row.producerId }, select: { name: true, members: { select: { userId: true } } } });
  const people = await db().user.findMany({
    where: { id: { in: producer.members.map(({ userId }) => userId) }, disabledAt: null },
    select: { id: true, email: true, name: true, locale: true },
  });
  return { ...notice, producerName: producer.name, people };
}

function read({ id, dossierId, occasion: name, facts, message, sentAt, readAt, dossier }: Row): DossierNotice | null {
  const occasion = OCCASIONS.find((one) => one === name);
  // Written by this context only, in `writeDossierNotices`.
  return occasion ? { id, dossierId, occasion, facts: facts as NoticeFacts, message, sentAt, readAt, productName: dossier.productName } : null;
}
