import type { RoundDossier, RoundPage } from "~/domain/evaluation/round-queries.server";
import { formatNumber } from "~/platform/i18n/format";
import { EVALUATION_TEXTS } from "~/platform/i18n/messages/evaluation";
import { useLocale, useLocalePath, useTexts } from "~/platform/i18n/react";
import { StarRating } from "~/ui/commerce/stars";
import { Badge } from "~/ui/kit/badge";
import { EmptyState } from "~/ui/kit/empty-state";
import { Table, Td, Th } from "~/ui/kit/table";
import { AdminPanel } from "~/ui/layout/admin-page";
import { DossierBadge } from "./state-badge";

/** The dossiers of a round by where they stand, with what the council found. */
export function RoundDossiers({ round }: { round: RoundPage }) {
  const t = useTexts(EVALUATION_TEXTS);
  const to = useLocalePath();
  if (round.dossiers.length === 0) return <EmptyState title={t("round.noDossiers")}>{t("round.noDossiersText")}</EmptyState>;
  return (
    <AdminPanel title={t("round.dossiers")}>
      <div className="text-[0.9375rem] [&_td]:py-1.5"><Table label={t("round.dossiers")} head={<><Th>{t("dossier.product")}</Th><Th>{t("dossier.producer")}</Th><Th>{t("dossier.kind")}</Th><Th>{t("dossier.state")}</Th><Th>{t("council.progress")}</Th><Th end>{t("compare.mean")}</Th><Th>{t("result")}</Th></>}>
        {round.dossiers.map((dossier) => (
          <tr key={dossier.id}>
            <Td>
              <a className="link font-semibold" href={to(`/quan-tri/danh-gia/ho-so/${dossier.id}`)}>{dossier.productName}</a>
              <span className="code block text-sm whitespace-nowrap text-soft">{dossier.receiptNumber}</span>
            </Td>
            <Td>{dossier.producer}<span className="block text-sm text-soft">{dossier.commune}</span></Td>
            <Td><span className="whitespace-nowrap">{t(`kind.${dossier.kind}`)}</span><span className="block text-sm whitespace-nowrap text-soft">{t("dossier.setNo", { no: dossier.setNo })}</span></Td>
            <Td><DossierBadge state={dossier.state} /></Td>
            <Td><span className="num">{dossier.sheets === 0 ? "–" : `${dossier.submitted}/${dossier.sheets}`}</span></Td>
            <ResultCells result={dossier.result} />
          </tr>
        ))}
      </Table></div>
    </AdminPanel>
  );
}

function ResultCells({ result }: { result: RoundDossier["result"] }) {
  const t = useTexts(EVALUATION_TEXTS);
  const locale = useLocale();
  const to = useLocalePath();
  if (!result) return <><Td end>–</Td><Td>–</Td></>;
  return (
    <>
      <Td end>{formatNumber(Number(result.mean), locale)}</Td>
      <Td>
        <span className="flex flex-wrap items-center gap-2">
          {result.stars >= 3 ? <StarRating stars={result.stars} label={t("result.stars", { stars: result.stars })} /> : <Badge tone="bad">{t("state.not_recognised")}</Badge>}
          {result.holding.length > 0 ? <Badge tone="warn">{result.holding.join(", ")}</Badge> : null}
          {result.certificateId ? <a className="link text-sm" href={to(`/quan-tri/chung-nhan/${result.certificateId}`)}>{t("result.certificate")}</a> : null}
        </span>
      </Td>
    </>
  );
}
