import { formatMoment, formatNumber } from "~/platform/i18n/format";
import { IMPORT_TEXTS } from "~/platform/i18n/messages/importing";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Badge } from "~/ui/kit/badge";
import { Button } from "~/ui/kit/button";
import { Checkbox } from "~/ui/kit/field";
import { Notice } from "~/ui/kit/notice";
import { AdminHead, AdminPanel } from "~/ui/layout/admin-page";
import type { ImportRefusal } from "./change-import.server";
import type { ImportDesk, ImportPreview } from "./import-desk.server";
import { FileNotes, Progress, Refusal, UndoPanel } from "./import-parts";
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
