import type { Comparison } from "~/domain/evaluation/differences";
import type { DossierPage } from "~/domain/evaluation/dossier-queries.server";
import { openMoves } from "~/domain/evaluation/dossier-states";
import type { NextStar } from "~/domain/evaluation/next-star";
import type { Rating } from "~/domain/evaluation/rating";
import { formatNumber } from "~/platform/i18n/format";
import { EVALUATION_TEXTS } from "~/platform/i18n/messages/evaluation";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { StarRating } from "~/ui/commerce/stars";
import { Badge } from "~/ui/kit/badge";
import { ButtonLink } from "~/ui/kit/button";
import { Notice } from "~/ui/kit/notice";
import { AdminHead, AdminPanel } from "~/ui/layout/admin-page";
import { CompareTable } from "./compare-table";
import { ConcludePanel } from "./conclude-panel";
import { LiftList } from "./lift-list";
import type { Refusal } from "./refusal";
import { RescoreForm } from "./rescore-form";
import { HeldBackList } from "./result-panel";

export type OpenSheets = { comparison: Comparison; rating: Rating; lift: NextStar | null; members: { userId: string; name: string; comment: string; points: Record<string, number>; notes: Record<string, string> }[] };
export type ComparePageProps = { dossier: DossierPage; open: OpenSheets | null; onlyFlagged: boolean; done: string | null; refusal: Refusal | undefined };

/** All members' sheets side by side once they are in, what is too far apart, and the result they make. */
export function ComparePage({ dossier, open, onlyFlagged, done, refusal }: ComparePageProps) {
  const t = useTexts(EVALUATION_TEXTS);
  const to = useLocalePath();
  const moves = openMoves(dossier.state, dossier.capacities);
  return (
    <>
      <AdminHead title={dossier.productName} lead={`${t("compare")} · ${dossier.producer.name}`}>
        <ButtonLink href={to(`/quan-tri/danh-gia/ho-so/${dossier.id}`)} variant="secondary">{t("score.back")}</ButtonLink>
      </AdminHead>
      <div className="grid grid-cols-1 gap-5">
        {done === "complete" && !refusal ? <Notice tone="good" live>{t("done.complete")}</Notice> : null}
        {open === null ? <Notice tone="info">{t("compare.sealed", dossier.sheets)}</Notice> : (
          <>
            <Outcome dossier={dossier} open={open} />
            {moves.includes("conclude") ? <ConcludePanel stars={open.rating.stars} refusal={refusal} /> : null}
            <RescoreForm dossier={dossier} comparison={open.comparison} mayAsk={moves.includes("rescore")} refusal={refusal}>
              <CompareTable dossier={dossier} open={open} onlyFlagged={onlyFlagged} pickable={moves.includes("rescore")} />
            </RescoreForm>
            <Comments members={open.members} />
          </>
        )}
      </div>
    </>
  );
}

function Outcome({ dossier, open: { comparison, rating, lift, members } }: { dossier: DossierPage; open: OpenSheets }) {
  const t = useTexts(EVALUATION_TEXTS);
  const locale = useLocale();
  const name = (userId: string) => members.find((member) => member.userId === userId)?.name ?? "";
  return (
    <AdminPanel title={t("result")}>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <span className="display num text-3xl">{formatNumber(rating.mean / 100, locale)}</span>
        <span className="text-soft">{t("result.mean", { mean: formatNumber(rating.mean / 100, locale), sheets: members.length })}</span>
        {rating.stars >= 3 ? <StarRating stars={rating.stars} label={t("result.stars", { stars: rating.stars })} /> : <Badge tone="bad">{t("result.none")}</Badge>}
        {rating.stars === 5 ? <p className="w-full font-semibold text-anise">{t("result.toMinistry")}</p> : null}
      </div>
      <ul className="mt-3 flex flex-wrap gap-x-6 gap-y-1">
        {comparison.sheets.map(({ userId, total, fromMean, outlier }) => (
          <li key={userId} className="flex flex-wrap items-center gap-2">
            {name(userId)} <span className="num font-semibold">{total}</span>
            {outlier ? <Badge tone="bad" icon="warning">{t("compare.outlier", { points: formatNumber(fromMean / 100, locale) })}</Badge> : null}
          </li>
        ))}
      </ul>
      <HeldBackList sheet={dossier.sheet} stars={rating.stars} band={rating.band} heldBack={rating.heldBack} />
      {lift ? <LiftList sheet={dossier.sheet} lift={lift} /> : null}
    </AdminPanel>
  );
}

function Comments({ members }: { members: OpenSheets["members"] }) {
  const t = useTexts(EVALUATION_TEXTS);
  const said = members.filter(({ comment }) => comment !== "");
  if (said.length === 0) return null;
  return (
    <AdminPanel title={t("compare.comments")}>
      <dl className="grid gap-2">
        {said.map(({ userId, name, comment }) => <div key={userId}><dt className="font-semibold">{name}</dt><dd className="whitespace-pre-line">{comment}</dd></div>)}
      </dl>
    </AdminPanel>
  );
}
