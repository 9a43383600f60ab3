import { findUserForMail } from "~/domain/accounts/account-queries.server";
import { findApplication } from "~/domain/producers/joining/application-queries.server";
import { findInviteForMail, inviteToken } from "~/domain/producers/invites.server";
import { LOCALES, pick, type Locale } from "~/lib/localized-text";
import { env } from "~/platform/env/env.server";
import { localePath } from "~/platform/i18n/locale";
import { JOINING_TEXTS } from "~/platform/i18n/messages/joining";
import { makeTranslate } from "~/platform/i18n/translator";
import { deliverMail } from "./deliver-mail.server";
import { simpleMail } from "./simple-mail";

export const APPLICATION_OCCASIONS = ["approve", "reject", "send_back", "expire", "question"] as const;
export type ApplicationOccasion = (typeof APPLICATION_OCCASIONS)[number];

/** Tells an applicant what became of their application; `key` names the occasion, so that it is told once. */
export async function writeApplicationMail(applicationId: string, occasion: ApplicationOccasion, key: string): Promise<void> {
  const application = await findApplication(applicationId);
  const person = application && (await findUserForMail(application.userId));
  if (!application || !person) return;
  const locale = localeOf(person.locale);
  const t = makeTranslate(JOINING_TEXTS[locale], locale);
  const asked = occasion === "send_back" || occasion === "question" ? application.messages.findLast(({ fromOfficer }) => fromOfficer)?.text : occasion === "approve" ? null : application.reason;
  const seller = application.fields.legalName ?? person.name;
  const mail = simpleMail({
    locale,
    subject: t(`mail.${occasion}.subject`),
    said: [t("mail.greeting", { name: person.name }), t(`mail.${occasion}.text`, { seller }), ...(asked ? [t("mail.said", { text: asked })] : [])],
    link: { text: t("mail.open"), href: env().siteUrl + localePath(locale, "/nguoi-ban/dang-ky") },
    closing: closing(locale),
  });
  await deliverMail({ dedupeKey: `application-${key}`, recipient: person.email, locale, ...mail });
}

/** Sends an invitation to act for a producer to the address that was asked; in Vietnamese, as nothing is known of its reader. */
export async function writeInviteMail(inviteId: string): Promise<void> {
  const invite = await findInviteForMail(inviteId);
  if (!invite) return;
  const t = makeTranslate(JOINING_TEXTS.vi, "vi");
  const producer = pick(invite.producer, "vi");
  const mail = simpleMail({
    locale: "vi",
    subject: t("mail.invite.subject", { producer }),
    said: [t("invite.text", { producer, role: t(`team.role.${invite.role}`), can: t(`team.can.${invite.role}`) })],
    link: { text: t("mail.invite.open"), href: `${env().siteUrl}/nguoi-ban/loi-moi/${inviteId}?token=${inviteToken(inviteId)}` },
    closing: closing("vi"),
  });
  await deliverMail({ dedupeKey: `invite-${inviteId}`, recipient: invite.email, locale: "vi", ...mail });
}

function closing(locale: Locale): string[] {
  const t = makeTranslate(JOINING_TEXTS[locale], locale);
  return [...(env().demo ? [t("mail.demo")] : []), t("mail.sign")];
}

function localeOf(text: string): Locale {
  return LOCALES.find((one) => one === text) ?? "vi";
}
