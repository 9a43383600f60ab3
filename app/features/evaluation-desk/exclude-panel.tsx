import { Form } from "@remix-run/react";
import { EVALUATION_TEXTS } from "~/platform/i18n/messages/evaluation";
import { useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { TextField } from "~/ui/kit/field";
import { FailureNotice } from "./failure-notice";
import type { Refusal } from "./refusal";

export function ExcludePanel({ refusal }: { refusal: Refusal | undefined }) {
  const t = useTexts(EVALUATION_TEXTS);
  const mine = refusal?.intent === "exclude";
  return (
    <details className="panel p-4 md:p-5" open={mine}>
      <summary className="font-semibold">{t("exclude")}</summary>
      <Form method="post" className="mt-3 grid max-w-3xl gap-3">
        <input type="hidden" name="intent" value="exclude" />
        <p className="text-soft">{t("exclude.hint")}</p>
        <FailureNotice refusal={refusal} intent="exclude" />
        <TextField label={t("dossier.reason")} name="reason" required maxLength={2000} defaultValue={mine ? refusal.values.reason : ""} />
        <div><Button type="submit" variant="danger">{t("exclude.submit")}</Button></div>
      </Form>
    </details>
  );
}
