import type { Deadline } from "~/domain/evaluation/deadlines";
import { formatDate } from "~/platform/i18n/format";
import { EVALUATION_TEXTS } from "~/platform/i18n/messages/evaluation";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Badge } from "~/ui/kit/badge";

/** The day by which something is due and how far off it is. */
export function DueDay({ deadline }: { deadline: Deadline | null }) {
  const t = useTexts(EVALUATION_TEXTS);
  const locale = useLocale();
  if (!deadline) return <>–</>;
  const { on, daysLeft } = deadline;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <span className="num whitespace-nowrap">{formatDate(on, locale)}</span>
      <Badge tone={daysLeft < 0 ? "bad" : daysLeft <= 3 ? "warn" : "neutral"}>
        {daysLeft < 0 ? t("dossier.overdue", { days: -daysLeft }) : t("dossier.left", { days: daysLeft })}
      </Badge>
    </span>
  );
}
