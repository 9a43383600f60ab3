import { administrators } from "~/domain/operations/decide-failed.server";
import { LOCALES } from "~/lib/localized-text";
import { env } from "~/platform/env/env.server";
import { localePath } from "~/platform/i18n/locale";
import { JOBS_TEXTS } from "~/platform/i18n/messages/jobs";
import { JOINING_TEXTS } from "~/platform/i18n/messages/joining";
import { makeTranslate } from "~/platform/i18n/translator";
import { deliverMails } from "./deliver-mail.server";
import { simpleMail } from "./simple-mail";

/** Tells the administrators that something failed for good, once an hour and kind of job however often it is asked. */
export async function writeJobAlerts(about: string, hour: string): Promise<void> {
  const people = await administrators();
  await deliverMails(people.map((person) => {
    const locale = LOCALES.find((one) => one === person.locale) ?? "vi";
    const [t, words] = [makeTranslate(JOBS_TEXTS[locale], locale), makeTranslate(JOINING_TEXTS[locale], locale)];
    const mail = simpleMail({
      locale,
      subject: t("mail.subject", { about }),
      said: [words("mail.greeting", { name: person.name }), t("mail.text", { about })],
      link: { text: t("mail.open"), href: env().siteUrl + localePath(locale, "/quan-tri/viec-nen") },
      closing: [...(env().demo ? [words("mail.demo")] : []), words("mail.sign")],
    });
    return { dedupeKey: `job-alert-${about}-${hour}-${person.id}`, recipient: person.email, locale, ...mail };
  }));
}
