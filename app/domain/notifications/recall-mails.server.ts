import { findRecallNotice } from "~/domain/traceability/recall.server";
import { tracePath } from "~/domain/traceability/gs1";
import { LOCALES, pick } from "~/lib/localized-text";
import { env } from "~/platform/env/env.server";
import { localePath } from "~/platform/i18n/locale";
import { mail as en } from "~/platform/i18n/messages/en/mail";
import { mail as vi } from "~/platform/i18n/messages/vi/mail";
import { mail as zh } from "~/platform/i18n/messages/zh/mail";
import { makeTranslate } from "~/platform/i18n/translator";
import { deliverMail } from "./deliver-mail.server";
import { escapeHtml } from "./order-mail-text";

/** Tells one buyer that something in their order is called back, once however often it is asked; none without an address. */
export async function writeRecallMail(recallId: string, orderId: string): Promise<void> {
  const notice = await findRecallNotice(recallId, orderId);
  if (!notice) return;
  const locale = LOCALES.find((one) => one === notice.locale) ?? "vi";
  const t = makeTranslate<typeof vi>({ vi, en, zh }[locale], locale);
  const facts = { lot: notice.lot.code, product: pick(notice.product, locale), producer: pick(notice.producer, locale), code: notice.orderCode, units: notice.units };
  const subject = t("recall.subject", facts);
  const link = env().siteUrl + localePath(locale, tracePath(notice.lot.number, notice.lot.code));
  const said = [t("greeting", { name: notice.name }), t("recall.text", facts), t("recall.reason", { reason: notice.reason }), t("recall.do")];
  const closing = [...(env().demo ? [t("demo")] : []), t("sign")];
  const html = [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head><body>`,
    ...said.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`),
    `<p>${escapeHtml(t("recall.trace"))} <a href="${escapeHtml(link)}">${escapeHtml(notice.lot.code)}</a></p>`,
    `<p><small>${closing.map(escapeHtml).join("<br>")}</small></p></body></html>`,
  ].join("\n");
  await deliverMail({ dedupeKey: `recall-${recallId}-${orderId}`, recipient: notice.email, locale, subject, text: [...said, `${t("recall.trace")}\n${link}`, closing.join("\n")].join("\n\n"), html });
}
