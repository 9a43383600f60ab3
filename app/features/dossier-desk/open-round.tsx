import type { StartChoices } from "~/domain/evaluation/start-choices.server";
import { formatDate } from "~/platform/i18n/format";
import { DOSSIER_TEXTS } from "~/platform/i18n/messages/dossier";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Icon } from "~/ui/kit/icon";

/** Whether the province takes dossiers now. */
export function OpenRound({ round }: { round: StartChoices["openRound"] }) {
  const t = useTexts(DOSSIER_TEXTS);
  const locale = useLocale();
  return (
    <p className="flex items-start gap-2 text-[0.9375rem]">
      <Icon name="calendar" className="mt-0.5 flex-none" />
      {round ? t("openRound", { round: t("round", { no: round.no, year: round.year }), day: formatDate(round.closesOn, locale) }) : t("noRound")}
    </p>
  );
}
