import { Form } from "@remix-run/react";
import type { Notice } from "~/domain/certificates/notice-queries.server";
import { noticeText } from "~/domain/certificates/notice-text";
import { formatMoment } from "~/platform/i18n/format";
import { NOTICE_TEXTS } from "~/platform/i18n/messages/notice";
import { PRODUCER_TEXTS } from "~/platform/i18n/messages/producer";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Badge } from "~/ui/kit/badge";
import { Button } from "~/ui/kit/button";

/** What the programme has told this producer, latest first. */
export function NoticesPage({ notices }: { notices: Notice[] }) {
  const t = useTexts(PRODUCER_TEXTS);
  const unread = notices.some(({ readAt }) => readAt === null);
  return (
    <div className="grid max-w-3xl gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-2xl">{t("notice.title")}</h1>
        {unread ? <Form method="post"><Button type="submit" variant="secondary" size="sm" icon="check">{t("notice.markRead")}</Button></Form> : null}
      </div>
      {notices.length === 0 ? <p className="panel p-4 text-soft">{t("notice.none")}</p> : null}
      <ul className="grid gap-3">
        {notices.map((notice) => <NoticeCard key={notice.id} notice={notice} />)}
      </ul>
    </div>
  );
}

function NoticeCard({ notice }: { notice: Notice }) {
  const t = useTexts(PRODUCER_TEXTS);
  const words = useTexts(NOTICE_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  const { title, paragraphs } = noticeText(notice, words);
  return (
    <li className={`panel grid gap-2 p-4 ${notice.readAt === null ? "border-l-4 border-l-persimmon" : ""}`}>
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="text-lg">{title}</h2>
        {notice.readAt === null ? <Badge tone="warn">{t("notice.new")}</Badge> : null}
      </div>
      {paragraphs.map((paragraph) => <p key={paragraph}>{paragraph}</p>)}
      <p className="text-sm text-soft">{formatMoment(notice.sentAt, locale)}{notice.manual ? ` · ${t("notice.by")}` : ""}</p>
      <p><a className="btn btn-secondary w-full sm:w-auto" href={to(`/nguoi-ban/ho-so/moi?certificate=${notice.certificate.id}`)}>{t("cert.renew")}</a></p>
    </li>
  );
}
