import type { Deadline } from "~/domain/evaluation/deadlines";
import { formatDate } from "~/platform/i18n/format";
import { DOSSIER_TEXTS } from "~/platform/i18n/messages/dossier";
import { useLocale, useTexts } from "~/platform/i18n/react";

/** The day by which the next step is due, and how far it is. */
export function DueLine({ deadline: { on, daysLeft, legalBasis } }: { deadline: Deadline }) {
  const t = useTexts(DOSSIER_TEXTS);
  const locale = useLocale();
  return (
    <span title={legalBasis} className={daysLeft < 0 ? "font-semibold text-persimmon" : undefined}>
      {t("due")} {formatDate(on, locale)} ({daysLeft < 0 ? t("overdue", { days: -daysLeft }) : t("daysLeft", { days: daysLeft })})
    </span>
  );
}
