import { findNewParcels, type NewParcel } from "~/domain/orders/new-parcels.server";
import { LOCALES, pick } from "~/lib/localized-text";
import { env } from "~/platform/env/env.server";
import { formatVnd } from "~/platform/i18n/format";
import { localePath } from "~/platform/i18n/locale";
import { PARCEL_TEXTS, type ParcelDictionary } from "~/platform/i18n/messages/parcels";
import { makeTranslate } from "~/platform/i18n/translator";
import { deliverMails, type WrittenMail } from "./deliver-mail.server";
import { escapeHtml } from "./order-mail-text";

/** Tells everyone who sells for the producers of these orders of their new parcels, each once however often it is asked. No phone number or street leaves the shop this way. */
export async function writeParcelMails(orderIds: readonly string[]): Promise<void> {
  await deliverMails((await findNewParcels(orderIds)).map(parcelMail));
}

function parcelMail({ shipmentId, code, collect, producer, person, lines }: NewParcel): WrittenMail {
  const locale = LOCALES.find((one) => one === person.locale) ?? "vi";
  const t = makeTranslate<ParcelDictionary>(PARCEL_TEXTS[locale], locale);
  const items = lines.map((line) => `${line.quantity} × ${pick(line.name, locale)}, ${pick(line.variantName, locale)}`);
  const [first = ""] = items;
  const subject = t("mail.subject", { code, items: items.length > 1 ? `${first} …` : first });
  const link = env().siteUrl + localePath(locale, `/nguoi-ban/don-hang/${shipmentId}`);
  const said = [t("mail.greeting", { name: person.name, producer: pick(producer, locale) }), ...items, collect > 0n ? t("mail.collect", { amount: formatVnd(collect, locale) }) : t("mail.paid")];
  const html = [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head><body>`,
    ...said.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`),
    `<p>${escapeHtml(t("mail.link"))} <a href="${escapeHtml(link)}">${escapeHtml(code)}</a></p></body></html>`,
  ].join("\n");
  return { dedupeKey: `parcel-${shipmentId}-${person.id}`, recipient: person.email, locale, subject, text: [...said, `${t("mail.link")}\n${link}`].join("\n\n"), html };
}
