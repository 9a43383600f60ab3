import type { RoundPage } from "~/domain/evaluation/round-queries.server";
import type { DossierState } from "~/domain/evaluation/dossier-states";
import { formatNumber } from "~/platform/i18n/format";
import { EVALUATION_TEXTS } from "~/platform/i18n/messages/evaluation";
import { useLocale, useTexts } from "~/platform/i18n/react";

/** The steps of a round, each with those dossiers that have reached it or gone beyond. */
const STEPS: { state: "forwarded" | "eligible" | "scored" | "concluded" | "certified"; reached: readonly DossierState[] }[] = [
  { state: "forwarded", reached: ["forwarded", "eligible", "scoring", "scored", "concluded", "not_recognised", "excluded", "referred_to_ministry", "certified"] },
  { state: "eligible", reached: ["eligible", "scoring", "scored", "concluded", "not_recognised", "referred_to_ministry", "certified"] },
  { state: "scored", reached: ["scored", "concluded", "not_recognised", "referred_to_ministry", "certified"] },
  { state: "concluded", reached: ["concluded", "referred_to_ministry", "certified"] },
  { state: "certified", reached: ["certified"] },
];

export function RoundFunnel({ round }: { round: RoundPage }) {
  const t = useTexts(EVALUATION_TEXTS);
  const locale = useLocale();
  const all = Math.max(1, round.dossiers.length);
  return (
    <section aria-label={t("round.funnel")} className="panel grid gap-x-6 gap-y-3 p-4 sm:grid-cols-2 lg:grid-cols-5">
      {STEPS.map(({ state, reached }) => {
        const count = round.dossiers.filter((dossier) => reached.includes(dossier.state)).length;
        return (
          <div key={state} className="min-w-0">
            <div className="flex items-baseline justify-between gap-2">
              <span className="text-[0.9375rem] text-soft">{t(`funnel.${state}`)}</span>
              <span className="display num text-xl">{formatNumber(count, locale)}</span>
            </div>
            <meter className="h-2 w-full" min={0} max={all} value={count} aria-label={t(`funnel.${state}`)} />
          </div>
        );
      })}
    </section>
  );
}
