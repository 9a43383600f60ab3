import { db } from "~/platform/db/client.server";

export const MAIL_PAGE_SIZE = 50;

export type MailRow = { id: string; recipient: string; subject: string; locale: string; state: "kept" | "sent" | "failed"; createdAt: Date };

/** The mails the shop wrote, latest first; `q` is part of a recipient or a subject. */
export async function listMails(q: string, page: number): Promise<{ total: number; mails: MailRow[] }> {
  const contains = { contains: q, mode: "insensitive" } as const;
  const where = q === "" ? {} : { OR: [{ recipient: contains }, { subject: contains }] };
  const [total, mails] = await Promise.all([
    db().mailMessage.count({ where }),
    db().mailMessage.findMany({
      where,
      select: { id: true, recipient: true, subject: true, locale: true, state: true, createdAt: true },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      skip: (page - 1) * MAIL_PAGE_SIZE,
      take: MAIL_PAGE_SIZE,
    }),
  ]);
  return { total, mails };
}

export type KeptMail = MailRow & { text: string; html: string; sentAt: Date | null };

/** One mail whole; null when there is none of that id. */
export function findMail(id: string): Promise<KeptMail | null> {
  return db().mailMessage.findUnique({ where: { id }, omit: { dedupeKey: true } });
}

/** Mails written and not sent. */
export function countKeptMails(): Promise<number> {
  return db().mailMessage.count({ where: { state: { not: "sent" } } });
}
