import type { RoundPage } from "~/domain/evaluation/round-queries.server";
import { EVALUATION_TEXTS } from "~/platform/i18n/messages/evaluation";
import { useLocalePath, useTexts } from "~/platform/i18n/react";
import { ButtonLink } from "~/ui/kit/button";
import { AdminPanel } from "~/ui/layout/admin-page";
import { ROUND_FILES } from "./round-files";

/** What can be taken away from a round: minutes, annex, sheets. */
export function RoundFiles({ round }: { round: RoundPage }) {
  const t = useTexts(EVALUATION_TEXTS);
  const to = useLocalePath();
  if (!round.dossiers.some(({ result, submitted, sheets }) => result !== null || (sheets > 0 && submitted === sheets))) return null;
  return (
    <AdminPanel title={t("round.files")}>
      <div className="flex flex-wrap gap-3">
        {Object.entries(ROUND_FILES).map(([path, text]) => (
          <ButtonLink key={path} href={to(`/quan-tri/danh-gia/dot/${round.id}/${path}`)} variant="secondary" size="sm" icon="download" download>{t(text)}</ButtonLink>
        ))}
      </div>
      <p className="mt-3 text-[0.9375rem] text-soft">{t("round.file.sheetsHint")}</p>
    </AdminPanel>
  );
}
