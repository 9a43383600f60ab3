import type { ScheduleRow } from "~/domain/operations/job-queries.server";
import { formatMoment } from "~/platform/i18n/format";
import { JOBS_TEXTS, type JobsDictionary } from "~/platform/i18n/messages/jobs";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Badge } from "~/ui/kit/badge";
import { Table, Td, Th } from "~/ui/kit/table";

/** The words for a name that only the data knows; the name itself where there are none yet. */
function useWord() {
  const locale = useLocale();
  return (group: "job" | "note", name: string): string => {
    const key = `${group}.${name}`;
    return Object.hasOwn(JOBS_TEXTS[locale], key) ? JOBS_TEXTS[locale][key as keyof JobsDictionary] : name;
  };
}

/** Each job the clock starts: when it ran, what came of it or why nothing was due, when it runs next. */
export function ScheduleList({ rows }: { rows: ScheduleRow[] }) {
  const t = useTexts(JOBS_TEXTS);
  const locale = useLocale();
  const word = useWord();
  return (
    <div className="panel">
      <Table label={t("tab.schedules")} head={<><Th>{t("job")}</Th><Th>{t("last")}</Th><Th>{t("found")}</Th><Th>{t("nextRun")}</Th><Th>{t("failure")}</Th></>}>
        {rows.map((row) => (
          <tr key={row.name}>
            <Td className="min-w-40">{word("job", row.name)} <span className="code block text-sm text-soft">{row.name}</span></Td>
            <Td>{row.startedAt ? <><span className="whitespace-nowrap">{formatMoment(row.startedAt, locale)}</span><span className="num block text-sm text-soft">{t("ms", { ms: row.ms ?? 0 })}</span></> : t("never")}</Td>
            <Td className="min-w-48"><Outcome row={row} word={word} /></Td>
            <Td><span className="whitespace-nowrap">{row.nextAt ? formatMoment(row.nextAt, locale) : "–"}</span></Td>
            <Td className="min-w-40">{row.failedAt ? <><span className="whitespace-nowrap">{formatMoment(row.failedAt, locale)}</span><span className="block text-sm [overflow-wrap:anywhere]">{row.error}</span></> : "–"}</Td>
          </tr>
        ))}
      </Table>
    </div>
  );
}

function Outcome({ row, word }: { row: ScheduleRow; word: (group: "note", name: string) => string }) {
  const t = useTexts(JOBS_TEXTS);
  const locale = useLocale();
  const { startedAt, failedAt, report } = row;
  if (!startedAt) return null;
  if (failedAt !== null && failedAt.getTime() === startedAt.getTime()) return <Badge tone="bad">{t("report.failed")}</Badge>;
  if (report === null) return <>{t("report.ok")}</>;
  const { found, done, note, nextAt } = report;
  const parts = [
    note === null ? null : word("note", note),
    note === null && (found ?? done ?? 0) === 0 ? t("report.nothing") : null,
    found !== null && found > 0 && done !== null ? t("report.counts", { found, done }) : found === null && done !== null && done > 0 ? t("report.done", { done }) : null,
    nextAt === null ? null : t("report.nextAt", { time: formatMoment(nextAt, locale) }),
  ];
  return <>{parts.filter((part) => part !== null).join(" ")}</>;
}
