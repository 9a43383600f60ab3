import { nextStar, type Lift } from "~/domain/evaluation/next-star";
import { rate, totalOf } from "~/domain/evaluation/rating";
import { scorable, type Marks, type ScoreSheet } from "~/domain/evaluation/score-sheet";
import { pick } from "~/lib/localized-text";
import { DOSSIER_TEXTS } from "~/platform/i18n/messages/dossier";
import { useLocale, useTexts } from "~/platform/i18n/react";

type Props = { sheet: ScoreSheet; marks: Marks };

/** The running sum, the stars it would give today, and what would lift it; above the sections of a phone. */
export function TotalBar({ sheet, marks }: Props) {
  const t = useTexts(DOSSIER_TEXTS);
  const { stars, band, heldBack } = rate(sheet, [marks]);
  const criteria = scorable(sheet);
  return (
    <aside aria-label={t("total")} className="sticky bottom-17 z-10 rounded-control border border-edge bg-surface p-3 shadow-lg lg:bottom-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <p aria-live="polite"><b className="num text-xl">{t("totalOf", { total: totalOf(sheet, marks) })}</b> · {stars >= 3 ? t("today", { stars }) : t("todayNone")}</p>
        <p className="text-[0.9375rem] text-soft">{t("marked", { marked: criteria.filter(({ code }) => marks.has(code)).length, all: criteria.length })}</p>
      </div>
      {heldBack.length > 0 && stars < band ? <p className="text-[0.9375rem] text-persimmon">{t("held", { band, codes: heldBack.map(({ code }) => code).join(", ") })}</p> : null}
      <NextStars sheet={sheet} marks={marks} />
    </aside>
  );
}

function NextStars({ sheet, marks }: Props) {
  const t = useTexts(DOSSIER_TEXTS);
  const next = nextStar(sheet, [marks]);
  if (!next) return <p className="text-[0.9375rem]">{t("topStars")}</p>;
  return (
    <details>
      <summary className="flex min-h-11 cursor-pointer items-center font-semibold text-leaf">{t("toNext", { stars: next.target })}</summary>
      <ul className="grid max-h-56 gap-1 overflow-y-auto text-[0.9375rem]">
        {next.requirements.map((lift) => <Line key={lift.code} sheet={sheet} lift={lift} must />)}
        {next.steps.map((lift) => <Line key={lift.code} sheet={sheet} lift={lift} />)}
      </ul>
    </details>
  );
}

function Line({ sheet, lift: { code, from, to }, must = false }: { sheet: ScoreSheet; lift: Lift; must?: boolean }) {
  const t = useTexts(DOSSIER_TEXTS);
  const locale = useLocale();
  const label = sheet.criteria.find((one) => one.code === code)?.label;
  return (
    <li>
      {must ? <b>{t("toNextMust")}</b> : null}
      <a className="link" href={`#c-${code}`}>{t("toNextStep", { code, label: label ? pick(label, locale) : "", from, to })}</a>
    </li>
  );
}
