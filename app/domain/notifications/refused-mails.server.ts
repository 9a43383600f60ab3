import { findRefusedParcels, type RefusedParcel } from "~/domain/orders/refused-parcels.server";
import { LOCALES, pick } from "~/lib/localized-text";
import { env } from "~/platform/env/env.server";
import { localePath } from "~/platform/i18n/locale";
import { DOOR_TEXTS, type DoorDictionary } from "~/platform/i18n/messages/door";
import { makeTranslate } from "~/platform/i18n/translator";
import { deliverMails, type WrittenMail } from "./deliver-mail.server";
import { escapeHtml } from "./order-mail-text";

/** Tells everyone who sells for the producers of these parcels that they were not taken, each once however often it is asked. */
export async function writeRefusedMails(shipmentIds: readonly string[]): Promise<void> {
  await deliverMails((await findRefusedParcels(shipmentIds)).map(refusedMail));
}

function refusedMail({ shipmentId, code, reason, producer, person }: RefusedParcel): WrittenMail {
  const locale = LOCALES.find((one) => one === person.locale) ?? "vi";
  const t = makeTranslate<DoorDictionary>(DOOR_TEXTS[locale], locale);
  const subject = t("mail.subject", { code });
  const body = t("mail.body", { producer: pick(producer, locale), reason: t(`reason.${reason}`) });
  const link = env().siteUrl + localePath(locale, `/nguoi-ban/don-hang/${shipmentId}`);
  const html = [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head><body>`,
    `<p>${escapeHtml(body)}</p>`,
    `<p>${escapeHtml(t("mail.link"))} <a href="${escapeHtml(link)}">${escapeHtml(code)}</a></p></body></html>`,
  ].join("\n");
  return { dedupeKey: `refused-${shipmentId}-${person.id}`, recipient: person.email, locale, subject, text: [body, `${t("mail.link")}\n${link}`].join("\n\n"), html };
}
