import { findNoticeForMail } from "~/domain/certificates/notice-queries.server";
import { noticeText } from "~/domain/certificates/notice-text";
import { LOCALES, pick, type Locale, type LocalizedText } from "~/lib/localized-text";
import { env } from "~/platform/env/env.server";
import { localePath } from "~/platform/i18n/locale";
import { NOTICE_TEXTS } from "~/platform/i18n/messages/notice";
import { makeTranslate } from "~/platform/i18n/translator";
import { deliverMail } from "./deliver-mail.server";
import { escapeHtml } from "./order-mail-text";

/** Sends a notice about a certificate to everyone who acts for its holder, each in their language, once however often it is asked. */
export async function writeNoticeMails(noticeId: string): Promise<void> {
  const notice = await findNoticeForMail(noticeId);
  if (!notice) return;
  for (const person of notice.people) {
    const locale = LOCALES.find((one) => one === person.locale) ?? "vi";
    const text = mailText(notice, { name: person.name, producer: pick(notice.producer.name as LocalizedText, locale), locale });
    await deliverMail({ dedupeKey: `notice-${noticeId}-${person.id}`, recipient: person.email, locale, ...text });
  }
}

type Reader = { name: string; producer: string; locale: Locale };

function mailText(notice: NonNullable<Awaited<ReturnType<typeof findNoticeForMail>>>, { name, producer, locale }: Reader): { subject: string; text: string; html: string } {
  const t = makeTranslate(NOTICE_TEXTS[locale], locale);
  const { certificate, occasion, daysLeft, message } = notice;
  const { title, paragraphs } = noticeText({ certificate, daysLeft, message, manual: occasion.startsWith("m") }, t);
  const subject = t("mail.subject", { title, product: certificate.productName });
  const link = env().siteUrl + localePath(locale, `/nguoi-ban/ho-so/moi?certificate=${certificate.id}`);
  const said = [t("mail.greeting", { name, producer }), ...paragraphs];
  const closing = [...(env().demo ? [t("mail.demo")] : []), t("mail.sign")];
  const html = [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head><body>`,
    ...said.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`),
    `<p>${escapeHtml(t("mail.link"))} <a href="${escapeHtml(link)}">${escapeHtml(certificate.number)}</a></p>`,
    `<p><small>${closing.map(escapeHtml).join("<br>")}</small></p></body></html>`,
  ].join("\n");
  return { subject, text: [...said, `${t("mail.link")}\n${link}`, closing.join("\n")].join("\n\n"), html };
}
