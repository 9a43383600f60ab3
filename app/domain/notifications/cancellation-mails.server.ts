import { findCancellationNews, type CancellationNews } from "~/domain/orders/cancellation-queries.server";
import { orderPath } from "~/domain/orders/order-link";
import { orderToken } from "~/domain/orders/order-token.server";
import { LOCALES, pick, type Locale } from "~/lib/localized-text";
import { env } from "~/platform/env/env.server";
import { formatVnd } from "~/platform/i18n/format";
import { localePath } from "~/platform/i18n/locale";
import { CANCELLING_TEXTS, type CancellingDictionary } from "~/platform/i18n/messages/cancelling";
import { JOINING_TEXTS } from "~/platform/i18n/messages/joining";
import { makeTranslate } from "~/platform/i18n/translator";
import { deliverMails, type WrittenMail } from "./deliver-mail.server";
import { simpleMail } from "./simple-mail";

/** Tells the buyer what of an order was called off and what comes back, and who sells for the producer, where they knew of the parcel; each once. */
export async function writeCancellationMails(cancellations: readonly { id: string; producerKnew: boolean }[]): Promise<void> {
  const knew = new Map(cancellations.map(({ id, producerKnew }) => [id, producerKnew]));
  const news = await findCancellationNews([...knew.keys()]);
  await deliverMails(news.flatMap((one) => [buyersMail(one), ...(knew.get(one.id) ? one.people.map((person) => producersMail(one, person)) : [])].filter((mail) => mail !== null)));
}

function buyersMail(news: CancellationNews): WrittenMail | null {
  if (news.buyer.email === null) return null;
  const { locale, t, words, items } = wording(news, news.buyer.locale);
  const { code, payment } = news;
  const money = (amount: bigint | number) => ({ amount: formatVnd(BigInt(amount), locale) });
  const way = news.direct ? "direct" : payment.method === "card" ? "card" : "bank";
  const mail = simpleMail({
    locale,
    subject: t(news.orderOver ? "mail.subject.order" : "mail.subject", { code }),
    said: [
      words("mail.greeting", { name: news.buyer.name }),
      t(`mail.said.${news.reason}`, { code, producer: pick(news.producer, locale) }),
      ...items,
      ...(news.note === null ? [] : [t("mail.note", { note: news.note })]),
      t("mail.less", money(news.amount)),
      ...(news.refund > 0n ? [t(`mail.refund.${way}`, money(news.refund))] : []),
      ...(!news.orderOver && !news.direct && (payment.state === "awaiting" || payment.state === "due_on_delivery") ? [t(`mail.pay.${payment.method}`, money(payment.amount))] : []),
      ...(news.discount > 0n && !news.parcelOver ? [t("mail.voucher")] : []),
      ...(news.orderOver ? [t("mail.order")] : []),
    ],
    link: { text: t("mail.open"), href: env().siteUrl + localePath(locale, orderPath(code, orderToken(news.orderId))) },
    closing: closing(words),
  });
  return { dedupeKey: `cancelled-${news.id}`, recipient: news.buyer.email, locale, ...mail };
}

function producersMail(news: CancellationNews, person: CancellationNews["people"][number]): WrittenMail {
  const { locale, t, words, items } = wording(news, person.locale);
  const [first = ""] = items;
  const mail = simpleMail({
    locale,
    subject: t("mail.producer.subject", { code: news.code, items: items.length > 1 ? `${first} …` : first }),
    said: [
      words("mail.greeting", { name: person.name }),
      t(`mail.producer.said.${news.reason}`),
      ...items,
      ...(news.note === null ? [] : [t("mail.note", { note: news.note })]),
      t(news.parcelOver ? "mail.producer.none" : "mail.producer.left"),
    ],
    link: { text: t("mail.open"), href: env().siteUrl + localePath(locale, `/nguoi-ban/don-hang/${news.shipmentId}`) },
    closing: closing(words),
  });
  return { dedupeKey: `cancelled-${news.id}-${person.id}`, recipient: person.email, locale, ...mail };
}

type Words = ReturnType<typeof wording>["words"];

function wording({ lines }: CancellationNews, wanted: string) {
  const locale: Locale = LOCALES.find((one) => one === wanted) ?? "vi";
  const t = makeTranslate<CancellingDictionary>(CANCELLING_TEXTS[locale], locale);
  const items = lines.map(({ name, variantName, quantity }) => t("mail.item", { quantity, name: pick(name, locale), variant: pick(variantName, locale) }));
  return { locale, t, words: makeTranslate(JOINING_TEXTS[locale], locale), items };
}

function closing(words: Words): string[] {
  return [...(env().demo ? [words("mail.demo")] : []), words("mail.sign")];
}
