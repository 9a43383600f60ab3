import { findDraftForMail } from "~/domain/catalog/drafts/draft-queries.server";
import { LOCALES } from "~/lib/localized-text";
import { env } from "~/platform/env/env.server";
import { localePath } from "~/platform/i18n/locale";
import { JOINING_TEXTS } from "~/platform/i18n/messages/joining";
import { LISTING_TEXTS } from "~/platform/i18n/messages/listing";
import { makeTranslate } from "~/platform/i18n/translator";
import { deliverMail } from "./deliver-mail.server";
import { simpleMail } from "./simple-mail";

/** Tells who handed a listing in what an officer has decided; `key` names the decision, so that it is told once. */
export async function writeListingMail(draftId: string, occasion: "approved" | "returned", key: string): Promise<void> {
  const draft = await findDraftForMail(draftId);
  if (!draft) return;
  const { person, name, reason } = draft;
  const locale = LOCALES.find((one) => one === person.locale) ?? "vi";
  const t = makeTranslate(LISTING_TEXTS[locale], locale);
  const words = makeTranslate(JOINING_TEXTS[locale], locale);
  const mail = simpleMail({
    locale,
    subject: t(`mail.${occasion}.subject`, { name }),
    said: [words("mail.greeting", { name: person.name }), t(`mail.${occasion}.text`, { name, reason: reason ?? "" })],
    link: { text: t("mail.open"), href: env().siteUrl + localePath(locale, "/nguoi-ban/san-pham") },
    closing: [...(env().demo ? [words("mail.demo")] : []), words("mail.sign")],
  });
  await deliverMail({ dedupeKey: `listing-${draftId}-${key}`, recipient: person.email, locale, ...mail });
}
