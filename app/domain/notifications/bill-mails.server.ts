import { transferDetails } from "~/domain/payments/transfer-details.server";
import type { BillOccasion } from "~/domain/settlement/bills/bill";
import { findBillNews, type BillNews } from "~/domain/settlement/bills/bill-queries.server";
import { LOCALES, pick } from "~/lib/localized-text";
import { env } from "~/platform/env/env.server";
import { formatDate, formatVnd } from "~/platform/i18n/format";
import { localePath } from "~/platform/i18n/locale";
import { BILL_TEXTS, type BillDictionary } from "~/platform/i18n/messages/bills";
import { JOINING_TEXTS } from "~/platform/i18n/messages/joining";
import { makeTranslate } from "~/platform/i18n/translator";
import { deliverMails, type WrittenMail } from "./deliver-mail.server";
import { simpleMail } from "./simple-mail";

/** Tells a producer's owners of a bill, each once however often it is asked; `time` tells one reminder from the next. */
export async function writeBillMails(billId: string, occasion: BillOccasion, time: string): Promise<void> {
  await deliverMails((await findBillNews(billId, occasion)).map((news) => billMail(news, occasion, time)));
}

function billMail({ code, producer, amount, rest, dueOn, person }: BillNews, occasion: BillOccasion, time: string): WrittenMail {
  const locale = LOCALES.find((one) => one === person.locale) ?? "vi";
  const t = makeTranslate<BillDictionary>(BILL_TEXTS[locale], locale);
  const words = makeTranslate(JOINING_TEXTS[locale], locale);
  const params = { code, producer: pick(producer, locale), amount: formatVnd(amount, locale), rest: formatVnd(rest, locale), day: formatDate(dueOn, locale) };
  const transfer = rest > 0n ? transferDetails({ amount: rest, reference: code }) : null;
  const mail = simpleMail({
    locale,
    subject: t(`mail.${occasion}.subject`, params),
    said: [
      words("mail.greeting", { name: person.name }),
      t(`mail.${occasion}.text`, params),
      ...(transfer ? [t("mail.transfer", { amount: formatVnd(transfer.amount, locale), bank: transfer.bankName, account: transfer.account, holder: transfer.accountName, content: transfer.content })] : []),
    ],
    link: { text: t("mail.open"), href: env().siteUrl + localePath(locale, `/nguoi-ban/bang-ke/${code}`) },
    closing: [...(env().demo ? [words("mail.demo")] : []), words("mail.sign")],
  });
  return { dedupeKey: `bill-${occasion}-${code}-${person.id}-${time}`, recipient: person.email, locale, ...mail };
}
