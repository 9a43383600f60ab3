import { findNotice } from "~/domain/orders/parcel-terms.server";
import { LOCALES, pick } from "~/lib/localized-text";
import { env } from "~/platform/env/env.server";
import { localePath } from "~/platform/i18n/locale";
import { TERM_TEXTS } from "~/platform/i18n/messages/terms";
import { makeTranslate } from "~/platform/i18n/translator";
import { deliverMails } from "./deliver-mail.server";
import { simpleMail } from "./simple-mail";

/** Tells a producer's people which of their parcels wait, each once however often it is asked; what moved on meanwhile is not named. */
export async function writeTermMails(noticeId: string): Promise<void> {
  const news = await findNotice(noticeId);
  if (!news) return;
  await deliverMails(news.people.map((person) => {
    const locale = LOCALES.find((one) => one === person.locale) ?? "vi";
    const t = makeTranslate(TERM_TEXTS[locale], locale);
    const params = { codes: news.codes.join(", "), producer: pick(news.producer, locale) };
    const mail = simpleMail({
      locale,
      subject: t(`mail.${news.occasion}.subject`, { ...params, codes: news.codes.length > 3 ? `${news.codes.slice(0, 3).join(", ")} …` : params.codes }),
      said: [t("mail.greeting", { name: person.name }), t(`mail.${news.occasion}.text`, params)],
      link: { text: t("mail.open"), href: env().siteUrl + localePath(locale, "/nguoi-ban/don-hang") },
      closing: [t("mail.sign")],
    });
    return { dedupeKey: `parcel-term-${news.id}-${person.id}`, recipient: person.email, locale, ...mail };
  }));
}
