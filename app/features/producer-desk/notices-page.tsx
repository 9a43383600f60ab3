import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import type { Notice } from "~/domain/certificates/notice-queries.server";
import { noticeText } from "~/domain/certificates/notice-text";
import { dossierNoticeText } from "~/domain/evaluation/notices/notice";
import type { DossierNotice } from "~/domain/evaluation/notices/notice-queries.server";
import { formatMoment } from "~/platform/i18n/format";
import { EVALUATION_NOTICE_TEXTS } from "~/platform/i18n/messages/evaluation-notice";
import { NOTICE_TEXTS } from "~/platform/i18n/messages/notice";
import { PRODUCER_TEXTS } from "~/platform/i18n/messages/producer";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Badge } from "~/ui/kit/badge";
import { Button } from "~/ui/kit/button";

/** What the programme has told this producer, latest first. */
export function NoticesPage({ notices, dossierNotices }: { notices: Notice[]; dossierNotices: DossierNotice[] }) {
  const t = useTexts(PRODUCER_TEXTS);
  const all = [
    ...notices.map((notice) => ({ notice, card: <CertificateNoticeCard key={notice.id} notice={notice} /> })),
    ...dossierNotices.map((notice) => ({ notice, card: <DossierNoticeCard key={notice.id} notice={notice} /> })),
  ].toSorted((a, b) => b.notice.sentAt.getTime() - a.notice.sentAt.getTime());
  const unread = all.some(({ notice }) => notice.readAt === null);
  return (
    <div className="grid max-w-3xl gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-2xl">{t("notice.title")}</h1>
        {unread ? <Form method="post"><Button type="submit" variant="secondary" size="sm" icon="check">{t("notice.markRead")}</Button></Form> : null}
      </div>
      {all.length === 0 ? <p className="panel p-4 text-soft">{t("notice.none")}</p> : null}
      <ul className="grid gap-3">
        {all.map(({ card }) => card)}
      </ul>
    </div>
  );
}

function CertificateNoticeCard({ notice }: { notice: Notice }) {
  const t = useTexts(PRODUCER_TEXTS);
  const words = useTexts(NOTICE_TEXTS);
  const to = useLocalePath();
  return (
    <NoticeCard notice={notice} {...noticeText(notice, words)} by={notice.manual ? t("notice.by") : null}>
      {notice.certificate.renewable ? (
        <a className="btn btn-secondary w-full sm:w-auto" href={to(`/nguoi-ban/ho-so/moi?certificate=${notice.certificate.id}`)}>{t("cert.renew")}</a>
      ) : (
        <a className="link inline-flex min-h-11 items-center" href={to("/nguoi-ban/chung-nhan")}>{t("notice.settled")}</a>
      )}
    </NoticeCard>
  );
}

function DossierNoticeCard({ notice }: { notice: DossierNotice }) {
  const t = useTexts(PRODUCER_TEXTS);
  const words = useTexts(EVALUATION_NOTICE_TEXTS);
  const to = useLocalePath();
  return (
    <NoticeCard notice={notice} {...dossierNoticeText(notice, words)} by={null}>
      <a className="btn btn-secondary w-full sm:w-auto" href={to(`/nguoi-ban/ho-so/${notice.dossierId}`)}>{t("notice.toDossier")}</a>
    </NoticeCard>
  );
}

type CardProps = { notice: { sentAt: Date; readAt: Date | null }; title: string; paragraphs: string[]; by: string | null; children: ReactNode };

function NoticeCard({ notice, title, paragraphs, by, children }: CardProps) {
  const t = useTexts(PRODUCER_TEXTS);
  const locale = useLocale();
  return (
    <li className={`panel grid gap-2 p-4 ${notice.readAt === null ? "border-l-4 border-l-persimmon" : ""}`}>
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="text-lg">{title}</h2>
        {notice.readAt === null ? <Badge tone="warn">{t("notice.new")}</Badge> : null}
      </div>
      {paragraphs.map((paragraph) => <p key={paragraph}>{paragraph}</p>)}
      <p className="text-sm text-soft">{formatMoment(notice.sentAt, locale)}{by === null ? "" : ` · ${by}`}</p>
      <p>{children}</p>
    </li>
  );
}
