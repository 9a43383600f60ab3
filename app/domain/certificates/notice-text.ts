import { addDays, type LocalDate } from "~/lib/local-date";
import { formatDate } from "~/platform/i18n/format";
import type { NoticeDictionary } from "~/platform/i18n/messages/notice";
import type { Translate } from "~/platform/i18n/translator";
import { RENEWAL_CLOSES_DAYS, RENEWAL_OPENS_DAYS } from "./standing";

/** What a notice is about, as on the day it was written. */
export type NoticeFacts = { daysLeft: number; manual: boolean; message: string | null; certificate: { number: string; productName: string; expiresOn: LocalDate } };

/** What a notice says: a title, then paragraphs; the same in the producer's area and by mail. */
export function noticeText(notice: NoticeFacts, t: Translate<NoticeDictionary>): { title: string; paragraphs: string[] } {
  const { daysLeft, certificate } = notice;
  const day = formatDate(certificate.expiresOn, t.locale);
  const deadline = formatDate(addDays(certificate.expiresOn, -RENEWAL_CLOSES_DAYS), t.locale);
  const facts = { number: certificate.number, product: certificate.productName, day, days: daysLeft };
  const body = daysLeft > 0 ? "body.left" : daysLeft === 0 ? "body.today" : "body.over";
  const todo = daysLeft >= RENEWAL_CLOSES_DAYS ? "todo.window" : daysLeft > 0 ? "todo.late" : "todo.ended";
  return {
    title: t(titleOf(notice)),
    paragraphs: [t(body, facts), t(todo, { deadline }), ...(notice.message === null ? [] : [t("message", { message: notice.message })])],
  };
}

function titleOf({ daysLeft, manual }: NoticeFacts): keyof NoticeDictionary {
  if (daysLeft <= 0) return "title.ended";
  if (daysLeft < RENEWAL_CLOSES_DAYS) return "title.late";
  if (manual) return "title.reminder";
  if (daysLeft === RENEWAL_CLOSES_DAYS) return "title.closes";
  return daysLeft === RENEWAL_OPENS_DAYS ? "title.opens" : "title.reminder";
}
