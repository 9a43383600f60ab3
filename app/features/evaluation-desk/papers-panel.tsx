import type { DossierPage } from "~/domain/evaluation/dossier-queries.server";
import { EVALUATION_TEXTS } from "~/platform/i18n/messages/evaluation";
import { useTexts } from "~/platform/i18n/react";
import { AdminPanel } from "~/ui/layout/admin-page";
import { PaperLink } from "./paper-link";

/** All papers of a dossier by their kind in Form 02. */
export function PapersPanel({ dossier: { papers } }: { dossier: DossierPage }) {
  const t = useTexts(EVALUATION_TEXTS);
  const kinds = [...new Set(papers.map(({ kind }) => kind))];
  return (
    <AdminPanel title={t("dossier.papers")}>
      {kinds.length === 0 ? <p className="text-soft">{t("dossier.noPapers")}</p> : (
        <dl className="grid gap-3">
          {kinds.map((kind) => (
            <div key={kind}>
              <dt className="text-[0.9375rem] text-soft">{t(`document.${kind}`)}</dt>
              {papers.filter((paper) => paper.kind === kind).map((paper) => (
                <dd key={paper.id}><PaperLink paper={paper} />{paper.code ? <span className="num ml-2 text-sm text-soft">{paper.code}</span> : null}</dd>
              ))}
            </div>
          ))}
        </dl>
      )}
    </AdminPanel>
  );
}
