import type { Locale } from "~/lib/localized-text";
import { escapeHtml } from "./order-mail-text";

/** A mail of a few sentences and one link, as plain text and as simple HTML that says the same. */
export function simpleMail({ locale, subject, said, link, closing }: { locale: Locale; subject: string; said: string[]; link: { text: string; href: string }; closing: string[] }): { subject: string; text: string; html: string } {
  const html = [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head><body>`,
    ...said.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`),
    `<p><a href="${escapeHtml(link.href)}">${escapeHtml(link.text)}</a></p>`,
    `<p><small>${closing.map(escapeHtml).join("<br>")}</small></p></body></html>`,
  ].join("\n");
  return { subject, text: [...said, `${link.text}\n${link.href}`, closing.join("\n")].join("\n\n"), html };
}
