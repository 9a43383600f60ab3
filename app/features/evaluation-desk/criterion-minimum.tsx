import { STARS_WITH_MINIMUM, type Criterion } from "~/domain/evaluation/score-sheet";
import { EVALUATION_TEXTS } from "~/platform/i18n/messages/evaluation";
import { useTexts } from "~/platform/i18n/react";
import { Badge } from "~/ui/kit/badge";

/** The minimum points of a criterion for three, four and five stars; nothing when there are none. */
export function CriterionMinimum({ criterion }: { criterion: Criterion }) {
  const t = useTexts(EVALUATION_TEXTS);
  const stars = STARS_WITH_MINIMUM.filter((star) => criterion.minimum[star] !== undefined);
  if (stars.length === 0) return null;
  return (
    <span className="inline-flex flex-wrap gap-1">
      {stars.map((star) => (
        <Badge key={star} tone="info">
          <span aria-hidden="true">{t("sheet.minimumShort", { stars: star, points: criterion.minimum[star] ?? 0 })}</span>
          <span className="sr-only">{t("sheet.minimum", { stars: star, points: criterion.minimum[star] ?? 0 })}</span>
        </Badge>
      ))}
    </span>
  );
}
