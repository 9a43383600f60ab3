import { Form } from "@remix-run/react";
import { requiredDocuments } from "~/domain/evaluation/documents";
import { localDateAt } from "~/lib/local-date";
import { formatDate } from "~/platform/i18n/format";
import { DOSSIER_TEXTS } from "~/platform/i18n/messages/dossier";
import { EVALUATION_TEXTS } from "~/platform/i18n/messages/evaluation";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { Badge } from "~/ui/kit/badge";
import { Button } from "~/ui/kit/button";
import { Section } from "~/ui/kit/section";
import type { DossierView } from "./dossier-view.server";
import { PaperLink } from "./paper-link";
import type { Refusal } from "./refusal";
import { RefusalNotice } from "./refusal-notice";
import { UploadForm } from "./upload-form";

type Props = DossierView & { code: string | null; kind: string | null; refusal: Refusal | undefined };

/** The papers of Form 02 and those of single criteria: what is required, what is there, and how to add. */
export function PapersStep(props: Props) {
  const { dossier, editable, refusal } = props;
  const t = useTexts(DOSSIER_TEXTS);
  const e = useTexts(EVALUATION_TEXTS);
  return (
    <>
      <RefusalNotice refusal={refusal} intent="remove_paper" />
      <Section title={t("papers.required")}>
        <ul className="panel divide-y divide-line">
          {requiredDocuments(dossier.setNo).map((kind) => (
            <li key={kind} className="flex min-h-11 items-center justify-between gap-3 px-4 py-2">
              <span>{e(`document.${kind}`)}</span>
              {dossier.gaps.documents.includes(kind) ? <Badge tone="warn">{t("papers.missing")}</Badge> : <Badge tone="good">{t("papers.there")}</Badge>}
            </li>
          ))}
        </ul>
      </Section>
      {editable ? <UploadForm {...props} /> : null}
      <Section title={t("papers.all")}>
        {dossier.papers.length === 0 ? <p className="panel p-4 text-soft">{t("papers.none")}</p> : <Papers {...props} />}
      </Section>
    </>
  );
}

function Papers({ dossier, editable }: Props) {
  const t = useTexts(DOSSIER_TEXTS);
  const e = useTexts(EVALUATION_TEXTS);
  const locale = useLocale();
  return (
    <ul className="panel divide-y divide-line">
      {dossier.papers.map((paper) => (
        <li key={paper.id} className="flex items-start justify-between gap-3 px-4 py-3">
          <div className="min-w-0">
            <PaperLink paper={paper} />
            <p className="text-sm text-soft">
              {[e(`document.${paper.kind}`), paper.code ? `${t("papers.criterion")} ${paper.code}` : t("papers.whole"), paper.bytes ? `${Math.max(1, Math.round(paper.bytes / 1024))} kB` : t("auto", { day: formatDate(localDateAt(new Date(paper.addedAt)), locale) })].join(" · ")}
            </p>
          </div>
          {editable ? (
            <Form method="post" className="flex-none">
              <input type="hidden" name="intent" value="remove_paper" />
              <input type="hidden" name="paper" value={paper.id} />
              <Button type="submit" variant="quiet" size="sm" icon="trash" aria-label={`${t("papers.remove")}: ${paper.title}`}>{t("papers.remove")}</Button>
            </Form>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
