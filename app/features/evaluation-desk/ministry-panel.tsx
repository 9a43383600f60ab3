import { Form } from "@remix-run/react";
import { EVALUATION_TEXTS } from "~/platform/i18n/messages/evaluation";
import { useTexts } from "~/platform/i18n/react";
import { Button } from "~/ui/kit/button";
import { SelectField, TextField } from "~/ui/kit/field";
import { AdminPanel } from "~/ui/layout/admin-page";
import { FailureNotice, useProblem } from "./failure-notice";
import type { Refusal } from "./refusal";

/** The ministry's result on a dossier referred to it. */
export function MinistryPanel({ refusal }: { refusal: Refusal | undefined }) {
  const t = useTexts(EVALUATION_TEXTS);
  const problem = useProblem(refusal, "ministry");
  const typed = refusal?.intent === "ministry" ? refusal.values : {};
  return (
    <AdminPanel title={t("ministry")} className="border-l-4 border-l-persimmon">
      <Form method="post" className="grid gap-4">
        <input type="hidden" name="intent" value="ministry" />
        <p className="max-w-prose text-soft">{t("ministry.hint")}</p>
        <FailureNotice refusal={refusal} intent="ministry" />
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          <TextField label={t("ministry.score")} name="score" inputMode="decimal" required maxLength={6} defaultValue={typed.score} error={problem("score")} />
          <SelectField label={t("ministry.stars")} name="stars" defaultValue={typed.stars ?? "5"} error={problem("stars")}>
            {[5, 4, 3, 2, 1].map((stars) => <option key={stars} value={stars}>{t("result.stars", { stars })}</option>)}
          </SelectField>
          <TextField label={t("publish.authority")} name="authority" maxLength={200} defaultValue={typed.authority ?? "Bộ Nông nghiệp và Môi trường"} error={problem("authority")} />
          <TextField label={t("publish.number")} name="number" maxLength={50} defaultValue={typed.number} error={problem("number")} />
          <TextField label={t("publish.issuedOn")} name="issuedOn" type="date" defaultValue={typed.issuedOn} error={problem("issuedOn")} />
          <TextField label={t("ministry.note")} name="note" maxLength={2000} defaultValue={typed.note} />
        </div>
        <div><Button type="submit">{t("ministry.submit")}</Button></div>
      </Form>
    </AdminPanel>
  );
}
