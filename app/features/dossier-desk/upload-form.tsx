import { Form, useNavigation } from "@remix-run/react";
import { DOCUMENT_KINDS } from "~/domain/evaluation/documents";
import { EVIDENCE_MOST_BYTES, EVIDENCE_MOST_FILES } from "~/domain/evaluation/evidence-file";
import { scorable } from "~/domain/evaluation/score-sheet";
import { pick } from "~/lib/localized-text";
import { DOSSIER_TEXTS } from "~/platform/i18n/messages/dossier";
import { EVALUATION_TEXTS } from "~/platform/i18n/messages/evaluation";
import { useLocale, useTexts } from "~/platform/i18n/react";
import { PAPER_ACCEPT } from "~/platform/storage/paper-file";
import { Button } from "~/ui/kit/button";
import { SelectField, TextField } from "~/ui/kit/field";
import type { DossierView } from "./dossier-view.server";
import type { Refusal } from "./refusal";
import { RefusalNotice, useProblem } from "./refusal-notice";

/** Adds a file for a criterion or for the whole dossier; `code` and `kind` come from the link that led here. */
export function UploadForm({ dossier, code, kind, refusal }: DossierView & { code: string | null; kind?: string | null; refusal: Refusal | undefined }) {
  const t = useTexts(DOSSIER_TEXTS);
  const e = useTexts(EVALUATION_TEXTS);
  const locale = useLocale();
  const problem = useProblem(refusal, "add_paper");
  const values = refusal?.intent === "add_paper" ? refusal.values : {};
  const busy = useNavigation().formData?.get("intent") === "add_paper";
  const chosen = values.kind ?? kind ?? dossier.gaps.documents[0] ?? "other";
  return (
    <Form method="post" encType="multipart/form-data" id="them" key={dossier.papers.length} className="panel grid scroll-mt-4 grid-cols-1 gap-4 p-4 md:p-5">
      <h2 className="text-lg">{t("addPaper")}</h2>
      <input type="hidden" name="intent" value="add_paper" />
      <RefusalNotice refusal={refusal} intent="add_paper" />
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <SelectField label={t("papers.kind")} name="kind" defaultValue={chosen} key={chosen} error={problem("kind")}>
          {DOCUMENT_KINDS.map((one) => <option key={one} value={one}>{e(`document.${one}`)}</option>)}
        </SelectField>
        <SelectField label={t("papers.criterion")} name="code" defaultValue={values.code ?? code ?? ""} error={problem("code")}>
          <option value="">{t("papers.whole")}</option>
          {scorable(dossier.sheet).map((one) => <option key={one.code} value={one.code}>{`${one.code} ${pick(one.label, locale)}`}</option>)}
        </SelectField>
      </div>
      <TextField label={t("papers.title")} hint={t("papers.titleHint")} name="title" maxLength={200} required defaultValue={values.title} error={problem("title")} />
      {/* Last: of a file that is too large no more is read, and what stands before it stays. */}
      <TextField label={t("papers.file")} hint={t("papers.limits", { size: EVIDENCE_MOST_BYTES / 1024 / 1024, count: EVIDENCE_MOST_FILES })} type="file" name="file" accept={PAPER_ACCEPT} required />
      <div><Button type="submit" busy={busy}>{t("papers.add")}</Button></div>
    </Form>
  );
}
