import { bankName } from "~/domain/producers/joining/banks";
import { masked } from "~/domain/settlement/payout-account.server";
import { findAccountNews, findPaymentNews, type PayoutNews } from "~/domain/settlement/payout-people.server";
import { LOCALES, pick, type Locale } from "~/lib/localized-text";
import { env } from "~/platform/env/env.server";
import { formatVnd } from "~/platform/i18n/format";
import { localePath } from "~/platform/i18n/locale";
import { INCOME_TEXTS, type IncomeDictionary } from "~/platform/i18n/messages/income";
import { JOINING_TEXTS } from "~/platform/i18n/messages/joining";
import { makeTranslate, type Params } from "~/platform/i18n/translator";
import { deliverMails, type WrittenMail } from "./deliver-mail.server";
import { simpleMail } from "./simple-mail";

export const PAYMENT_OCCASIONS = ["sent", "paid", "bounced"] as const;
export type PaymentOccasion = (typeof PAYMENT_OCCASIONS)[number];

/** Tells a producer's owners what became of a payout, each once however often it is asked. No whole account number leaves the shop. */
export async function writePaymentMails(payoutId: string, occasion: PaymentOccasion): Promise<void> {
  const news = await findPaymentNews(payoutId);
  await deliverMails(news.map((one) => payoutMail(one, occasion, `/nguoi-ban/thu-nhap/${one.code}`, (locale) => ({
    code: one.code, amount: formatVnd(one.amount, locale), reference: one.bankReference ?? "–", reason: one.reason ?? "–",
  }))));
}

/** Tells a producer's owners that the account its money is sent to was changed. */
export async function writeAccountMails(producerId: string): Promise<void> {
  await deliverMails((await findAccountNews(producerId)).map((one) => payoutMail(one, "account", "/nguoi-ban/thu-nhap", () => ({}))));
}

function payoutMail({ key, producer, bankBin, account, person }: PayoutNews, occasion: PaymentOccasion | "account", path: string, more: (locale: Locale) => Params): WrittenMail {
  const locale = LOCALES.find((one) => one === person.locale) ?? "vi";
  const t = makeTranslate<IncomeDictionary>(INCOME_TEXTS[locale], locale);
  const words = makeTranslate(JOINING_TEXTS[locale], locale);
  const params = { producer: pick(producer, locale), account: `${bankName(bankBin)} ${masked(account) ?? ""}`, ...more(locale) };
  const mail = simpleMail({
    locale,
    subject: t(`mail.${occasion}.subject`, params),
    said: [words("mail.greeting", { name: person.name }), t(`mail.${occasion}.text`, params)],
    link: { text: t("mail.open"), href: env().siteUrl + localePath(locale, path) },
    closing: [...(env().demo ? [words("mail.demo")] : []), words("mail.sign")],
  });
  return { dedupeKey: `payout-${occasion}-${key}-${person.id}`, recipient: person.email, locale, ...mail };
}
