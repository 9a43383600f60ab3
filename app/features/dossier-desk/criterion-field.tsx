import type { Paper } from "~/domain/evaluation/dossier-queries.server";
import { STARS_WITH_MINIMUM, type Criterion } from "~/domain/evaluation/score-sheet";
import { pick } from "~/lib/localized-text";
import { DOSSIER_TEXTS } from "~/platform/i18n/messages/dossier";
import { EVALUATION_TEXTS } from "~/platform/i18n/messages/evaluation";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Badge } from "~/ui/kit/badge";
import { TextField } from "~/ui/kit/field";
import { Icon } from "~/ui/kit/icon";
import { PaperLink } from "./paper-link";

type Props = {
  criterion: Criterion;
  dossierId: string;
  mark: { ordinal: number; note: string | null } | undefined;
  papers: Paper[];
  editable: boolean;
  onMark: (code: string, points: number) => void;
};

/** One criterion: its options as large buttons, what each star asks of it, its papers and a note. */
export function CriterionField({ criterion, dossierId, mark, papers, editable, onMark }: Props) {
  const { code, label, max, options, minimum } = criterion;
  const t = useTexts(DOSSIER_TEXTS);
  const e = useTexts(EVALUATION_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  return (
    <fieldset id={`c-${code}`} disabled={!editable} className="grid scroll-mt-4 grid-cols-1 gap-2">
      <legend className="mb-1 font-semibold">{code}. {pick(label, locale)} <span className="font-normal text-soft">/{max}</span></legend>
      {STARS_WITH_MINIMUM.some((star) => minimum[star] !== undefined) ? (
        <p className="flex flex-wrap gap-1.5">
          {STARS_WITH_MINIMUM.map((stars) => (minimum[stars] === undefined ? null : <Badge key={stars} tone="warn">{t("minimum", { stars, points: minimum[stars] })}</Badge>))}
        </p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {options.map(({ ordinal, points, branch }) => (
          <label key={ordinal} className="flex min-h-12 min-w-16 cursor-pointer items-center justify-center gap-2 rounded-control border border-edge bg-surface px-3 text-center font-semibold has-checked:border-leaf has-checked:bg-leaf has-checked:text-on-leaf has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-leaf">
            <input type="radio" name={`mark.${code}`} value={ordinal} defaultChecked={mark?.ordinal === ordinal} onChange={() => onMark(code, points)} className="sr-only" />
            {t("points", { points })}
            {branch ? <span className="font-normal">{e(`sheet.branch.${branch}`)}</span> : null}
          </label>
        ))}
      </div>
      {papers.length > 0 ? <ul className="grid gap-1 text-[0.9375rem]">{papers.map((paper) => <li key={paper.id}><PaperLink paper={paper} /></li>)}</ul> : null}
      <div className="flex flex-wrap items-start justify-between gap-3">
        <details className="min-w-0 grow" open={Boolean(mark?.note)}>
          <summary className="inline-flex min-h-11 cursor-pointer items-center gap-1.5 font-semibold text-leaf"><Icon name="edit" />{t("note")}</summary>
          <TextField label={<span className="sr-only">{`${t("note")} ${code}`}</span>} name={`note.${code}`} maxLength={1_000} defaultValue={mark?.note ?? ""} />
        </details>
        {editable ? <a className="inline-flex min-h-11 items-center gap-1.5 font-semibold text-leaf" href={to(`/nguoi-ban/ho-so/${dossierId}/giay-to?code=${code}#them`)}><Icon name="plus" />{t("addPaper")}<span className="sr-only"> {code}</span></a> : null}
      </div>
    </fieldset>
  );
}
