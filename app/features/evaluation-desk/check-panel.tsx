import { Form } from "@remix-run/react";
import type { DossierPage } from "~/domain/evaluation/dossier-queries.server";
import { isFull } from "~/domain/evaluation/documents";
import { EVALUATION_TEXTS } from "~/platform/i18n/messages/evaluation";
import { useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { TextArea } from "~/ui/kit/field";
import { AdminPanel } from "~/ui/layout/admin-page";
import { FailureNotice } from "./failure-notice";
import { GapsNotice } from "./gaps-notice";
import type { Refusal } from "./refusal";

/** The secretary takes a full dossier into the round or sends it back. */
export function CheckPanel({ dossier, refusal }: { dossier: DossierPage; refusal: Refusal | undefined }) {
  const t = useTexts(EVALUATION_TEXTS);
  const typed = refusal?.intent === "check" ? refusal.values : {};
  return (
    <AdminPanel title={t("check")} className="border-l-4 border-l-persimmon">
      <Form method="post" className="grid gap-4">
        <input type="hidden" name="intent" value="check" />
        <GapsNotice dossier={dossier} />
        <FailureNotice refusal={refusal} intent="check" />
        <TextArea label={t("check.reason")} name="reason" rows={2} maxLength={2000} defaultValue={typed.reason} />
        <div className="flex flex-wrap gap-3">
          <Button type="submit" name="outcome" value="accept" disabled={!isFull(dossier.gaps)}>{t("check.accept")}</Button>
          <Button type="submit" name="outcome" value="return" variant="secondary">{t("check.return")}</Button>
        </div>
      </Form>
    </AdminPanel>
  );
}
