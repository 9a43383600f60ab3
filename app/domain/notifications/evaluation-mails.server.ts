import { dossierNoticeText } from "~/domain/evaluation/notices/notice";
import { findDossierNoticeForMail } from "~/domain/evaluation/notices/notice-queries.server";
import { findWork, type Work, type WorkKind } from "~/domain/evaluation/notices/work-queries.server";
import { LOCALES, pick, type Locale, type LocalizedText } from "~/lib/localized-text";
import { env } from "~/platform/env/env.server";
import { localePath } from "~/platform/i18n/locale";
import { EVALUATION_NOTICE_TEXTS, type EvaluationNoticeDictionary } from "~/platform/i18n/messages/evaluation-notice";
import { makeTranslate, type Translate } from "~/platform/i18n/translator";
import { deliverMail } from "./deliver-mail.server";
import { escapeHtml } from "./order-mail-text";

type Person = { id: string; email: string; name: string; locale: string };
type Texts = Translate<EvaluationNoticeDictionary>;

/** Sends a notice about a dossier to everyone who acts for its producer, each in their language, once however often it is asked. */
export async function writeDossierNoticeMails(noticeId: string): Promise<void> {
  const notice = await findDossierNoticeForMail(noticeId);
  if (!notice) return;
  for (const person of notice.people) {
    await send(person, `dossier-notice-${noticeId}`, (t) => {
      const { title, paragraphs } = dossierNoticeText(notice, t);
      const greeting = t("mail.greeting", { name: person.name, of: pick(notice.producerName as LocalizedText, t.locale) });
      return { subject: t("mail.subject", { title, product: notice.productName }), said: [greeting, ...paragraphs], asked: t("mail.link"), path: `/nguoi-ban/ho-so/${notice.dossierId}` };
    });
  }
}

/** Tells those whose turn it is in an evaluation; `occasion` names it, so that nobody is told twice. */
export async function writeWorkMails(kind: WorkKind, id: string, occasion: string): Promise<void> {
  const work = await findWork(kind, id);
  for (const person of work?.people ?? []) {
    await send(person, `work-${kind}-${id}-${occasion}`, (t) => workMail(kind, id, work as Work, person, t));
  }
}

function workMail(kind: WorkKind, id: string, work: Work, person: Work["people"][number], t: Texts) {
  const facts = {
    product: work.productName, producer: work.producerName === null ? "" : pick(work.producerName as LocalizedText, t.locale), receipt: work.receiptNumber,
    round: work.round ? t("work.round", work.round) : "", count: person.dossiers,
  };
  const said = [t("work.greeting", { name: person.name }), t(`work.${kind}`, facts), ...(work.reason === null ? [] : [t("message", { message: work.reason })])];
  return { subject: t(`work.subject.${kind}`, facts), said, asked: t("work.link"), path: kind === "to_score" ? `/quan-tri/danh-gia/dot/${id}` : `/quan-tri/danh-gia/ho-so/${id}` };
}

async function send(person: Person, key: string, write: (t: Texts) => { subject: string; said: string[]; asked: string; path: string }): Promise<void> {
  const locale: Locale = LOCALES.find((one) => one === person.locale) ?? "vi";
  const t = makeTranslate(EVALUATION_NOTICE_TEXTS[locale], locale);
  const { subject, said, asked, path } = write(t);
  const link = env().siteUrl + localePath(locale, path);
  const closing = [...(env().demo ? [t("mail.demo")] : []), t("mail.sign")];
  const html = [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head><body>`,
    ...said.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`),
    `<p>${escapeHtml(asked)} <a href="${escapeHtml(link)}">${escapeHtml(link)}</a></p>`,
    `<p><small>${closing.map(escapeHtml).join("<br>")}</small></p></body></html>`,
  ].join("\n");
  await deliverMail({ dedupeKey: `${key}-${person.id}`, recipient: person.email, locale, subject, text: [...said, `${asked}\n${link}`, closing.join("\n")].join("\n\n"), html });
}
