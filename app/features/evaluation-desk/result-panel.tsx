import type { DossierPage } from "~/domain/evaluation/dossier-queries.server";
import type { NextStar } from "~/domain/evaluation/next-star";
import type { HeldBack } from "~/domain/evaluation/rating";
import type { ScoreSheet } from "~/domain/evaluation/score-sheet";
import { pick } from "~/lib/localized-text";
import { formatNumber } from "~/platform/i18n/format";
import { EVALUATION_TEXTS } from "~/platform/i18n/messages/evaluation";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { StarRating } from "~/ui/commerce/stars";
import { Badge } from "~/ui/kit/badge";
import { ButtonLink } from "~/ui/kit/button";
import { AdminPanel } from "~/ui/layout/admin-page";
import { LiftList } from "./lift-list";

/** What was found on a dossier: mean, stars, what holds it back and what would lift it; nothing before the conclusion. */
export function ResultPanel({ dossier, lift }: { dossier: DossierPage; lift: NextStar | null }) {
  const t = useTexts(EVALUATION_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  const { result } = dossier;
  if (!result) return null;
  const mean = formatNumber(Number(result.mean), locale);
  return (
    <AdminPanel title={t("result")}>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        {result.stars >= 3 ? <StarRating stars={result.stars} label={t("result.stars", { stars: result.stars })} /> : <Badge tone="bad">{t("result.none")}</Badge>}
        <span className="display num text-2xl">{mean}</span>
        <span className="text-soft">{result.sheets === null ? t("result.ministry", { mean }) : t("result.mean", { mean, sheets: result.sheets })}</span>
        {dossier.state === "referred_to_ministry" ? <p className="w-full font-semibold text-anise">{t("result.toMinistry")}</p> : null}
        {result.certificateId && dossier.capacities.includes("officer") ? <ButtonLink size="sm" variant="secondary" href={to(`/quan-tri/chung-nhan/${result.certificateId}`)}>{t("result.certificate")}</ButtonLink> : null}
      </div>
      {result.note ? <p className="mt-2">{result.note}</p> : null}
      <HeldBackList sheet={dossier.sheet} stars={result.stars} band={result.band} heldBack={result.heldBack} />
      {lift ? <LiftList sheet={dossier.sheet} lift={lift} /> : null}
    </AdminPanel>
  );
}

/** Which criteria hold a product below what its points alone would give. */
export function HeldBackList({ sheet, stars, band, heldBack }: { sheet: ScoreSheet; stars: number; band: number; heldBack: HeldBack[] }) {
  const t = useTexts(EVALUATION_TEXTS);
  const locale = useLocale();
  if (heldBack.length === 0) return null;
  return (
    <div className="notice notice-warn mt-3">
      <div className="notice-body">
        <p className="font-semibold">{t("result.heldBack", { stars })} · {t("result.band", { stars: band })}</p>
        <ul className="mt-1 list-disc pl-5">
          {heldBack.map(({ code, stars: forStars, needs, has }) => {
            const criterion = sheet.criteria.find((one) => one.code === code);
            return <li key={code}>{t("result.heldLine", { code, label: criterion ? pick(criterion.label, locale) : "", stars: forStars, needs, has })}</li>;
          })}
        </ul>
      </div>
    </div>
  );
}
