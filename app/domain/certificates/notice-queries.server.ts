import { fromDateColumn, type LocalDate } from "~/lib/local-date";
import { db } from "~/platform/db/client.server";
import { listCertificatesOfProducer } from "./producer-certificates.server";
import { isRenewable } from "./standing";

/** A notice as its reader sees it. */
export type Notice = {
  id: string;
  sentAt: Date;
  readAt: Date | null;
  /** An officer's, or written by itself when a day was reached. */
  manual: boolean;
  /** As on the day it was written; negative past the end. */
  daysLeft: number;
  message: string | null;
  certificate: { id: string; number: string; productName: string; expiresOn: LocalDate; /** Renewal is still to be filed for. */ renewable: boolean };
};

/** A producer's notices, latest first, with what is to be done about them at `at`; at most 200. */
export async function listNoticesOfProducer(producerId: string, at: Date): Promise<Notice[]> {
  const rows = await db().certificateNotice.findMany({ where: { producerId }, orderBy: [{ sentAt: "desc" }, { id: "desc" }], take: 200 });
  const renewable = new Set((await listCertificatesOfProducer(producerId, at)).filter(isRenewable).map(({ id }) => id));
  const certificates = await db().certificate.findMany({
    where: { id: { in: [...new Set(rows.map(({ certificateId }) => certificateId))] } },
    select: { id: true, number: true, productName: true, expiresOn: true },
  });
  const byId = new Map(certificates.map((row) => [row.id, { ...row, expiresOn: fromDateColumn(row.expiresOn), renewable: renewable.has(row.id) }]));
  return rows.flatMap(({ certificateId, id, sentAt, readAt, occasion, daysLeft, message }) => {
    const certificate = byId.get(certificateId);
    return certificate ? [{ id, sentAt, readAt, manual: occasion.startsWith("m"), daysLeft, message, certificate }] : [];
  });
}

export function countUnreadNotices(producerId: string): Promise<number> {
  return db().certificateNotice.count({ where: { producerId, readAt: null } });
}

/** All notices that this producer has now are read; `userId` read them. */
export async function markNoticesRead(producerId: string, userId: string, at: Date): Promise<void> {
  await db().certificateNotice.updateMany({ where: { producerId, readAt: null, sentAt: { lte: at } }, data: { readAt: at, readBy: userId } });
}

/** What was told to whom about one certificate, latest first. */
export async function listNoticesOfCertificate(certificateId: string): Promise<Pick<Notice, "id" | "sentAt" | "readAt" | "manual" | "daysLeft" | "message">[]> {
  const rows = await db().certificateNotice.findMany({ where: { certificateId }, orderBy: { sentAt: "desc" }, take: 50 });
  return rows.map(({ id, sentAt, readAt, occasion, daysLeft, message }) => ({ id, sentAt, readAt, manual: occasion.startsWith("m"), daysLeft, message }));
}

/** Everything that a notice's mail says, and to whom it goes; null when there is none of that id. */
export async function findNoticeForMail(id: string) {
  const row = await db().certificateNotice.findUnique({ where: { id } });
  if (!row) return null;
  const [certificate, producer] = await Promise.all([
    db().certificate.findUniqueOrThrow({ where: { id: row.certificateId }, select: { id: true, number: true, productName: true, expiresOn: true, stars: true } }),
    db().producer.findUniqueOrThrow({ where: { id: row.producerId }, select: { name: true, legalName: true, members: { select: { userId: true } } } }),
  ]);
  const people = await db().user.findMany({
    where: { id: { in: producer.members.map(({ userId }) => userId) }, disabledAt: null },
    select: { id: true, email: true, name: true, locale: true },
  });
  return { ...row, certificate: { ...certificate, expiresOn: fromDateColumn(certificate.expiresOn) }, producer, people };
}
