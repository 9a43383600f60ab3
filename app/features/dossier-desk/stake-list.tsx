import { pick } from "~/lib/localized-text";
import { DOSSIER_TEXTS } from "~/platform/i18n/messages/dossier";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Section } from "~/ui/kit/section";
import type { DossierView } from "./dossier-view.server";

/** How many are shown at once. */
const FIRST = 8;

/** Per criterion the points that are still open and what would prove them, those worth most first. */
export function StakeList({ dossier, stake, basis }: Pick<DossierView, "dossier" | "stake" | "basis">) {
  const t = useTexts(DOSSIER_TEXTS);
  if (stake.length === 0) return null;
  return (
    <Section title={t("stake")}>
      <Lines id={dossier.id} stake={stake.slice(0, FIRST)} />
      {stake.length > FIRST ? (
        <details className="mt-2">
          <summary className="min-h-11 cursor-pointer py-2 font-semibold text-leaf">{t("stakeMore", { count: stake.length - FIRST })}</summary>
          <Lines id={dossier.id} stake={stake.slice(FIRST)} />
        </details>
      ) : null}
      {basis ? <p className="mt-2 text-sm text-soft" lang="vi">{t("basis", { basis: basis.legalBasis, reading: basis.reading })}</p> : null}
    </Section>
  );
}

function Lines({ id, stake }: { id: string; stake: DossierView["stake"] }) {
  const t = useTexts(DOSSIER_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  return (
    <ul className="panel divide-y divide-line">
      {stake.map(({ code, label, points, max, papers, needs }) => (
        <li key={code} className="grid gap-0.5 px-4 py-3">
          <p className="flex flex-wrap items-baseline justify-between gap-x-4">
            <a className="link" href={to(`/nguoi-ban/ho-so/${id}/tu-cham#c-${code}`)}>{code} {pick(label, locale)}</a>
            <b className="num whitespace-nowrap">{t("stakeLine", { points, max, left: max - points })}</b>
          </p>
          <p className="text-[0.9375rem] text-soft">{[papers === 0 ? t("stakeNoPaper") : "", needs ? t("stakeNeeds", { needs: pick(needs, locale) }) : ""].filter(Boolean).join(" · ")}</p>
        </li>
      ))}
    </ul>
  );
}
