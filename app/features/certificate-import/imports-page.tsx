import type { StartFailure } from "~/domain/certificates/decision-import/start-import.server";
import { MAX_UPLOAD_BYTES } from "~/platform/http/upload-limit";
import { formatMoment, formatNumber } from "~/platform/i18n/format";
import { IMPORT_TEXTS } from "~/platform/i18n/messages/importing";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { READ_LIMITS } from "~/platform/spreadsheet/sheet";
import { Badge, type Tone } from "~/ui/kit/badge";
import { Button } from "~/ui/kit/button";
import { TextField } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { Pager } from "~/ui/kit/pager";
import { Table, Td, Th } from "~/ui/kit/table";
import { AdminHead, AdminPanel } from "~/ui/layout/admin-page";
import type { UploadRefusal } from "./change-import.server";
import type { importList } from "./import-desk.server";
import type { ImportTexts } from "./problem-text";

type List = Awaited<ReturnType<typeof importList>>;
type ListRow = List["rows"][number];

const MEGABYTES = MAX_UPLOAD_BYTES / 1_048_576;
export const STATE_TONE: Record<ListRow["state"], Tone> = { uploaded: "warn", mapped: "warn", applying: "info", applied: "good", undone: "neutral" };

/** Choosing a file, and the imports so far. */
export function ImportsPage({ list, refusal, done }: { list: List; refusal: UploadRefusal | undefined; done: string | null }) {
  const t = useTexts(IMPORT_TEXTS);
  const path = useLocalePath()("/quan-tri/chung-nhan/nhap");
  const sizes = { mb: MEGABYTES, rows: formatNumber(READ_LIMITS.rows, useLocale()) };
  return (
    <>
      <AdminHead title={t("title")} lead={t("lead")} />
      <div className="grid grid-cols-1 gap-5">
        {done === "undo" && !refusal ? <Notice tone="good" live>{t("undo.done")}</Notice> : null}
        <AdminPanel title={t("upload.title")}>
          <form method="post" action={path} encType="multipart/form-data" className="flex flex-wrap items-end gap-4">
            <TextField
              className="min-w-0 grow basis-80" label={t("upload.file")} hint={t("upload.hint", sizes)} type="file" name="file" required
              accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
              error={refusal ? refusalText(refusal, t, sizes) : null}
            />
            <Button type="submit" icon="plus">{t("upload.submit")}</Button>
          </form>
        </AdminPanel>
        <AdminPanel title={t("list.title")}>
          {list.rows.length === 0 ? <p className="text-soft">{t("list.empty")}</p> : <ImportTable rows={list.rows} path={path} />}
          <Pager page={list.page} pages={Math.ceil(list.total / list.pageSize)} href={(page) => `${path}?page=${page}`} labels={{ nav: t("list.title"), previous: "←", next: "→" }} />
        </AdminPanel>
      </div>
    </>
  );
}

function ImportTable({ rows, path }: { rows: ListRow[]; path: string }) {
  const t = useTexts(IMPORT_TEXTS);
  const locale = useLocale();
  return (
    <Table
      label={t("list.file")}
      head={
        <>
          <Th>{t("list.file")}</Th>
          <Th>{t("list.when")}</Th>
          <Th>{t("list.who")}</Th>
          <Th end>{t("list.rows")}</Th>
          <Th end>{t("list.created")}</Th>
          <Th end>{t("list.unchanged")}</Th>
          <Th>{t("list.state")}</Th>
          <Th>{t("undo")}</Th>
        </>
      }
    >
      {rows.map((row) => (
        <tr key={row.id}>
          <Td><a className="link break-all" href={`${path}/${row.id}`}>{row.fileName}</a></Td>
          <Td><span className="num whitespace-nowrap">{formatMoment(row.createdAt, locale)}</span></Td>
          <Td>{row.who ?? t("system")}</Td>
          <Td end>{formatNumber(row.rowCount, locale)}</Td>
          <Td end>{row.appliedAt ? formatNumber(row.createdCount, locale) : "–"}</Td>
          <Td end>{row.appliedAt ? formatNumber(row.unchangedCount, locale) : "–"}</Td>
          <Td><Badge tone={STATE_TONE[row.state]}>{t(`state.${row.state}`)}</Badge></Td>
          <Td>{row.state === "applied" ? <a className="link" href={`${path}/${row.id}#undo`}>{t("undo")}…</a> : row.undoReason}</Td>
        </tr>
      ))}
    </Table>
  );
}

function refusalText(refusal: UploadRefusal, t: ImportTexts, sizes: { mb: number; rows: string }): string {
  switch (refusal.kind) {
    case "too_large": return t("upload.too_large", sizes);
    case "missing": return t("upload.missing");
    case "unreadable_upload": return t("upload.unreadable");
    default: return startText(refusal, t, sizes);
  }
}

/** Why a file was not taken, in a sentence. */
export function startText(failure: StartFailure, t: ImportTexts, sizes: { rows: string }): string {
  switch (failure.kind) {
    case "unreadable": return t(`fault.${failure.fault}`, sizes);
    case "merged_heading": return t("fault.merged_heading", { cells: failure.cells });
    default: return t(`fault.${failure.kind}`);
  }
}
