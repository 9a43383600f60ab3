import { newId } from "~/lib/id";
import type { Locale } from "~/lib/localized-text";
import { db } from "~/platform/db/client.server";
import { sendMail } from "~/platform/mail/mail.server";

export type WrittenMail = {
  /** Names the occasion: a second mail of the same key is never written. */
  dedupeKey: string;
  recipient: string;
  subject: string;
  text: string;
  html: string;
  locale: Locale;
};

/**
 * Keeps a mail where an administrator can read it, and sends it when an SMTP server is set up. Throws when sending
 * fails, so that the job is tried again; what was sent is not sent twice.
 */
export async function deliverMail(mail: WrittenMail): Promise<void> {
  await db().mailMessage.createMany({ data: [{ id: newId(), ...mail }], skipDuplicates: true });
  const kept = await db().mailMessage.findUniqueOrThrow({ where: { dedupeKey: mail.dedupeKey } });
  if (kept.state === "sent") return;
  const { id, recipient, subject, text, html } = kept;
  try {
    if (await sendMail({ key: kept.dedupeKey, to: recipient, subject, text, html })) {
      await db().mailMessage.update({ where: { id }, data: { state: "sent", sentAt: new Date() } });
    }
  } catch (error) {
    await db().mailMessage.update({ where: { id }, data: { state: "failed" } });
    throw error;
  }
}
