import type { RoundPage as Round } from "~/domain/evaluation/round-queries.server";
import { openRoundMoves } from "~/domain/evaluation/round-states";
import type { NamedAuditRow } from "~/ui/layout/audit-words";
import { formatDate } from "~/platform/i18n/format";
import { EVALUATION_TEXTS } from "~/platform/i18n/messages/evaluation";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Facts } from "~/ui/kit/facts";
import { Notice } from "~/ui/kit/notice";
import { AdminHead, AdminPanel } from "~/ui/layout/admin-page";
import { AuditTable } from "~/ui/layout/audit-table";
import { CouncilPanel } from "./council-panel";
import { InterestPanel } from "./interest-panel";
import { PublishPanel } from "./publish-panel";
import type { Refusal } from "./refusal";
import { RoundDossiers } from "./round-dossiers";
import { RoundFiles } from "./round-files-panel";
import { RoundFunnel } from "./round-funnel";
import { RoundSettings } from "./round-settings";
import { RoundSteps } from "./round-steps";
import { RoundBadge } from "./state-badge";

export type RoundPageProps = { round: Round; producers: { id: string; name: string }[]; history: NamedAuditRow[]; done: string | null; refusal: Refusal | undefined; me: string };
const DONE = ["saved", "created", "moved", "published"] as const;

export function RoundPage({ round, producers, history, done, refusal, me }: RoundPageProps) {
  const t = useTexts(EVALUATION_TEXTS);
  const known = DONE.find((name) => name === done);
  const moves = openRoundMoves(round.state, round.capacities);
  const runs = round.capacities.includes("officer") || round.capacities.includes("secretary");
  return (
    <>
      <AdminHead
        title={t("round.name", { no: round.no, year: round.year })}
        lead={<span className="flex flex-wrap items-center gap-3">{t(`round.level.${round.level}`)}<RoundBadge state={round.state} /></span>}
      />
      <div className="grid grid-cols-1 gap-5">
        {known && !refusal ? <Notice tone="good" live>{t(`done.${known}`)}</Notice> : null}
        <RoundFunnel round={round} />
        <RoundSteps round={round} moves={moves} refusal={refusal} />
        {moves.includes("publish") ? <PublishPanel round={round} refusal={refusal} /> : null}
        <RoundDossiers round={round} />
        <div className="grid grid-cols-1 items-start gap-5 xl:grid-cols-[3fr_2fr]">
          <CouncilPanel round={round} mayChange={runs && (round.state === "preparing" || round.state === "filing")} refusal={refusal} />
          <div className="grid grid-cols-1 gap-5">
            <InterestPanel round={round} producers={producers} runs={runs} me={me} refusal={refusal} />
            <RoundFiles round={round} />
            <RoundDays round={round} />
          </div>
        </div>
        {runs && ["preparing", "filing", "scoring"].includes(round.state) ? <RoundSettings round={round} refusal={refusal} /> : null}
        {history.length === 0 ? null : (
          <AdminPanel title={t("dossier.history")}>
            <AuditTable rows={history} label={t("dossier.history")} withSubject={false} />
          </AdminPanel>
        )}
      </div>
    </>
  );
}

function RoundDays({ round }: { round: Round }) {
  const t = useTexts(EVALUATION_TEXTS);
  const locale = useLocale();
  return (
    <AdminPanel title={t("round.days")}>
      <Facts
        rows={[
          { term: t("round.opensOn"), value: formatDate(round.opensOn, locale) },
          { term: t("round.closesOn"), value: formatDate(round.closesOn, locale) },
          { term: t("round.decideBy"), value: formatDate(round.decideBy, locale) },
          round.decision && { term: t("round.decision"), value: `${round.decision.number} · ${formatDate(round.decision.issuedOn, locale)} · ${round.decision.authority}` },
          { term: t("round.legalBasis"), value: round.legalBasis },
        ]}
      />
    </AdminPanel>
  );
}
