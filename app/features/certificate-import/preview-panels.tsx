import type { ImportField } from "~/domain/certificates/decision-import/import-columns";
import { formatDate, formatNumber } from "~/platform/i18n/format";
import { parseLocalDate } from "~/lib/local-date";
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
const END: ReadonlySet<ImportField> = new Set(["score", "stars"]);

/** Every problem with its cell, what stands there and why it cannot stay. */
export function ProblemPanel({ preview }: { preview: ImportPreview }) {
  const t = useTexts(IMPORT_TEXTS);
  const admin = useTexts(ADMIN_TEXTS);
  const more = preview.problemCount - preview.problems.length;
  return (
    <AdminPanel title={t("preview.problems", { count: formatNumber(preview.problemCount, useLocale()) })}>
      <p className="mb-3 text-soft">{t("preview.problemsLead")}</p>
      <div className="text-[0.9375rem] [&_td]:py-1.5 [&_th]:py-1.5">
        <Table label={t("preview.reason")} head={<><Th>{t("preview.cell")}</Th><Th>{t("preview.field")}</Th><Th>{t("preview.value")}</Th><Th>{t("preview.reason")}</Th></>}>
          {preview.problems.map((problem) => (
            <tr key={`${problem.line}${problem.field}`}>
              <Td><span className="code font-semibold">{columnName(problem.column ?? 0)}{problem.line}</span></Td>
              <Td>{t(`field.${problem.field}`)}</Td>
              <Td>{problem.value === "" ? "–" : <span className="break-words">{problem.value.slice(0, 120)}</span>}</Td>
              <Td>{problemText(problem, t, admin)}</Td>
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
          label={t("preview.rows")}
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
  const day = field === "issuedOn" || field === "decisionDate" ? parseLocalDate(row.values[field]) : null;
  const text = day ? formatDate(day, locale) : row.values[field].slice(0, 120);
  if (problem) {
    return (
      <span className="block min-w-36 border-l-4 border-l-danger pl-2">
        <span className="font-semibold break-words">{text || "–"}</span>
        <span className="block text-danger">{problemText(problem, t, admin)}</span>
      </span>
    );
  }
  return (
    <span className={day ? "num whitespace-nowrap" : undefined}>
      {text}
      {note ? <span className="block text-soft">{t(`note.${note.kind}`, { from: note.from, to: note.to, percent: note.percent })}</span> : null}
    </span>
  );
}
