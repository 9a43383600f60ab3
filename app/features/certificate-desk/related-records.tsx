import type { listNoticesOfCertificate } from "~/domain/certificates/notice-queries.server";
import type { InspectionRow } from "~/domain/inspections/inspection-queries.server";
import type { MarkUseRow } from "~/domain/inspections/mark-use-queries.server";
import { formatDate, formatMoment } from "~/platform/i18n/format";
import { REGISTER_TEXTS } from "~/platform/i18n/messages/register";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { AdminPanel } from "~/ui/layout/admin-page";

export type Related = { notices: Awaited<ReturnType<typeof listNoticesOfCertificate>>; inspections: InspectionRow[]; marks: MarkUseRow[] };

/** What was told, inspected and printed on the strength of a certificate, each with the way to write more down. */
export function RelatedRecords({ id, related }: { id: string; related: Related }) {
  const r = useTexts(REGISTER_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  const days = (left: number) => (left < 0 ? r("expiry.daysOver", { days: -left }) : r("expiry.days", { days: left }));
  return (
    <div className="grid grid-cols-1 items-start gap-5 xl:grid-cols-3">
      <AdminPanel title={r("notices.title")}>
        {related.notices.length === 0 ? <p className="text-soft">{r("notices.none")}</p> : null}
        <ul className="grid gap-2">
          {related.notices.map((notice) => (
            <li key={notice.id}>
              {formatMoment(notice.sentAt, locale)} · {r(notice.manual ? "notices.manual" : "notices.auto")} · {days(notice.daysLeft)}
              <span className="block text-sm text-soft">{notice.readAt ? r("notices.read", { at: formatMoment(notice.readAt, locale) }) : r("notices.unread")}{notice.message ? ` · ${notice.message}` : ""}</span>
            </li>
          ))}
        </ul>
      </AdminPanel>
      <AdminPanel title={r("insp.title")}>
        {related.inspections.length === 0 ? <p className="text-soft">{r("insp.none")}</p> : null}
        <ul className="grid gap-2">
          {related.inspections.map((inspection) => (
            <li key={inspection.id}>
              <a className="link" href={to(`/quan-tri/kiem-tra/${inspection.id}`)}>{formatDate(inspection.inspectedOn, locale)}</a> · {r(`insp.kind.${inspection.kind}`)} · {r(`insp.result.${inspection.result}`)}
              {inspection.followUp ? ` · ${r(`insp.follow.${inspection.followUp}`)}` : ""}
            </li>
          ))}
        </ul>
        <p className="mt-3"><a className="link" href={to(`/quan-tri/kiem-tra/moi?certificate=${id}`)}>{r("insp.new")}</a></p>
      </AdminPanel>
      <AdminPanel title={r("mark.title")}>
        {related.marks.length === 0 ? <p className="text-soft">{r("mark.none")}</p> : null}
        <ul className="grid gap-2">
          {related.marks.map((mark) => (
            <li key={mark.id}>
              <a className="link" href={to(`/quan-tri/kiem-tra/bieu-trung/${mark.id}`)}>{r(`mark.surface.${mark.surface}`)}</a> · {formatDate(mark.usedFrom, locale)} · {r(`mark.state.${mark.state}`)}
            </li>
          ))}
        </ul>
        <p className="mt-3"><a className="link" href={to(`/quan-tri/kiem-tra/bieu-trung/moi?certificate=${id}`)}>{r("mark.new")}</a></p>
      </AdminPanel>
    </div>
  );
}
