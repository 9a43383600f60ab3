import type { DossierLine } from "~/domain/evaluation/dossier-queries.server";
import type { MinistryLine } from "~/domain/evaluation/ministry-queries.server";
import type { RoundSummary } from "~/domain/evaluation/round-queries.server";
import type { ToScore } from "~/domain/evaluation/scoring-queries.server";
import { localDateAt } from "~/lib/local-date";
import { formatDate } from "~/platform/i18n/format";
import { DOSSIER_TEXTS } from "~/platform/i18n/messages/dossier";
import { EVALUATION_TEXTS } from "~/platform/i18n/messages/evaluation";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { Badge } from "~/ui/kit/badge";
import { ButtonLink } from "~/ui/kit/button";
import { EmptyState } from "~/ui/kit/empty-state";
import { Table, Td, Th } from "~/ui/kit/table";
import { AdminHead, AdminPanel } from "~/ui/layout/admin-page";
import { DueDay } from "./due-day";
import { MinistryList } from "./ministry-list";
import { DossierBadge, RoundBadge } from "./state-badge";

type Props = { mayCreate: boolean; rounds: RoundSummary[]; toScore: ToScore[]; commune: DossierLine[] | null; ministry: MinistryLine[] };

/** Where everyone's work on the evaluation begins: what waits for this person, then the rounds. */
export function DeskHomePage({ mayCreate, rounds, toScore, commune, ministry }: Props) {
  const t = useTexts(EVALUATION_TEXTS);
  const exchange = useTexts(DOSSIER_TEXTS);
  const to = useLocalePath();
  return (
    <>
      <AdminHead title={t("title")} lead={t("lead")}>
        {mayCreate ? <ButtonLink href={to("/quan-tri/danh-gia/trao-doi")} variant="secondary">{exchange("exchange")}</ButtonLink> : null}
        {mayCreate ? <ButtonLink href={to("/quan-tri/danh-gia/dot/moi")} icon="plus">{t("round.new")}</ButtonLink> : null}
      </AdminHead>
      <div className="grid grid-cols-1 gap-5">
        {toScore.length > 0 ? <ToScorePanel lines={toScore} /> : null}
        {commune ? <DossierLines title={t("commune")} none={t("commune.none")} lines={commune} /> : null}
        {ministry.length > 0 ? <MinistryList lines={ministry} /> : null}
        {commune && !mayCreate && rounds.length === 0 ? null : <RoundList rounds={rounds} />}
      </div>
    </>
  );
}

function ToScorePanel({ lines }: { lines: ToScore[] }) {
  const t = useTexts(EVALUATION_TEXTS);
  const to = useLocalePath();
  return (
    <AdminPanel title={t("toScore")}>
      <ul className="grid gap-2 md:grid-cols-2 xl:grid-cols-3">
        {lines.map(({ dossierId, productName, producer, sheet, marked, criteria, again }) => (
          <li key={dossierId}>
            <a href={to(`/quan-tri/danh-gia/ho-so/${dossierId}/cham`)} className={`panel flex h-full items-start justify-between gap-3 p-3 no-underline hover:border-edge ${sheet === "draft" ? "border-l-4 border-l-persimmon" : ""}`}>
              <span className="min-w-0">
                <span className="block font-semibold">{productName}</span>
                <span className="block text-[0.9375rem] text-soft">{producer}</span>
              </span>
              <Badge tone={sheet === "submitted" ? "good" : "warn"}>
                {sheet === "submitted" ? t("toScore.submitted") : again ? t("toScore.again") : t("toScore.marked", { marked, criteria })}
              </Badge>
            </a>
          </li>
        ))}
      </ul>
    </AdminPanel>
  );
}

function DossierLines({ title, none, lines }: { title: string; none: string; lines: DossierLine[] }) {
  const t = useTexts(EVALUATION_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  return (
    <AdminPanel title={title}>
      {lines.length === 0 ? <p className="text-soft">{none}</p> : (
        <Table label={title} head={<><Th>{t("dossier.product")}</Th><Th>{t("dossier.producer")}</Th><Th>{t("dossier.commune")}</Th><Th>{t("dossier.kind")}</Th><Th>{t("dossier.receipt")}</Th><Th>{t("dossier.state")}</Th><Th>{t("dossier.deadline")}</Th></>}>
          {lines.map((line) => (
            <tr key={line.id}>
              <Td><a className="link" href={to(`/quan-tri/danh-gia/ho-so/${line.id}`)}>{line.productName}</a></Td>
              <Td>{line.producer}</Td>
              <Td>{line.commune}</Td>
              <Td>{t(`kind.${line.kind}`)}</Td>
              <Td><span className="code whitespace-nowrap">{line.receiptNumber ?? "–"}</span>{line.submittedAt ? <span className="num block text-sm text-soft">{formatDate(localDateAt(line.submittedAt), locale)}</span> : null}</Td>
              <Td><DossierBadge state={line.state} /></Td>
              <Td><DueDay deadline={line.deadline} /></Td>
            </tr>
          ))}
        </Table>
      )}
    </AdminPanel>
  );
}

function RoundList({ rounds }: { rounds: RoundSummary[] }) {
  const t = useTexts(EVALUATION_TEXTS);
  const to = useLocalePath();
  const locale = useLocale();
  if (rounds.length === 0) return <EmptyState title={t("rounds.none")}>{t("rounds.noneText")}</EmptyState>;
  const all = (counts: RoundSummary["counts"]) => Object.values(counts).reduce((sum, count) => sum + count, 0);
  return (
    <AdminPanel title={t("rounds")}>
      <Table label={t("rounds")} head={<><Th>{t("dossier.round")}</Th><Th>{t("round.level")}</Th><Th>{t("dossier.state")}</Th><Th>{t("round.closesOn")}</Th><Th>{t("round.decideBy")}</Th><Th end>{t("round.dossiers")}</Th><Th end>{t("state.certified")}</Th></>}>
        {rounds.map((round) => (
          <tr key={round.id}>
            <Td><a className="link font-semibold whitespace-nowrap" href={to(`/quan-tri/danh-gia/dot/${round.id}`)}>{t("round.name", { no: round.no, year: round.year })}</a></Td>
            <Td>{t(`round.level.${round.level}`)}</Td>
            <Td><RoundBadge state={round.state} /></Td>
            <Td><span className="num whitespace-nowrap">{formatDate(round.closesOn, locale)}</span></Td>
            <Td><span className="num whitespace-nowrap">{formatDate(round.decideBy, locale)}</span></Td>
            <Td end>{all(round.counts)}</Td>
            <Td end>{round.counts.certified ?? 0}</Td>
          </tr>
        ))}
      </Table>
    </AdminPanel>
  );
}
