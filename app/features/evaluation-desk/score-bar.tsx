import { rate } from "~/domain/evaluation/rating";
import { scorable, type ScoreSheet } from "~/domain/evaluation/score-sheet";
import { EVALUATION_TEXTS } from "~/platform/i18n/messages/evaluation";
import { useTexts } from "~/platform/i18n/react";

/** The running total of a sheet, how far it is filled in, and what the minimum requirements make of it; stays in sight. */
export function ScoreBar({ sheet, points }: { sheet: ScoreSheet; points: ReadonlyMap<string, number> }) {
  const t = useTexts(EVALUATION_TEXTS);
  const criteria = scorable(sheet);
  const marked = criteria.filter(({ code }) => points.has(code)).length;
  const { mean, stars, heldBack } = rate(sheet, [points]);
  const next = criteria.find(({ code }) => !points.has(code));
  return (
    <div className="sticky top-0 z-10 flex flex-wrap items-center gap-x-5 gap-y-1 rounded-card border border-line bg-surface px-4 py-2 shadow-lift">
      <output className="flex items-baseline gap-2" aria-live="polite">
        <span className="text-soft">{t("score.total")}</span>
        <span className="display num text-2xl">{mean / 100}</span>
      </output>
      <span className="num text-soft">{t("score.marked", { marked, criteria: criteria.length })}</span>
      {marked === criteria.length ? (
        <>
          <span className="font-semibold">{t("score.stars", { stars })}</span>
          {heldBack.length > 0 ? <span className="text-[0.9375rem] text-amber">{t("score.held")} {heldBack.map(({ code }) => code).join(", ")}</span> : null}
        </>
      ) : null}
      {next ? <a className="link ml-auto text-[0.9375rem]" href={`#c-${next.code}`}>{t("score.next")}</a> : null}
    </div>
  );
}
