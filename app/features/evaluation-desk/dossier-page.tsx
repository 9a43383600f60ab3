import type { DossierPage as Dossier } from "~/domain/evaluation/dossier-queries.server";
import { openMoves } from "~/domain/evaluation/dossier-states";
import type { NextStar } from "~/domain/evaluation/next-star";
import type { NamedAuditRow } from "~/ui/layout/audit-words";
import { EVALUATION_TEXTS } from "~/platform/i18n/messages/evaluation";
import { useLocalePath, useTexts } from "~/platform/i18n/react";
import { ButtonLink } from "~/ui/kit/button";
import { Notice } from "~/ui/kit/notice";
import { AdminHead, AdminPanel } from "~/ui/layout/admin-page";
import { AuditTable } from "~/ui/layout/audit-table";
import { CheckPanel } from "./check-panel";
import { DossierFacts } from "./dossier-facts";
import { ExcludePanel } from "./exclude-panel";
import { GapsNotice } from "./gaps-notice";
import { MinistryPanel } from "./ministry-panel";
import { PapersPanel } from "./papers-panel";
import type { Refusal } from "./refusal";
import { ResultPanel } from "./result-panel";
import { ReviewDone, ReviewPanel } from "./review-panel";
import { SelfSheet } from "./self-sheet";
import { DossierBadge } from "./state-badge";

export type DossierPageProps = { dossier: Dossier; hasSheet: boolean; lift: NextStar | null; history: NamedAuditRow[]; done: string | null; refusal: Refusal | undefined };
const DONE = ["saved", "created", "moved", "sheet", "complete", "rescore", "concluded"] as const;

export function DossierPage({ dossier, hasSheet, lift, history, done, refusal }: DossierPageProps) {
  const t = useTexts(EVALUATION_TEXTS);
  const to = useLocalePath();
  const known = DONE.find((name) => name === done);
  const moves = openMoves(dossier.state, dossier.capacities);
  const path = to(`/quan-tri/danh-gia/ho-so/${dossier.id}`);
  return (
    <>
      <AdminHead title={dossier.productName} lead={<span className="flex flex-wrap items-center gap-3">{dossier.producer.name}<DossierBadge state={dossier.state} /></span>}>
        {hasSheet ? <ButtonLink href={`${path}/cham`} icon="edit">{t("score")}</ButtonLink> : null}
        {dossier.sheets.all > 0 && dossier.round ? <ButtonLink href={`${path}/so-sanh`} variant="secondary">{t("compare")}</ButtonLink> : null}
      </AdminHead>
      <div className="grid grid-cols-1 gap-5">
        {known && !refusal ? <Notice tone="good" live>{t(`done.${known}`)}</Notice> : null}
        {moves.includes("forward") ? <ReviewPanel dossier={dossier} refusal={refusal} /> : null}
        {moves.includes("accept") ? <CheckPanel dossier={dossier} refusal={refusal} /> : null}
        {moves.includes("ministry_certify") ? <div id="ket-qua-bo" className="scroll-mt-4"><MinistryPanel refusal={refusal} /></div> : null}
        <ResultPanel dossier={dossier} lift={lift} />
        <div className="grid grid-cols-1 items-start gap-5 xl:grid-cols-2">
          <div className="grid grid-cols-1 gap-5">
            <DossierFacts dossier={dossier} />
            <AdminPanel title={t("dossier.story")}>
              {dossier.story === "" ? <p className="text-soft">{t("dossier.noStory")}</p> : <p className="max-w-prose whitespace-pre-line">{dossier.story}</p>}
            </AdminPanel>
            {dossier.communeReview ? <ReviewDone review={dossier.communeReview} /> : null}
          </div>
          <div className="grid grid-cols-1 gap-5">
            <GapsNotice dossier={dossier} />
            <PapersPanel dossier={dossier} />
          </div>
        </div>
        <SelfSheet dossier={dossier} />
        {moves.includes("exclude") ? <ExcludePanel refusal={refusal} /> : null}
        {history.length === 0 ? null : (
          <AdminPanel title={t("dossier.history")}>
            <AuditTable rows={history} label={t("dossier.history")} withSubject={false} />
          </AdminPanel>
        )}
      </div>
    </>
  );
}
