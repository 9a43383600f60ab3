import { mailFacts, type MailFacts } from "~/domain/aftersales/mail-facts.server";
import { orderToken } from "~/domain/orders/order-token.server";
import { LOCALES, pick, type Locale } from "~/lib/localized-text";
import { env } from "~/platform/env/env.server";
import { formatVnd } from "~/platform/i18n/format";
import { localePath } from "~/platform/i18n/locale";
import { AFTERSALES_TEXTS, type AftersalesDictionary } from "~/platform/i18n/messages/aftersales";
import { makeTranslate, type Translate } from "~/platform/i18n/translator";
import { deliverMails, type WrittenMail } from "./deliver-mail.server";
import { simpleMail } from "./simple-mail";

export type AftersalesOccasion = { about: "talk" | "problem" | "return"; id: string; occasion: string; key: string };

/** What each occasion of a return tells whom. */
const RETURNS = { asked: "seller", accepted: "buyer", declined: "buyer", closed: "buyer", overruled: "seller" } as const;

/** Tells the other side of a message, a problem or a return: the buyer at the order's address where one was given, or all who sell for the producer. */
export async function writeAftersalesMails(told: AftersalesOccasion): Promise<void> {
  const facts = await mailFacts(told);
  if (!facts || facts.words.length === 0) return;
  const side = told.about === "return" ? RETURNS[told.occasion as keyof typeof RETURNS] : told.occasion === "to_buyer" ? "buyer" : "seller";
  if (side === undefined) return;
  const { code, orderId, shipmentId, buyer, sellers } = facts;
  const people =
    side === "seller"
      ? sellers.map(({ id, email, locale }) => ({ id, email, locale: localeOf(locale), path: `/nguoi-ban/don-hang/${shipmentId}` }))
      : buyer.email === null ? [] : [{ id: "buyer", email: buyer.email, locale: localeOf(facts.locale), path: `/don-hang/${code}/${shipmentId}?${new URLSearchParams({ token: orderToken(orderId) })}` }];
  await deliverMails(people.map(({ id, email, locale, path }): WrittenMail => {
    const t = makeTranslate<AftersalesDictionary>(AFTERSALES_TEXTS[locale], locale);
    const mail = simpleMail({
      locale,
      subject: subjectOf(told, facts, t),
      said: [...(told.about === "talk" ? [t("mail.talk.said", { who: side === "seller" ? buyer.name : pick(facts.producer, locale), code })] : []), ...facts.words],
      link: { text: t("mail.open"), href: env().siteUrl + localePath(locale, path) },
      closing: [...(env().demo ? [t("mail.demo")] : []), t("mail.sign")],
    });
    return { dedupeKey: `aftersales-${told.key}-${id}`, recipient: email, locale, ...mail };
  }));
}

function subjectOf({ about, occasion }: AftersalesOccasion, { code, state, refund }: MailFacts, t: Translate<AftersalesDictionary>): string {
  if (about === "talk") return t("mail.talk.subject", { code });
  if (about === "problem") return t("mail.problem.subject", { code, state: t(`problem.state.${state ?? "open"}`) });
  const known = (Object.keys(RETURNS) as (keyof typeof RETURNS)[]).find((one) => one === occasion) ?? "asked";
  return t(`mail.return.${known}.subject`, { code, amount: formatVnd(refund ?? 0n, t.locale) });
}

function localeOf(text: string): Locale {
  return LOCALES.find((one) => one === text) ?? "vi";
}
