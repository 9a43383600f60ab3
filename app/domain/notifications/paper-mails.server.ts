import { neededPapers } from "~/domain/producers/joining/application";
import type { IdentityStep } from "~/domain/producers/papers/identity.server";
import { findPaper, findPaperNotice, findPaperReaders } from "~/domain/producers/papers/paper-queries.server";
import { LOCALES, pick, type Locale } from "~/lib/localized-text";
import { env } from "~/platform/env/env.server";
import { formatDate } from "~/platform/i18n/format";
import { localePath } from "~/platform/i18n/locale";
import { PAPERS_TEXTS, type PapersDictionary } from "~/platform/i18n/messages/papers";
import { makeTranslate, type Translate } from "~/platform/i18n/translator";
import { deliverMail } from "./deliver-mail.server";
import { simpleMail } from "./simple-mail";

export const PAPER_OCCASIONS = ["verify", "reject", "revoke"] as const;
type Say = (t: Translate<PapersDictionary>, seller: string, locale: Locale) => { subject: string; said: string[] };

/** Tells a producer's owners what an officer decided about a paper; `key` names the decision, so that it is told once. */
export async function writePaperMails(paperId: string, occasion: (typeof PAPER_OCCASIONS)[number], key: string): Promise<void> {
  const paper = await findPaper(paperId);
  if (!paper) return;
  await tell(paper.producer.id, `paper-${key}`, (t, seller) => {
    const kind = t(`kind.${paper.kind}`);
    return { subject: t(`mail.${occasion}.subject`, { kind }), said: [t(`mail.${occasion}.text`, { kind, number: paper.number, seller }), ...(occasion !== "verify" && paper.reason ? [t("mail.reason", { reason: paper.reason })] : [])] };
  });
}

/** Tells them that their verification has lapsed by these papers, or holds again. */
export async function writeIdentityMails(producerId: string, step: IdentityStep, papers: readonly string[], key: string): Promise<void> {
  await tell(producerId, `identity-${key}`, (t, seller) => ({
    subject: t(`mail.${step}.subject`),
    said: [t(`mail.${step}.text`, { seller, papers: papers.map((kind) => t(`kind.${kind}` as keyof PapersDictionary)).join(", ") })],
  }));
}

/** Tells them that a paper comes to its end, or has. */
export async function writePaperNoticeMails(noticeId: string): Promise<void> {
  const notice = await findPaperNotice(noticeId);
  if (!notice) return;
  const needed = neededPapers(notice.legalKind).some((kind) => kind === notice.kind);
  await tell(notice.producerId, `paper-notice-${noticeId}`, (t, seller, locale) => {
    const [kind, day, which] = [t(`kind.${notice.kind}`), formatDate(notice.validUntil, locale), notice.over ? ("mail.over" as const) : ("mail.notice" as const)];
    return { subject: t(`${which}.subject`, { kind, day }), said: [t(`${which}.text`, { kind, number: notice.number, seller, day }), ...(needed ? [t("mail.notice.required")] : [])] };
  });
}

/** One mail to each owner in their language. */
async function tell(producerId: string, key: string, say: Say): Promise<void> {
  const readers = await findPaperReaders(producerId);
  for (const person of readers?.people ?? []) {
    const locale = LOCALES.find((one) => one === person.locale) ?? "vi";
    const t = makeTranslate(PAPERS_TEXTS[locale], locale);
    const { subject, said } = say(t, pick(readers?.producer ?? { vi: "" }, locale), locale);
    const mail = simpleMail({
      locale, subject, said: [t("mail.greeting", { name: person.name }), ...said],
      link: { text: t("mail.open"), href: env().siteUrl + localePath(locale, "/nguoi-ban/giay-to") },
      closing: [...(env().demo ? [t("mail.demo")] : []), t("mail.sign")],
    });
    await deliverMail({ dedupeKey: `${key}-${person.id}`, recipient: person.email, locale, ...mail });
  }
}
