import { newId } from "~/lib/id";
import type { Locale } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";
import { sendMail, sendsMail } from "~/platform/mail/mail.server";

export type WrittenMail = {
  /** Names the occasion: a second mail of the same key is never written. */
  dedupeKey: string;
  recipient: string;
  subject: string;
  text: string;
  html: string;
  locale: Locale;
};

/** One mail, as {@link deliverMails} does it. */
export async function deliverMail(mail: WrittenMail): Promise<void> {
  await deliverMails([mail]);
}

/**
 * Keeps mails where an administrator can read them, and sends them when an SMTP server is set up. One that cannot be sent
 * does not keep the others; it throws at the end, so that the job is tried again. What was sent is not sent twice.
 */
export async function deliverMails(mails: readonly WrittenMail[]): Promise<void> {
  if (mails.length === 0) return;
  await db().mailMessage.createMany({ data: mails.map((mail) => ({ id: newId(), ...mail })), skipDuplicates: true });
  if (!sendsMail()) return;
  const waiting = await db().mailMessage.findMany({ where: { dedupeKey: { in: mails.map(({ dedupeKey }) => dedupeKey) }, state: { not: "sent" } } });
  const failures: unknown[] = [];
  for (const { id, dedupeKey, recipient, subject, text, html } of waiting) {
    try {
      if (await sendMail({ key: dedupeKey, to: recipient, subject, text, html })) {
        await db().mailMessage.update({ where: { id }, data: { state: "sent", sentAt: new Date() } });
      }
    } catch (error) {
      failures.push(error);
      await db().mailMessage.update({ where: { id }, data: { state: "failed" } });
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} of ${waiting.length} mails could not be sent`);
}
