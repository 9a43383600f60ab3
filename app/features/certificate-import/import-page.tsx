import { formatMoment, formatNumber } from "~/platform/i18n/format";
import { ADMIN_TEXTS } from "~/platform/i18n/messages/admin";
import { IMPORT_TEXTS } from "~/platform/i18n/messages/importing";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Badge } from "~/ui/kit/badge";
import { Button } from "~/ui/kit/button";
import { Checkbox, TextField } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { AdminHead, AdminPanel } from "~/ui/layout/admin-page";
import type { ImportRefusal } from "./change-import.server";
import type { ImportDesk, ImportPreview } from "./import-desk.server";
import { STATE_TONE } from "./imports-page";
import { MappingForm } from "./mapping-form";
import { ProblemPanel, RowsPanel } from "./preview-panels";

type Props = { desk: ImportDesk; refusal: ImportRefusal | undefined };

/** One import, at the step where it stands. */
export function ImportPage({ desk, refusal }: Props) {
  const t = useTexts(IMPORT_TEXTS);
  const locale = useLocale();
  const { state, listed, preview } = desk;
  const path = `${useLocalePath()("/quan-tri/chung-nhan/nhap")}/${desk.id}`;
  return (
    <>
      <AdminHead
        title={<span className="break-all">{desk.fileName}</span>}
        lead={<span className="flex flex-wrap items-center gap-3">{formatMoment(listed.createdAt, locale)}<Badge tone={STATE_TONE[state]}>{t(`state.${state}`)}</Badge></span>}
      >
        <a className="btn btn-secondary" href={path.slice(0, path.lastIndexOf("/"))}>{t("list.title")}</a>
      </AdminHead>
      <div className="grid grid-cols-1 gap-5">
        <Refusal refusal={refusal} />
        {state === "uploaded" ? <AdminPanel title={t("step.columns")}><FileNotes desk={desk} /><MappingForm desk={desk} refusal={refusal} /></AdminPanel> : null}
        {preview ? <Preview desk={desk} preview={preview} refusal={refusal} path={path} /> : null}
        {state === "applying" ? <Progress done={desk.doneCount} total={desk.rowCount} path={path} /> : null}
        {state === "applied" ? (
          <>
            <Notice tone="good">{t("applied", { created: formatNumber(listed.createdCount, locale), unchanged: formatNumber(listed.unchangedCount, locale) })}</Notice>
            <UndoPanel count={listed.createdCount} />
          </>
        ) : null}
        {state === "undone" ? <Notice tone="info">{t("undoneText", { reason: listed.undoReason ?? "" })}</Notice> : null}
      </div>
    </>
  );
}

function Refusal({ refusal }: { refusal: ImportRefusal | undefined }) {
  const t = useTexts(IMPORT_TEXTS);
  const admin = useTexts(ADMIN_TEXTS);
  if (!refusal || refusal.message === "columns") return null;
  const list = refusal.obstacles.map(({ number, why }) => `${number} (${t(`why.${why}`)})`).join(", ");
  const text = {
    closed: () => t("closed"), changed: () => t("changed"), unconfirmed: () => t("preview.unconfirmed"), nothing_new: () => t("changed"), in_use: () => t("undo.in_use"),
    undo_closed: () => t("undo.closed"), touched: () => t("undo.touched", { count: refusal.count, list }), reason_missing: () => admin("form.reasonMissing"), unknown: () => admin("error.notFoundText"),
  }[refusal.message]();
  return <Notice tone="bad" live>{text}</Notice>;
}

function Preview({ desk, preview, refusal, path }: Props & { preview: ImportPreview; path: string }) {
  const t = useTexts(IMPORT_TEXTS);
  const locale = useLocale();
  const number = (value: number) => formatNumber(value, locale);
  const wrongFacts = preview.factProblems.length > 0;
  const ready = preview.problemCount === 0 && !wrongFacts;
  const figures = [["preview.new", preview.newCount], ["preview.unchanged", preview.unchangedCount], ["preview.bad", preview.badCount]] as const;
  return (
    <>
      <AdminPanel title={t("step.preview")}>
        <dl className="mb-4 grid max-w-2xl grid-cols-3 gap-3">
          {figures.map(([text, value]) => (
            <div key={text} className="flex flex-col-reverse justify-end">
              <dt className="text-soft">{t(text)}</dt>
              <dd className="display num text-2xl">{number(value)}</dd>
            </div>
          ))}
        </dl>
        <FileNotes desk={desk} />
        {preview.formerCount > 0 ? <p className="mb-3 text-soft">{t("preview.former", { count: number(preview.formerCount) })}</p> : null}
        {ready && preview.newCount === 0 ? <Notice tone="info">{t("preview.nothing", { count: number(preview.unchangedCount) })}</Notice> : null}
        {ready && preview.newCount > 0 ? <ApplyForm preview={preview} /> : null}
        <form method="post" className="mt-4">
          <input type="hidden" name="intent" value="discard" />
          <Button type="submit" variant="quiet" size="sm">{t("preview.discard")}</Button>
        </form>
      </AdminPanel>
      <details className="panel p-4 md:p-5" open={wrongFacts || refusal?.message === "columns"}>
        <summary className="font-semibold">{t("columns.change")}</summary>
        <div className="mt-4"><MappingForm desk={desk} refusal={refusal} /></div>
      </details>
      {preview.problemCount > 0 ? <ProblemPanel preview={preview} /> : null}
      <RowsPanel preview={preview} path={path} />
    </>
  );
}

function ApplyForm({ preview }: { preview: ImportPreview }) {
  const t = useTexts(IMPORT_TEXTS);
  const count = formatNumber(preview.newCount, useLocale());
  return (
    <form method="post" className="grid gap-3">
      <input type="hidden" name="intent" value="apply" />
      <Notice tone="good">{t("preview.ready", { count })}</Notice>
      {preview.similarCount > 0 ? <Checkbox label={t("preview.confirm", { count: preview.similarCount })} name="confirmed" value="yes" required /> : null}
      <div><Button type="submit" icon="check">{t("preview.apply", { count })}</Button></div>
    </form>
  );
}

function FileNotes({ desk: { file } }: { desk: ImportDesk }) {
  const t = useTexts(IMPORT_TEXTS);
  const notes = [
    file.encoding === "windows-1258" ? t("preview.encoding") : null,
    file.otherSheets.length > 0 ? t("preview.sheets", { name: file.sheet, others: file.otherSheets.join(", ") }) : null,
    file.hidden > 0 ? t("preview.hidden", { count: file.hidden, lines: file.hiddenLines }) : null,
  ].filter((note) => note !== null);
  return notes.length === 0 ? null : <div className="mb-4"><Notice tone="warn">{notes.map((note) => <p key={note}>{note}</p>)}</Notice></div>;
}

function Progress({ done, total, path }: { done: number; total: number; path: string }) {
  const t = useTexts(IMPORT_TEXTS);
  const locale = useLocale();
  return (
    <AdminPanel title={t("state.applying")}>
      <p id="progress" className="mb-2">{t("applying", { done: formatNumber(done, locale), total: formatNumber(total, locale) })}</p>
      <progress className="h-3 w-full max-w-xl accent-leaf" value={done} max={Math.max(total, 1)} aria-labelledby="progress" />
      <p className="mt-3 text-soft">{t("applyingText")} <a className="link" href={path}>{t("reload")}</a></p>
    </AdminPanel>
  );
}

function UndoPanel({ count }: { count: number }) {
  const t = useTexts(IMPORT_TEXTS);
  const admin = useTexts(ADMIN_TEXTS);
  return (
    <div id="undo">
      <AdminPanel title={t("undo.title")}>
        <form method="post" className="grid max-w-2xl gap-4">
          <input type="hidden" name="intent" value="undo" />
          <p className="text-soft">{t("undo.hint", { count })}</p>
          <TextField label={admin("form.reason")} hint={admin("form.reasonHint")} name="reason" required maxLength={500} />
          <div><Button type="submit" variant="danger">{t("undo.submit")}</Button></div>
        </form>
      </AdminPanel>
    </div>
  );
}
