import { findTransferNews, type TransferNews } from "~/domain/payments/direct/transfer-people.server";
import { bankName } from "~/domain/producers/joining/banks";
import { masked } from "~/domain/settlement/payout-account.server";
import { LOCALES, pick } from "~/lib/localized-text";
import { env } from "~/platform/env/env.server";
import { formatVnd } from "~/platform/i18n/format";
import { localePath } from "~/platform/i18n/locale";
import { DIRECT_DESK_TEXTS, type DirectDeskDictionary } from "~/platform/i18n/messages/direct-desk";
import { JOINING_TEXTS } from "~/platform/i18n/messages/joining";
import { makeTranslate } from "~/platform/i18n/translator";
import { deliverMails, type WrittenMail } from "./deliver-mail.server";
import { simpleMail } from "./simple-mail";

export const TRANSFER_OCCASIONS = ["placed", "said_paid", "not_come", "awaiting"] as const;
export type TransferOccasion = (typeof TRANSFER_OCCASIONS)[number];

/** Tells those who sell for a producer where a buyer's transfer to it stands, once however often it is asked; `time` tells one time from the next. */
export async function writeTransferMails(shipmentId: string, occasion: TransferOccasion, time: string): Promise<void> {
  await deliverMails((await findTransferNews(shipmentId)).map((news) => transferMail(news, occasion, time)));
}

function transferMail({ shipmentId, code, producer, amount, reference, bankBin, account, person }: TransferNews, occasion: TransferOccasion, time: string): WrittenMail {
  const locale = LOCALES.find((one) => one === person.locale) ?? "vi";
  const t = makeTranslate<DirectDeskDictionary>(DIRECT_DESK_TEXTS[locale], locale);
  const words = makeTranslate(JOINING_TEXTS[locale], locale);
  const params = { code, producer: pick(producer, locale), amount: formatVnd(amount, locale), reference, account: `${bankName(bankBin)} ${masked(account) ?? ""}` };
  const mail = simpleMail({
    locale,
    subject: t(`mail.${occasion}.subject`, params),
    said: [words("mail.greeting", { name: person.name }), t(`mail.${occasion}.text`, params)],
    link: { text: t("mail.open"), href: env().siteUrl + localePath(locale, `/nguoi-ban/don-hang/${shipmentId}`) },
    closing: [...(env().demo ? [words("mail.demo")] : []), words("mail.sign")],
  });
  return { dedupeKey: `direct-${occasion}-${shipmentId}-${person.id}-${time}`, recipient: person.email, locale, ...mail };
}
