import type { DossierPage } from "~/domain/evaluation/dossier-queries.server";
import { isFull } from "~/domain/evaluation/documents";
import { EVALUATION_TEXTS } from "~/platform/i18n/messages/evaluation";
import { useTexts } from "~/platform/i18n/react";
import { Notice } from "~/ui/kit/notice";

/** Whether a dossier is full, and what it lacks. */
export function GapsNotice({ dossier: { gaps } }: { dossier: Pick<DossierPage, "gaps"> }) {
  const t = useTexts(EVALUATION_TEXTS);
  if (isFull(gaps)) return <Notice tone="good">{t("dossier.full")}</Notice>;
  return (
    <Notice tone="warn" title={t("dossier.notFull")}>
      <ul className="list-disc pl-5">
        {gaps.documents.length > 0 ? <li>{t("dossier.missing.documents", { list: gaps.documents.map((kind) => t(`document.${kind}`)).join("; ") })}</li> : null}
        {gaps.unscored.length > 0 ? <li>{t("dossier.missing.unscored", { list: gaps.unscored.join(", ") })}</li> : null}
        {gaps.story ? <li>{t("dossier.missing.story")}</li> : null}
      </ul>
    </Notice>
  );
}
