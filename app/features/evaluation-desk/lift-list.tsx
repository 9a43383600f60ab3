import type { Lift, NextStar } from "~/domain/evaluation/next-star";
import type { ScoreSheet } from "~/domain/evaluation/score-sheet";
import { pick } from "~/lib/localized-text";
import { formatNumber } from "~/platform/i18n/format";
import { EVALUATION_TEXTS } from "~/platform/i18n/messages/evaluation";
import { useLocale, useTexts } from "~/platform/i18n/react";

/** What would lift a product to its next star: requirements first, then points. */
export function LiftList({ sheet, lift }: { sheet: ScoreSheet; lift: NextStar }) {
  const t = useTexts(EVALUATION_TEXTS);
  const locale = useLocale();
  const line = ({ code, from, to }: Lift) => {
    const criterion = sheet.criteria.find((one) => one.code === code);
    return <li key={code}>{t("lift.line", { code, label: criterion ? pick(criterion.label, locale) : "", from, to })}</li>;
  };
  return (
    <details className="mt-3">
      <summary className="font-semibold">{t("lift", { stars: lift.target })}</summary>
      <div className="mt-2 grid gap-3 md:grid-cols-2">
        {lift.requirements.length > 0 ? <div><p className="text-soft">{t("lift.requirements")}</p><ul className="list-disc pl-5">{lift.requirements.map(line)}</ul></div> : null}
        {lift.missing > 0 ? (
          <div><p className="text-soft">{t("lift.steps", { points: formatNumber(lift.missing / 100, locale) })}</p><ul className="list-disc pl-5">{lift.steps.map(line)}</ul></div>
        ) : <p className="text-soft">{t("lift.enough")}</p>}
      </div>
    </details>
  );
}
