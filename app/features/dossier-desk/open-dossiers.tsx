import type { DossierLine } from "~/domain/evaluation/dossier-queries.server";
import { isFinished } from "~/domain/evaluation/dossier-states";
import { DOSSIER_TEXTS } from "~/platform/i18n/messages/dossier";
import { useLocalePath, useTexts } from "~/platform/i18n/react";
import { Section } from "~/ui/kit/section";
import { DossierLines } from "./dossier-lines";

/** A producer's dossiers that are not over, for the overview of its area; nothing when there are none. */
export function OpenDossiers({ lines }: { lines: DossierLine[] }) {
  const t = useTexts(DOSSIER_TEXTS);
  const to = useLocalePath();
  const open = lines.filter(({ state }) => !isFinished(state));
  if (open.length === 0) return null;
  return (
    <Section className="mt-8 max-w-4xl" title={t("title")} more={{ href: to("/nguoi-ban/ho-so"), text: t("all") }}>
      <DossierLines lines={open.slice(0, 5)} />
    </Section>
  );
}
