import { useFetcher } from "@remix-run/react";
import { useRef } from "react";
import type { DossierPage, Paper } from "~/domain/evaluation/dossier-queries.server";
import type { OwnSheet } from "~/domain/evaluation/scoring-queries.server";
import type { Criterion } from "~/domain/evaluation/score-sheet";
import { pick } from "~/lib/localized-text";
import { EVALUATION_TEXTS } from "~/platform/i18n/messages/evaluation";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { CriterionMinimum } from "./criterion-minimum";
import { failureText } from "./failure-notice";
import { PaperLink } from "./paper-link";
import type { Refusal } from "./refusal";

type Props = {
  criterion: Criterion;
  mark: OwnSheet["marks"][number] | undefined;
  self: DossierPage["selfMarks"][number] | undefined;
  papers: Paper[];
  open: boolean;
  onPoints: (points: number) => void;
};

/** One criterion with its options, the evidence beside it, and a remark. */
export function ScoreCriterion({ criterion, mark, self, papers, open, onPoints }: Props) {
  const t = useTexts(EVALUATION_TEXTS);
  const locale = useLocale();
  const { code } = criterion;
  const fetcher = useFetcher<Refusal | { saved: true }>({ key: `mark-${code}` });
  const box = useRef<HTMLFieldSetElement>(null);
  /** Sends this criterion alone, as it now stands on the page. */
  const save = () => {
    const fields = new FormData();
    fields.set("intent", "mark");
    for (const control of box.current?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input, textarea") ?? []) {
      if (control instanceof HTMLTextAreaElement || control.checked) fields.set(control.name, control.value);
    }
    if (fields.has(`o:${code}`)) fetcher.submit(fields, { method: "post" });
  };
  return (
    <fieldset ref={box} id={`c-${code}`} disabled={!open} className="panel grid scroll-mt-24 gap-3 p-3 md:p-4 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <legend className="sr-only">{code} {pick(criterion.label, locale)}</legend>
      <div className="grid content-start gap-2">
        <div className="flex flex-wrap items-baseline gap-x-2 gap-y-1" aria-hidden="true">
          <span className="font-semibold">{code} {pick(criterion.label, locale)}</span>
          <span className="num text-[0.9375rem] text-soft">/{criterion.max}</span>
          <CriterionMinimum criterion={criterion} />
        </div>
        <div className="flex flex-wrap gap-2">
          {criterion.options.map(({ ordinal, points, branch }) => (
            <label key={ordinal} className="flex min-h-11 min-w-14 cursor-pointer items-center gap-2 rounded-control border-[1.5px] border-line bg-surface px-3 font-semibold hover:border-edge has-[:checked]:border-leaf has-[:checked]:bg-leaf-wash has-[:disabled]:cursor-not-allowed">
              <input type="radio" name={`o:${code}`} value={ordinal} defaultChecked={mark?.ordinal === ordinal} onChange={() => { onPoints(points); save(); }} className="size-4 accent-leaf" />
              <span className="num" aria-label={t("sheet.points", { points })}>{points}</span>
              {branch ? <span className="text-sm font-normal text-soft">{t(`sheet.branch.${branch}`)}</span> : null}
            </label>
          ))}
        </div>
        <SaveState fetcher={fetcher} />
      </div>
      <div className="grid content-start gap-2 text-[0.9375rem] xl:border-l xl:border-line xl:pl-4">
        {self ? <p><span className="text-soft">{t("sheet.self")}:</span> <span className="num font-semibold">{self.points}</span>{self.note ? ` · ${self.note}` : ""}</p> : null}
        {papers.map((paper) => (
          <div key={paper.id} className="flex flex-wrap items-center justify-between gap-x-3">
            <PaperLink paper={paper} />
            <label className="check items-center"><input type="checkbox" name={`e:${code}:${paper.id}`} value="yes" defaultChecked={mark?.cited.includes(paper.id)} onChange={save} /><span className="text-sm text-soft">{t("score.cite")}</span></label>
          </div>
        ))}
        <textarea name={`n:${code}`} rows={1} maxLength={1000} defaultValue={mark?.note ?? ""} aria-label={`${t("score.note")} ${code}`} placeholder={t("score.note")} onBlur={save} className="input min-h-11" />
      </div>
    </fieldset>
  );
}

function SaveState({ fetcher: { state, data } }: { fetcher: { state: string; data: unknown } }) {
  const t = useTexts(EVALUATION_TEXTS);
  const answer = data as Refusal | { saved: true } | undefined;
  if (state !== "idle") return <output className="text-sm text-soft">{t("score.saving")}</output>;
  if (!answer) return null;
  return "saved" in answer ? <output className="text-sm text-leaf">{t("score.saved")}</output> : <p role="alert" className="field-error">{t("score.notSaved", { why: failureText(t, answer.failure) })}</p>;
}
