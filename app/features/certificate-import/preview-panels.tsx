import type { ImportField } from "~/domain/certificates/decision-import/import-columns";
import { parseLocalDate } from "~/lib/local-date";
import type { Locale } from "~/lib/localized-text";
import { formatDate, formatNumber } from "~/platform/i18n/format";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { IMPORT_TEXTS } from "~/platform/i18n/messages/importing";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { columnName } from "~/platform/spreadsheet/sheet";
import { Badge, type Tone } from "~/ui/kit/badge";
import { Pager } from "~/ui/kit/pager";
import { Table, Td, Th } from "~/ui/kit/table";
import { AdminPanel } from "~/ui/layout/admin-page";
import type { ImportPreview } from "./import-desk.server";
import { problemText } from "./problem-text";

type Row = ImportPreview["rows"][number];

const TONE: Record<Row["state"], Tone> = { new: "good", unchanged: "neutral", bad: "bad" };
/** Numbers and days, which would be hard to read in two lines. */
const NARROW: ReadonlySet<ImportField> = new Set(["number", "taxCode", "issuedOn", "decisionDate", "decisionNumber"]);
const LONGEST_SHOWN = 120;
const END: ReadonlySet<ImportField> = new Set(["score", "stars"]);

/** Every problem with its cell, what stands there and why it cannot stay. */
export function ProblemPanel({ preview }: { preview: ImportPreview }) {
  const t = useTexts(IMPORT_TEXTS);
  const admin = useTexts(ADMIN_TEXTS);
  const locale = useLocale();
  const more = preview.problemCount - preview.problems.length;
  return (
    <AdminPanel title={t("preview.problems", { count: formatNumber(preview.problemCount, locale) })}>
      <p className="mb-3 text-soft">{t("preview.problemsLead")}</p>
      <div className="text-[0.9375rem] [&_td]:py-1.5 [&_th]:py-1.5">
        <Table label={t("preview.reason")} head={<><Th>{t("preview.cell")}</Th><Th>{t("preview.value")}</Th><Th>{t("preview.reason")}</Th></>}>
          {preview.problems.map((problem) => (
            <tr key={`${problem.line}${problem.field}`}>
              <Td>
                <span className="code font-semibold whitespace-nowrap">{columnName(problem.column ?? 0)}{problem.line}</span>
                <span className="block text-soft sm:whitespace-nowrap">{t(`field.${problem.field}`)}</span>
              </Td>
              <Td><span className="block min-w-20 break-words">{shown(problem.field, problem.value, locale)}</span></Td>
              <Td><span className="block min-w-36">{problemText(problem, t, admin)}</span></Td>
            </tr>
          ))}
        </Table>
      </div>
      {more > 0 ? <p className="mt-3 text-soft">{t("preview.more", { count: more })}</p> : null}
    </AdminPanel>
  );
}

/** The rows as they were understood, wrong cells marked, a page of them at a time. */
export function RowsPanel({ preview, path }: { preview: ImportPreview; path: string }) {
  const t = useTexts(IMPORT_TEXTS);
  const { show, page, pages } = preview;
  return (
    <AdminPanel title={t("preview.rows")}>
      {preview.badCount > 0 ? (
        <p className="mb-3 flex flex-wrap gap-x-4 gap-y-1">
          <a className="link" href={path} aria-current={show === "bad" ? "true" : undefined}>{`${t("preview.showBad")} (${preview.badCount})`}</a>
          <a className="link" href={`${path}?show=all`} aria-current={show === "all" ? "true" : undefined}>{`${t("preview.showAll")} (${preview.total})`}</a>
        </p>
      ) : null}
      <div className="text-[0.875rem] [&_td]:py-1.5 [&_th]:py-1.5">
        <Table
          label={t(show === "bad" ? "preview.showBad" : "preview.showAll")}
          head={
            <>
              <Th end>{t("preview.line")}</Th>
              <Th>{t("list.state")}</Th>
              {preview.columns.map(({ field, column }) => <Th key={field} end={END.has(field)}>{`${columnName(column)} · ${t(`field.${field}`)}`}</Th>)}
            </>
          }
        >
          {preview.rows.map((row) => (
            <tr key={row.line}>
              <Td end>{row.line}</Td>
              <Td><Badge tone={TONE[row.state]}>{t(`rowState.${row.state}`)}</Badge></Td>
              {preview.columns.map(({ field }) => <Td key={field} end={END.has(field)}><RowCell row={row} field={field} /></Td>)}
            </tr>
          ))}
        </Table>
      </div>
      <div className="mt-4">
        <Pager page={page} pages={pages} href={(number) => `${path}?show=${show}&page=${number}`} labels={{ nav: t("preview.rows"), previous: "←", next: "→" }} />
      </div>
    </AdminPanel>
  );
}

function RowCell({ row, field }: { row: Row; field: ImportField }) {
  const t = useTexts(IMPORT_TEXTS);
  const admin = useTexts(ADMIN_TEXTS);
  const locale = useLocale();
  const problem = row.problems.find((one) => one.field === field);
  const note = row.notes.find((one) => one.field === field);
  const text = shown(field, row.values[field], locale);
  if (problem) {
    return (
      <span className="block min-w-36 border-l-4 border-l-danger pl-2">
        <span className="font-semibold break-words">{text}</span>
        <span className="block text-danger">{problemText(problem, t, admin)}</span>
      </span>
    );
  }
  return (
    <span className={NARROW.has(field) ? "num whitespace-nowrap" : undefined}>
      {text}
      {note ? <span className="block text-soft">{t(`note.${note.kind}`, { from: note.from, to: note.to, percent: note.percent })}</span> : null}
    </span>
  );
}

/** A value as a person of this language writes it; what is no day stays as it stands in the file. */
function shown(field: ImportField, value: string, locale: Locale): string {
  const day = field === "issuedOn" || field === "decisionDate" ? parseLocalDate(value) : null;
  return day ? formatDate(day, locale) : value.slice(0, LONGEST_SHOWN) || "–";
}
