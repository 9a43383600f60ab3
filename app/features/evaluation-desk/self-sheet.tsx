import type { DossierPage } from "~/domain/evaluation/dossier-queries.server";
import { isScorable } from "~/domain/evaluation/score-sheet";
import { totalOf } from "~/domain/evaluation/rating";
import { pick } from "~/lib/localized-text";
import { EVALUATION_TEXTS } from "~/platform/i18n/messages/evaluation";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Table, Td, Th } from "~/ui/kit/table";
import { CriterionMinimum } from "./criterion-minimum";
import { PaperLink } from "./paper-link";

/** The producer's own score, criterion by criterion, with the evidence given for each. */
export function SelfSheet({ dossier }: { dossier: DossierPage }) {
  const t = useTexts(EVALUATION_TEXTS);
  const locale = useLocale();
  const { sheet, selfMarks, papers } = dossier;
  const marks = new Map(selfMarks.map((mark) => [mark.code, mark]));
  const total = totalOf(sheet, new Map(selfMarks.map(({ code, points }) => [code, points])));
  return (
    <details className="panel p-4 md:p-5">
      <summary className="font-semibold">{t("dossier.selfSheet")} · {t("dossier.selfTotal", { total })}</summary>
      <div className="mt-3 text-[0.9375rem]">
        <Table label={t("dossier.selfSheet")} head={<><Th>{t("sheet.criterion")}</Th><Th end>{t("sheet.self")}</Th><Th end>{t("sheet.max")}</Th><Th>{t("sheet.papers")}</Th></>}>
          {sheet.criteria.map((criterion) => {
            const mark = marks.get(criterion.code);
            return (
              <tr key={criterion.code}>
                <Td>
                  <span className={isScorable(criterion) ? "" : "font-semibold"}>{criterion.code} {pick(criterion.label, locale)}</span>{" "}
                  <CriterionMinimum criterion={criterion} />
                  {mark?.note ? <span className="block text-soft">{mark.note}</span> : null}
                </Td>
                <Td end>{isScorable(criterion) ? (mark?.points ?? "–") : ""}</Td>
                <Td end>{criterion.max}</Td>
                <Td>{papers.filter(({ code }) => code === criterion.code).map((paper) => <span key={paper.id} className="block"><PaperLink paper={paper} /></span>)}</Td>
              </tr>
            );
          })}
        </Table>
      </div>
    </details>
  );
}
