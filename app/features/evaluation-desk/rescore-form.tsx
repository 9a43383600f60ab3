import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import type { Comparison } from "~/domain/evaluation/differences";
import type { DossierPage } from "~/domain/evaluation/dossier-queries.server";
import { EVALUATION_TEXTS } from "~/platform/i18n/messages/evaluation";
import { useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { TextField } from "~/ui/kit/field";
import { AdminPanel } from "~/ui/layout/admin-page";
import { FailureNotice } from "./failure-notice";
import type { Refusal } from "./refusal";

type Props = { dossier: DossierPage; comparison: Comparison; mayAsk: boolean; refusal: Refusal | undefined; children: ReactNode };

/** The table of differences; for the chair and the secretary also the request to score some criteria again. */
export function RescoreForm({ dossier, comparison, mayAsk, refusal, children }: Props) {
  const t = useTexts(EVALUATION_TEXTS);
  const count = comparison.criteria.filter(({ flagged }) => flagged).length;
  return (
    <AdminPanel title={t("compare")}>
      <p className="mb-3 flex flex-wrap gap-x-4">
        <span className={count > 0 ? "font-semibold text-amber" : "text-soft"}>{count > 0 ? t("compare.some", { count, percent: dossier.round?.spreadPercent ?? 0 }) : t("compare.none")}</span>
        <a className="link" href="?">{t("compare.all")}</a>
        <a className="link" href="?only=flagged">{t("compare.onlyFlagged")}</a>
      </p>
      {mayAsk ? (
        <Form method="post" className="grid grid-cols-1 gap-4">
          <input type="hidden" name="intent" value="rescore" />
          {children}
          <FailureNotice refusal={refusal} intent="rescore" />
          <TextField label={t("rescore.reason")} hint={t("rescore.hint")} name="reason" required maxLength={1000} defaultValue={refusal?.intent === "rescore" ? refusal.values.reason : ""} />
          <div><Button type="submit" variant="secondary">{t("rescore.submit")}</Button></div>
        </Form>
      ) : children}
    </AdminPanel>
  );
}
