import { findReviewNews, type ReviewNews } from "~/domain/reviews/review-queries.server";
import { LOCALES, pick } from "~/lib/localized-text";
import { env } from "~/platform/env/env.server";
import { localePath } from "~/platform/i18n/locale";
import { REVIEW_DESK_TEXTS } from "~/platform/i18n/messages/review-desk";
import { makeTranslate } from "~/platform/i18n/translator";
import { deliverMails, type WrittenMail } from "./deliver-mail.server";
import { simpleMail } from "./simple-mail";

/** Tells everyone who sells for the producers of what buyers say of their products, each once however often it is asked. */
export async function writeReviewMails(reviewIds: readonly string[]): Promise<void> {
  await deliverMails((await findReviewNews(reviewIds)).map(reviewMail));
}

function reviewMail({ id, points, text, product, producer, person }: ReviewNews): WrittenMail {
  const locale = LOCALES.find((one) => one === person.locale) ?? "vi";
  const t = makeTranslate(REVIEW_DESK_TEXTS[locale], locale);
  const name = pick(product, locale);
  const mail = simpleMail({
    locale,
    subject: t("mail.subject", { points, product: name }),
    said: [t("mail.greeting", { name: person.name, product: name, producer: pick(producer, locale), points }), ...(text === null ? [] : [t("mail.said", { text })]), t("mail.once")],
    link: { text: t("mail.open"), href: env().siteUrl + localePath(locale, `/nguoi-ban/danh-gia#danh-gia-${id}`) },
    closing: [...(env().demo ? [t("mail.demo")] : []), t("mail.sign")],
  });
  return { dedupeKey: `review-${id}-${person.id}`, recipient: person.email, locale, ...mail };
}
