import { APPLICATION_OCCASIONS, writeApplicationMail, writeInviteMail } from "~/domain/notifications/joining-mails.server";
import { isId } from "~/lib/id";

/** Outbox topic "mail.application", payload `{ applicationId, occasion, key }`. Run again, it writes nothing twice. */
export async function mailApplications(payloads: Record<string, unknown>[]): Promise<void> {
  for (const { applicationId, occasion, key } of payloads) {
    const known = APPLICATION_OCCASIONS.find((one) => one === occasion);
    if (known && typeof applicationId === "string" && isId(applicationId) && typeof key === "string") await writeApplicationMail(applicationId, known, key);
  }
}

/** Outbox topic "mail.invite", payload `{ inviteId }`. Run again, it writes nothing twice. */
export async function mailInvites(payloads: Record<string, unknown>[]): Promise<void> {
  for (const { inviteId } of payloads) if (typeof inviteId === "string" && isId(inviteId)) await writeInviteMail(inviteId);
}
